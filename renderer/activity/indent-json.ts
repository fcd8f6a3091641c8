const INDENT = '  ';
const isSpace = (character: string | undefined) => character !== undefined && /[ \t\r\n]/.test(character);

/**
 * JSON with line breaks and indentation, and nothing else changed: every name, number and text stays as it is written,
 * which reading and writing it anew would not promise. Never throws; of what is no JSON something comes out all the same.
 */
export function indentJson(json: string): string {
  let text = '';
  let depth = 0;
  const newLine = () => `\n${INDENT.repeat(depth)}`;

  for (let at = 0; at < json.length; ) {
    const character = json.charAt(at);
    const start = at;
    at += 1;
    if (character === '"') {
      at = endOfText(json, start);
      text += json.slice(start, at);
    } else if (character === '{' || character === '[') {
      while (isSpace(json[at])) at += 1;
      const next = json[at];
      if (next === '}' || next === ']') {
        text += character + next;
        at += 1;
      } else {
        depth += 1;
        text += character + newLine();
      }
    } else if (character === '}' || character === ']') {
      depth = Math.max(0, depth - 1);
      text += newLine() + character;
    } else if (character === ',') {
      text += character + newLine();
    } else if (character === ':') {
      text += `${character} `;
    } else if (!isSpace(character)) {
      text += character;
    }
  }
  return text;
}

/** Where the text ends that begins there, after its closing quote. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}

/** The same for several in lines of their own, such as an envelope; a line that is no JSON stays as it is. */
export function indentLines(lines: string): string {
  return lines
    .split('\n')
    .map((line) => (isJson(line) ? indentJson(line) : line))
    .join('\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
