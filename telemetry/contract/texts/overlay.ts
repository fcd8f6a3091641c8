/** Puts texts of a program's own over telemetry's, leaves out what can't be meant, and tells its developer why. */
import { PLACEHOLDER } from './fill.ts';

type Tell = (mistake: string) => void;
type Tree = Readonly<Record<string, unknown>>;

/** What the catalogue says: any name, and nothing to fill in. */
const OPEN = ['common', 'events', 'groups'];

/** Changes `texts`, which are telemetry's own; `path` leads to what is given. */
export function overlay(texts: Tree, own: unknown, tell: Tell, path: readonly string[] = []): void {
  if (!isTree(own)) {
    tell(`${path.join('.')} is no object with texts in it`);
    return;
  }
  for (const [key, value] of Object.entries(own)) {
    if (value === undefined) continue;
    const place = [...path, key];
    const isOpen = OPEN.includes(path[1] ?? key);
    const there = Object.hasOwn(texts, key) ? texts[key] : undefined;
    if (there === undefined && !isOpen) tell(`there is no text ${place.join('.')}`);
    else if (isForms(there)) put(texts, key, checkedForms(value, there, place, tell));
    else if (isTree(there)) overlay(there, value, tell, place);
    else if (isOpen) put(texts, key, structuredClone(value));
    else put(texts, key, checkedText(value, String(there), place, tell));
  }
}

/** Puts values into all places of these names, but for those in what the catalogue says. */
export function fillAll(texts: Tree, fillIn: (text: string) => string): void {
  for (const [key, value] of Object.entries(texts)) {
    if (OPEN.includes(key)) continue;
    if (typeof value === 'string') Reflect.set(texts, key, fillIn(value));
    else if (isTree(value)) fillAll(value, fillIn);
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

function checkedText(text: unknown, there: string, place: readonly string[], tell: Tell): string | null {
  if (typeof text !== 'string') {
    tell(`${place.join('.')} is no text`);
    return null;
  }
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

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
