/** Reads a setting that is to be an http or https URL. Blanks around it are nothing, and no more is missing. */
export function readHttpUrl(text: string | undefined): URL | 'missing' | 'invalid' {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return 'missing';
  if (!URL.canParse(trimmed)) return 'invalid';
  const url = new URL(trimmed);
  return ['http:', 'https:'].includes(url.protocol) ? url : 'invalid';
}
