import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { adoptStyles } from './styles.ts';

/**
 * Draws its children in a shadow tree: of a page's stylesheets none reaches them, however it selects, and theirs reaches
 * nothing else. Of what elements inherit, only the language, the direction of text and custom properties get in.
 *
 * They are a React root of their own, since React calls the handlers of what is around a portal into a shadow tree twice
 * (facebook/react#24136). So contexts from outside do not reach them; what they throw, the page's error boundaries catch.
 */
export function ShadowTree({ children }: { readonly children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const root = useRef<Root>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    // One per run of this effect: in its strict mode, React runs it twice.
    const container = host.current.ownerDocument.createElement('div');
    openTree(host.current).append(container);
    const inner = createRoot(container, { onUncaughtError: (error) => setFailure({ error }) });
    root.current = inner;
    return () => {
      root.current = null;
      // Not while React draws what is around it.
      queueMicrotask(() => {
        inner.unmount();
        container.remove();
      });
    };
  }, []);

  useLayoutEffect(() => root.current?.render(children));

  if (failure !== null) throw failure.error;
  return <div ref={host} className="kreya-telemetry" />;
}

function openTree(host: Element): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  const tree = host.attachShadow({ mode: 'open' });
  adoptStyles(tree);
  return tree;
}
