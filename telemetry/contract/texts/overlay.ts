/** Puts texts of a program's own over telemetry's, leaves out what can't be meant, and tells its developer why. */
import { PLACEHOLDER } from './fill.ts';

type Tell = (mistake: string) => void;
type Tree = Readonly<Record<string, unknown>>;

/** What the catalogue says: any name, and nothing to fill in. */
const OPEN = ['common', 'events', 'groups'];

/** Changes `texts`, which are telemetry's own; `path` leads to what is given. */
export function overlay(texts: Tree, own: unknown, tell: Tell, path: readonly string[] = []): void {
  if (!isTree(own)) {
    const example = path.length === 3 && path[1] === 'events' ? ", such as { description: '…' }" : '';
    tell(`${path.join('.')} is no object with texts in it${example}`);
    return;
  }
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue;
    const place = [...path, key];
    const isOpen = OPEN.includes(path[1] ?? key);
    const there = Object.hasOwn(texts, key) ? texts[key] : isOpen ? openAt(place) : undefined;
    if (there === undefined) tell(`there is no text ${place.join('.')}`);
    else if (!isOpen && isForms(there)) put(texts, key, checkedForms(value, there, place, tell));
    else if (isTree(there)) {
      overlay(there, value, tell, place);
      put(texts, key, there);
    } else put(texts, key, checkedText(value, isOpen ? null : String(there), place, tell));
  }
}

/** What can be at a place that the catalogue says something of: a text, texts by their names, or nothing. */
function openAt([, section, name, part, field]: readonly string[]): '' | Tree | undefined {
  if (name === undefined) return {};
  if (section !== 'events') return '';
  if (part === undefined) return {};
  if (part === 'fields') return field === undefined ? {} : '';
  return part === 'description' ? '' : undefined;
}

/** Puts values into all places of these names, but for those in what the catalogue says. */
export function fillAll(texts: Tree, fillIn: (text: string) => string, leftOut = OPEN): void {
  for (const [key, value] of Object.entries(texts)) {
    if (leftOut.includes(key)) continue;
    if (typeof value === 'string') Reflect.set(texts, key, fillIn(value));
    else if (isTree(value)) fillAll(value, fillIn, []);
  }
}

function put(texts: Tree, key: string, value: unknown): void {
  if (value !== null) Reflect.set(texts, key, value);
}

/** As a whole, since other languages have other forms; null if they can't be used. */
function checkedForms(forms: unknown, there: Tree, place: readonly string[], tell: Tell): Tree | null {
  if (!isTree(forms) || typeof forms['other'] !== 'string') {
    tell(`${place.join('.')} needs at least the form other, such as { other: '{count} …' }`);
    return null;
  }
  const known = Object.values(there).join(' ');
  const all = Object.entries(forms).filter(([, text]) => text !== undefined);
  return all.every(([rule, text]) => checkedText(text, known, [...place, rule], tell) !== null)
    ? Object.fromEntries(all)
    : null;
}

/** `there` has all places that something goes to; null where nothing goes to any. */
function checkedText(
  text: unknown,
  there: string | null,
  place: readonly string[],
  tell: Tell,
): string | null {
  if (typeof text !== 'string') {
    tell(`${place.join('.')} is no text`);
    return null;
  }
  if (there === null) return text;
  const known = placesIn(`${there} {product}`);
  const unknown = placesIn(text).find((name) => !known.includes(name));
  if (unknown === undefined) return text;
  tell(
    `${place.join('.')} has {${unknown}}, which nothing is known for; it can have {${known.join('}, {')}}`,
  );
  return null;
}

function placesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name = '']) => name))];
}

function isForms(value: unknown): value is Tree {
  return isTree(value) && typeof value['one'] === 'string' && typeof value['other'] === 'string';
}

export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
