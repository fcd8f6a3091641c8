/** What a page may load: its own scripts, styles, pictures and fonts. */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // No text becomes HTML or script: React needs none of it.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Stands in each page too, so that it holds wherever a page is loaded from. */
export const POLICY_IN_PAGE = DIRECTIVES.join('; ');

/** For the header of every answer, where more can be said than in a page. */
export const POLICY_IN_HEADER = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');
