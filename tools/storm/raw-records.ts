const RECORDS = '"logRecords":[';

/**
 * The text of every log record in an `ExportLogsServiceRequest`, byte for byte. The text must be valid JSON
 * without whitespace between tokens.
 */
export function rawRecords(body: string): string[] {
  const texts: string[] = [];
  // Inside a string the quotes would be escaped, so this only matches the key.
  for (let at = body.indexOf(RECORDS); at !== -1; at = body.indexOf(RECORDS, at)) {
    at += RECORDS.length;
    while (body[at] === '{') {
      const end = endOfObject(body, at);
      texts.push(body.slice(at, end));
      at = body[end] === ',' ? end + 1 : end;
    }
  }
  return texts;
}

/** Just after the brace that closes the one at `start`. */
function endOfObject(text: string, start: number): number {
  let depth = 0;
  let isInString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (isInString) {
      if (char === '\\') at += 1;
      else if (char === '"') isInString = false;
    } else if (char === '"') isInString = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
