/**
 * Reads a setting that must be an http or https URL. Trims whitespace and quotation marks that a shell or an
 * env file left around it; blank means missing.
 */
export function readHttpUrl(text: string | undefined): URL | 'missing' | 'invalid' {
  const trimmed = (text?.trim() ?? '').replace(/^(["'])(.*)\1$/s, '$2').trim();
  if (trimmed === '') return 'missing';
  if (!URL.canParse(trimmed)) return 'invalid';
  const url = new URL(trimmed);
  return ['http:', 'https:'].includes(url.protocol) ? url : 'invalid';
}
