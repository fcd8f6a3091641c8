/**
 * Gathers the error messages of the runtimes, and the names of their own modules and codes, into
 * telemetry/core/errors/reduce/data/runtime-texts.ts, from this Node and from the given executables (an
 * Electron). Run it again when the supported runtimes change, and review its changes before committing: what
 * is in that file may leave a person's machine.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { WRITTEN_MESSAGES } from '../telemetry/core/errors/reduce/data/written-messages.ts';
import { createVocabulary, isKnownWord } from '../telemetry/core/errors/reduce/vocabulary.ts';
import { reduceWords } from '../telemetry/core/errors/reduce/words.ts';
import { calleeOf, gather, type MessageParts, partsOf } from './own-code/gather.ts';
import { isNode, walk } from './walk.ts';

const FILE = fileURLToPath(new URL('../telemetry/core/errors/reduce/data/runtime-texts.ts', import.meta.url));

const HOLE = '%';
/**
 * In an official Node, V8's message table lies between these two. Electron's linker scatters it among all its
 * strings: then they are too far apart, and only Node's is used.
 */
const FIRST_OF_V8 = 'Cyclic __proto__ value';
const LAST_OF_V8 = 'Cannot DeepFreeze non-const value %';
const LONGEST_TABLE = 100_000;
/** V8's own tools, tools that Node includes, and parts of it that an app like this one never calls. */
const NOT_RUN =
  /internal\/(?:deps\/(?!undici)|repl|test|main\/(?!run_main|worker)|debugger|cluster|policy|perf|watch_mode|crypto\/(?:aes|cfrg|ec|mac|rsa|web)|webstreams|blob|v8|vm\/|cli_table|shadow|freeze|bootstrap\/(?!node|realm)|original-fs|legacy|wasm|inspector)|^(?:v8\/|wasi|repl|sea|inspector|trace_events|test)/;

type Sources = Readonly<Record<string, string>>;

function readSources(executable: string): Sources {
  const script = 'process.stdout.write(JSON.stringify(process.binding("natives")))';
  const output = execFileSync(executable, ['--no-deprecation', '-e', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  const sources: unknown = JSON.parse(output);
  const texts = Object.entries(sources ?? {}).filter(([, source]) => typeof source === 'string');
  return Object.fromEntries(texts);
}

function gatherV8(binary: string): readonly string[] {
  const start = binary.indexOf(`\0${FIRST_OF_V8}\0`);
  const end = binary.indexOf(`\0${LAST_OF_V8}\0`, start);
  if (start < 0 || end < start || end - start > LONGEST_TABLE) return [];
  return binary.slice(start + 1, end + 1 + LAST_OF_V8.length).split('\0');
}

function gatherNode(file: string, source: string): readonly MessageParts[] {
  const messages = [...gather(source, `${file.replaceAll('/', '-')}.cjs`).messages];
  walk(parseSync('source.cjs', source).program, (node) => {
    // E('ERR_CODE', text or function that builds it, …) in Node's table of errors.
    if (node.type !== 'CallExpression' || calleeOf(node) !== 'E' || !Array.isArray(node['arguments'])) return;
    const text: unknown = node['arguments'][1];
    messages.push(...partsOf(text));
    if (!isNode(text) || !text.type.endsWith('FunctionExpression')) return;
    messages.push(...partsOf(text['body']));
    walk(text['body'], (inner) => {
      if (inner.type === 'ReturnStatement') messages.push(...partsOf(inner['argument']));
    });
  });
  return messages;
}

/** What a bundled program never encounters, left out to keep it small. */
const NOT_HEARD = new RegExp(
  [
    // Debuggers, test runners, experiments.
    'on proxy:|Temporal|ShadowRealm|asm\\.js|CallSite|[Dd]ebug|DeepFreeze|WebAssembly|wasm|Manifest|Inspector|REPL',
    'snapshot|[Ss]ingle.executable|FIPS|Paramenter|WASI|[tT]race event|UNDICI_|Mutex|Atomics|[Ss]truct |hook|SharedArray',
    // Syntax that the build has already refused.
    'strict mode|[Oo]ctal|formal param|side (?:of a|in for|in %|expr)|Label|clause|[Gg]enerator|Async function|let is|new\\.target|`\\.\\.\\.`',
    '[Rr]est (?:el|par)|Setter|Getter|Class constructor may|Classes may|escape seq|not contain escaped|statement:|[Ss]tatements|optional chain|fields|[Pp]rivate|Super|Derived|reserved',
    // Options for parts of Node that are not used here.
    'JWK|ECDH|DH param|MIME|ALPN|HTTP2|HTTP\\/2|Integrity|WeakRef|Finali|Currency|Rounding|Intl|Locale|localeM|fork',
    'TTY|PBKDF2|Key op|Named c|baseKey|derived bit|float|divide|remainder|illegal cast|species|trailers|Trailer|Trailing|Informational|[Ss]ymlink|Director|Worker|Subresource|eserialize|c-ares|SecureCon|arg string',
    'Proxy |settings|[Ii]mport [at]|--|^invalid on|^unsupported|^[\\w.]+ must be|^max[A-Z]|^(?:in|un)(?:valid|supported) \\w+$',
  ].join('|'),
);

/** Codes that a program like this one has no use for. */
const NOT_GIVEN =
  /WASI|REPL|TEST_|INSPECTOR|MANIFEST|SNAPSHOT|TRACE_EVENTS|SINGLE_EXEC|NETWORK_IMPORT|NAPI|FIPS|_$/;

/** A text is worth keeping if it says something between its holes and fits on a line. */
function isTelling(text: string): boolean {
  const words = text.split(/[^A-Za-z]+/).filter((word) => word.length > 1);
  return (
    words.length > 1 &&
    words.join('').length > 7 &&
    /^[\x20-\x7e]+$/.test(text) &&
    text.length < 110 &&
    !NOT_HEARD.test(text)
  );
}

/**
 * Leaves out texts without holes whose words are known from others, since they survive word by word. This
 * halves what the program has to carry.
 */
function withoutNeedless(texts: readonly string[]): readonly string[] {
  const open = texts.filter((text) => text.includes(HOLE));
  const vocabulary = createVocabulary([...open, ...WRITTEN_MESSAGES.split('\n')]);
  const isKnown = (token: string, starts: boolean): boolean => isKnownWord(vocabulary, token, starts);
  return texts.filter((text) => text.includes(HOLE) || reduceWords(text, isKnown) !== text);
}

const texts = new Set<string>();
const codes = new Set<string>();
const modules = new Set<string>();
const executables = [process.execPath, ...process.argv.slice(2)];
for (const executable of executables) {
  const binary = readFileSync(executable, 'latin1');
  for (const text of gatherV8(binary)) texts.add(text);
  for (const [, code] of binary.matchAll(/\0((?:ERR|HPE)_[A-Z0-9_]{3,60}[A-Z0-9])(?=\0)/g))
    codes.add(code ?? '');
  for (const [file, source] of Object.entries(readSources(executable))) {
    if (NOT_RUN.test(file)) continue;
    modules.add(file);
    if (file.startsWith('electron/')) continue;
    for (const [code] of source.matchAll(/(?<=['"])(?:ERR|UND_ERR)_[A-Z0-9_]{3,60}(?=['"])/g))
      codes.add(code);
    for (const parts of gatherNode(file, source)) {
      // Node marks holes as printf does, except where its source is already a template.
      const marked = parts.map((part) => part.replace(/%[sdijoO]/g, HOLE));
      if (!marked.some((part) => part.replaceAll(HOLE, '').includes('%'))) texts.add(marked.join(HOLE));
    }
  }
}

const version = process.version;
const asConstant = (name: string, description: string, lines: Iterable<string>): string =>
  [
    `/** ${description} */`,
    `export const ${name} =`,
    `  ${JSON.stringify([...lines].sort().join('\n'))};`,
  ].join('\n');
writeFileSync(
  FILE,
  `${[
    `// Generated by tools/runtime-texts.ts from Node ${version} and Electron. One entry a line; % is a hole.`,
    '// Plain strings, since a program that never fails should not pay for more than skipping them.',
    '',
    asConstant('RUNTIME_MESSAGES', 'What V8 and Node say.', withoutNeedless([...texts].filter(isTelling))),
    '',
    asConstant(
      'RUNTIME_CODES',
      'Codes of errors.',
      [...codes].filter((code) => !NOT_GIVEN.test(code)),
    ),
    '',
    asConstant(
      'RUNTIME_MODULES',
      'Modules inside the runtimes.',
      [...modules].filter((id) => id !== ''),
    ),
  ].join('\n')}\n`,
);
console.log(`${texts.size} texts, ${codes.size} codes, ${modules.size} modules`);
