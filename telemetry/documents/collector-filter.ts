/** The conditions under which a Collector drops a record, in its transformation language (OTTL). */
import type { FieldKind } from '../catalogue/kinds.ts';
import type { Admitted, AdmittedAttribute, AdmittedEvent } from './admitted.ts';
import { TEXT_PATTERNS, VERSION_PATTERN } from './text-patterns.ts';

/**
 * Each condition drops a record of which it is true. Whole maps are held against one pattern of their JSON text, whose keys
 * the Collector sorts: so an attribute that nobody listed is a reason to drop, too, and so is a value of another type.
 */
export function dropConditions(admitted: Admitted): readonly string[] {
  const { resource, scope, events } = admitted;
  return [
    `not ${mapMatches('resource.attributes', resource)}`,
    `scope.name != ${quoted(scope)} or not ${matches('scope.version', TEXT_PATTERNS.release)} or Len(scope.attributes) > 0`,
    'log.body != nil',
    `not ${matches('log.event_name', alternatives(events.map(({ wireName }) => wireName)))}`,
    ...events.map(wrongEvent),
  ];
}

function wrongEvent({ wireName, attributes }: AdmittedEvent): string {
  const wrong = [
    `not ${mapMatches('log.attributes', attributes)}`,
    ...attributes.flatMap(outOfBounds),
    ...attributes.flatMap(misplaced),
  ];
  return `log.event_name == ${quoted(wireName)} and (${wrong.join(' or ')})`;
}

function outOfBounds({ wireName, kind }: AdmittedAttribute): string[] {
  if (kind.kind !== 'wholeNumber') return [];
  const value = attribute(wireName);
  return [`${value} < ${kind.min}`, `${value} > ${kind.max}`];
}

/** An attribute without the value of the other one that it belongs to, or the other way round. */
function misplaced({ wireName, presence }: AdmittedAttribute): string[] {
  if (presence.kind !== 'onlyWith') return [];
  const isDue = matches(attribute(presence.wireName), alternatives(presence.values));
  const value = attribute(wireName);
  const surplus = `(${value} != nil and not ${isDue})`;
  return presence.orAbsent ? [surplus] : [surplus, `(${value} == nil and ${isDue})`];
}

function attribute(wireName: string): string {
  return `log.attributes[${quoted(wireName)}]`;
}

function mapMatches(path: string, attributes: readonly AdmittedAttribute[]): string {
  return matches(`String(${path})`, patternOfMap(attributes));
}

function matches(target: string, pattern: string): string {
  return `IsMatch(${target}, ${quoted(String.raw`\A${pattern}\z`)})`;
}

/** Of the JSON text of a map. One attribute is always there; those that sort before it end with a comma, the others begin with one. */
function patternOfMap(attributes: readonly AdmittedAttribute[]): string {
  const sorted = [...attributes].sort((a, b) => (a.wireName < b.wireName ? -1 : 1));
  const anchor = sorted.findIndex(({ presence }) => presence.kind === 'always');
  const parts = sorted.map(({ wireName, kind, presence }, index) => {
    const member = `"${literal(wireName)}":${patternOfKind(kind)}`;
    if (index === anchor) return member;
    const withComma = index < anchor ? `${member},` : `,${member}`;
    return presence.kind === 'always' ? withComma : `(?:${withComma})?`;
  });
  return `[{]${parts.join('')}[}]`;
}

function patternOfKind(kind: AdmittedAttribute['kind']): string {
  switch (kind.kind) {
    case 'oneOf':
      return `"${alternatives(kind.values)}"`;
    case 'flag':
      return '(?:true|false)';
    case 'wholeNumber':
      return `${kind.min < 0 ? '-?' : ''}[0-9]{1,${longest(kind)}}`;
    case 'version':
      return `"${VERSION_PATTERN}"`;
    case 'text':
      return `"${TEXT_PATTERNS[kind.rule]}"`;
  }
}

function longest({ min, max }: Extract<FieldKind, { kind: 'wholeNumber' }>): number {
  return Math.max(...[min, max].map((bound) => String(Math.abs(bound)).length));
}

function alternatives(values: readonly string[]): string {
  return `(?:${values.map(literal).join('|')})`;
}

function literal(text: string): string {
  return text.replace(/[.+]/g, '[$&]');
}

/** A text of OTTL. It has no `$`, which the Collector would take for the beginning of a variable. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, String.raw`\$&`)}"`;
}
