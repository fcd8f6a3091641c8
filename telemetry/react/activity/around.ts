// Nothing here goes by `instanceof`: in another window's document, everything is of that window's classes.

/** The element that one is in, also that of another tree if this one is the outermost of a shadow tree; null if there is none. */
export function elementAround(element: Element): Element | null {
  const { parentNode } = element;
  if (parentNode !== null && isShadowRoot(parentNode)) return parentNode.host;
  return element.parentElement;
}

export function isElement(target: EventTarget): target is Element {
  return 'nodeType' in target && target.nodeType === Node.ELEMENT_NODE;
}

function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === Node.DOCUMENT_FRAGMENT_NODE && 'host' in node;
}
