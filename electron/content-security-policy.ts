/** What a page may load: its own scripts, styles, images and fonts. */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // No string becomes HTML or script: React does not need that.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** Also in each page, so that it applies wherever the page is loaded from. */
export const POLICY_IN_PAGE = DIRECTIVES.join('; ');

/** For the header of every response, which can say more than a page can. */
export const POLICY_IN_HEADER = [...DIRECTIVES, "frame-ancestors 'none'"].join('; ');
