/** The element that one is in, also that of another tree if this one is the outermost of a shadow tree; null if there is none. */
export function elementAround(element: Element): Element | null {
  const { parentNode } = element;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return element.parentElement;
}
