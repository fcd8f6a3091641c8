/** What an error's report and a crash's have in common: what they say besides the exception. */
import { wireNameIn } from '../../catalogue/wire.ts';
import { fieldOf, type Known, type KnownField, type KnownFields, say } from './fields.ts';
import type { ParsedError } from './parse.ts';
import type { ReadableField } from './readable.ts';
import { isObject, listOf, memberOf, printed, textOf } from './untrusted.ts';

/** What is told elsewhere, or field by field below. */
const TOLD = new Set([
  'event_id',
  'timestamp',
  'exception',
  'breadcrumbs',
  'contexts',
  'debug_meta',
  'environment',
  'fingerprint',
  'level',
  'sdk',
  'tags',
  'user',
]);

/** The tags that are about the error rather than about the program and the system. */
const FACTS = new Set(['process', 'code', 'syscall', 'exit_code', 'exception_code', 'occurrences']);

/** What telemetry says of every machine, by the names of fields; a program can say more, or in other words. */
const SYSTEM = ['osName', 'osVersion', 'osArch', 'processArch'] as const;

type Words = Readonly<Record<string, string>> & { readonly other: string };

/** What a value means, or what it is about if nobody knows the value. */
function meaningIn(words: Words, value: string): string {
  return (Object.hasOwn(words, value) ? words[value] : undefined) ?? words.other;
}

function row(wireName: string, value: unknown, meaning: string | null): ReadableField[] {
  if (value === undefined || value === null || value === '') return [];
  return [
    { ...fieldOf(wireName, printed(value), undefined), meaning: meaning === null ? null : say(meaning) },
  ];
}

/** Level, mechanism, process and codes. */
export function factsOf({ event, exceptions }: ParsedError, { texts }: Known): readonly ReadableField[] {
  const words = texts.records.report;
  const mechanism = memberOf(exceptions[0], 'mechanism');
  const noticed = textOf(memberOf(mechanism, 'type')) ?? '';
  const handled = memberOf(mechanism, 'handled');
  const level = textOf(event['level']) ?? '';
  const tag = (name: string) => memberOf(event['tags'], name);
  const inCamelCase = noticed.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [
    ...row('level', level, meaningIn(words.level, level)),
    ...row('mechanism', noticed, meaningIn(words.mechanism, inCamelCase)),
    ...(typeof handled === 'boolean'
      ? row('handled', handled ? texts.records.yes : texts.records.no, words.handled)
      : []),
    ...row('process', tag('process'), meaningIn(words.process, textOf(tag('process')) ?? '')),
    ...row('code', tag('code'), words.code),
    ...row('syscall', tag('syscall'), words.syscall),
    ...row('exit_code', tag('exit_code'), words.exitCode),
    ...row('exception_code', tag('exception_code'), words.exceptionCode),
    ...row('occurrences', tag('occurrences'), words.occurrences),
  ];
}

/** What the report says of the program, the system and the installation, and all that is not told elsewhere. */
export function contextOf({ event }: ParsedError, known: Known): readonly ReadableField[] {
  const words = known.texts.records.report;
  const { tags, contexts, sdk, environment } = event;
  const environmentTags = Object.entries(isObject(tags) ? tags : {}).filter(([name]) => !FACTS.has(name));
  const fields = environmentFields(
    environmentTags.map(([name]) => name),
    known,
  );
  const meanings: Readonly<Record<string, string>> = {
    release: words.release,
    dist: words.dist,
    platform: words.platform,
  };
  const meaningOf = (key: string) => (Object.hasOwn(meanings, key) ? (meanings[key] ?? null) : null);
  const images = listOf(memberOf(event['debug_meta'], 'images'));
  const others = Object.entries(isObject(contexts) ? contexts : {}).filter(([name]) => name !== 'react');
  return [
    ...environmentTags.map(([name, value]) => fieldOf(name, printed(value), fields.get(name))),
    ...Object.entries(event)
      .filter(([key]) => !TOLD.has(key))
      .flatMap(([key, value]) => row(key, value, meaningOf(key))),
    ...row('environment', environment, meaningIn(words.environment, textOf(environment) ?? '')),
    ...row('user.id', memberOf(event['user'], 'id'), known.texts.records.attributes.installation),
    ...row('sdk', nameAndVersion(sdk), words.sdk),
    ...row('infer_ip', memberOf(memberOf(sdk, 'settings'), 'infer_ip'), words.inferIp),
    ...row('fingerprint', listOf(event['fingerprint']).map(printed).join(' '), words.fingerprint),
    ...images.flatMap((image) =>
      row(fileNameOf(memberOf(image, 'code_file')), memberOf(image, 'debug_id'), words.build),
    ),
    ...others.flatMap(([name, value]) => row(`contexts.${name}`, value, null)),
  ];
}

function nameAndVersion(sdk: unknown): string {
  return [memberOf(sdk, 'name'), memberOf(sdk, 'version')].flatMap((part) => textOf(part) ?? []).join(' ');
}

/** One of the program's own as its build calls it: `out/main/main.js`. */
export function fileNameOf(value: unknown): string {
  return (textOf(value) ?? '').replace(/^app:\/\/\//, '');
}

/** The names of the last events, oldest first. */
export function recentEventsIn({ event }: ParsedError): readonly string[] {
  return listOf(event['breadcrumbs']).flatMap((crumb) => textOf(memberOf(crumb, 'message')) ?? []);
}

/**
 * A program describes itself by the fields of one of its events, and nothing says of which: it is the one that has the most of them.
 */
function environmentFields(wireNames: readonly string[], known: Known): KnownFields {
  const shared = (fields: KnownFields) => wireNames.filter((name) => fields.has(name)).length;
  const all = [...[...known.events.values()].map(({ fields }) => fields), systemFields(known)];
  return all.reduce((best, fields) => (shared(fields) > shared(best) ? fields : best));
}

function systemFields({ namespace, texts }: Known): KnownFields {
  return new Map(
    SYSTEM.map((name): [string, KnownField] => [
      wireNameIn(namespace, name),
      { name, meaning: say(texts.records.report[name]) },
    ]),
  );
}
