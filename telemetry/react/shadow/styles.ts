import base from '../styles/base.css?inline';
import host from '../styles/host.css?inline';

// All that there are, so that none can be forgotten; those that others build on come first.
const shared = import.meta.glob('../ui/*.module.css', { query: '?inline', import: 'default', eager: true });
const own = import.meta.glob(['../*/*.module.css', '!../ui/*'], {
  query: '?inline',
  import: 'default',
  eager: true,
});

const css = [host, base, ...Object.values(shared), ...Object.values(own)].join('\n');

/**
 * Gives a shadow tree the package's styles. As a constructed stylesheet they are none that a Content-Security-Policy has
 * to allow, and nothing that a page has to import.
 */
export function adoptStyles(tree: ShadowRoot): void {
  // Documents in the tests of a program, such as jsdom's, are drawn by nobody, and may have no such stylesheets.
  if (!('adoptedStyleSheets' in tree)) return;
  // Only one of the very document that it is for is accepted: a page can have its components in another window.
  const Sheet = tree.ownerDocument.defaultView?.CSSStyleSheet ?? CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync(css);
  tree.adoptedStyleSheets = [sheet];
}
