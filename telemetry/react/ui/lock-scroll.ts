/**
 * Keeps the page behind a dialog from scrolling, and takes its scrollbar away, or the gutter for one, which the dialog's veil
 * does not cover. What is on the page stays where it is. Returns a function that undoes it.
 */
export function lockScroll({ documentElement }: Document): () => void {
  const { style } = documentElement;
  const { overflow, scrollbarGutter, paddingRight } = style;
  // `clientWidth` counts a gutter in.
  const narrow = documentElement.offsetWidth;
  Object.assign(style, { overflow: 'hidden', scrollbarGutter: 'auto' });
  style.paddingRight = `${documentElement.offsetWidth - narrow}px`;
  return () => void Object.assign(style, { overflow, scrollbarGutter, paddingRight });
}
