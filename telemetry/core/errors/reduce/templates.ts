/** A message with holes. */
export interface Template {
  /** The fixed parts around the holes: `['Cannot find module ', '']`. */
  readonly parts: readonly string[];
  /** What each hole accepts besides known words, such as `name`; empty for nothing else. */
  readonly slots: readonly string[];
}

export interface Match extends Template {
  /** The text in each hole, one between every two parts. */
  readonly holes: readonly string[];
}

/** The fewest letters a template must fix; with fewer, nearly everything would match it. */
const FEWEST_LETTERS = 6;

/** Parses a text in which `%` is a hole and `{slot}` a typed hole. */
export function parseTemplate(text: string): Template {
  const pieces = text.split(/%|\{([a-zA-Z\d]+)\}/);
  return {
    parts: pieces.filter((_, index) => index % 2 === 0),
    slots: pieces.filter((_, index) => index % 2 === 1).map((slot) => slot ?? ''),
  };
}

/**
 * Returns a function that finds the template with the most fixed text that a message follows, or null. The
 * first of equals wins.
 */
export function createTemplates(templates: readonly Template[]): (message: string) => Match | null {
  const longestFirst = templates
    .map((template) => ({ ...template, text: template.parts.join('') }))
    .filter(({ text }) => text.replace(/[^A-Za-z]/g, '').length >= FEWEST_LETTERS)
    .sort((one, other) => other.text.length - one.text.length);
  /** By the letter that a message must begin with to follow them; any letter will do for those at ''. */
  const byLetter = new Map<string, Template[]>([['', []]]);
  for (const { parts } of longestFirst) byLetter.set(letterOf(parts), []);
  for (const { parts, slots } of longestFirst) {
    const letter = letterOf(parts);
    for (const [each, some] of byLetter) if (letter === '' || letter === each) some.push({ parts, slots });
  }
  return (message) => {
    for (const { parts, slots } of byLetter.get(message.charAt(0)) ?? byLetter.get('') ?? []) {
      const holes = holesOf(parts, message);
      if (holes !== null) return { parts, slots, holes };
    }
    return null;
  };
}

const letterOf = (parts: Template['parts']): string => parts[0]?.charAt(0) ?? '';

/**
 * Scans the message once: the first and the last part at its ends, the others in order, as early as possible.
 */
function holesOf(parts: Template['parts'], message: string): readonly string[] | null {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return message === first ? [] : null;
  const end = message.length - last.length;
  if (end < first.length || !message.startsWith(first) || !message.endsWith(last)) return null;
  const holes: string[] = [];
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = message.indexOf(part, at);
    if (found < 0 || found + part.length > end) return null;
    holes.push(message.slice(at, found));
    at = found + part.length;
  }
  return [...holes, message.slice(at, end)];
}
