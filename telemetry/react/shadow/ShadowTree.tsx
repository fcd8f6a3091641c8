import { Component, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { adoptStyles } from './styles.ts';

interface Failure {
  readonly error: unknown;
}

/**
 * Draws its children in a shadow tree: of a page's stylesheets none reaches them, however it selects, and theirs reaches
 * nothing else. Of what elements inherit, only the language, the direction of text and custom properties get in.
 *
 * They are a React root of their own, since React calls the handlers of what is around a portal into a shadow tree twice
 * (facebook/react#24136). So contexts from outside do not reach them. What they throw is caught inside and thrown again
 * outside, since the page's error boundaries catch nothing of another root.
 */
export function ShadowTree({ children }: { readonly children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const root = useRef<Root>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useLayoutEffect(() => {
    if (host.current === null) return undefined;
    // One per run of this effect: in its strict mode, React runs it twice.
    const container = host.current.ownerDocument.createElement('div');
    openTree(host.current).append(container);
    // It is told by the root around this one.
    const inner = createRoot(container, { onCaughtError: () => {} });
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

  useLayoutEffect(() => root.current?.render(<Boundary onError={setFailure}>{children}</Boundary>));

  if (failure !== null) throw failure.error;
  return <div ref={host} className="kreya-telemetry" />;
}

/** Not the option `onUncaughtError` of the root, which React 18 does not have. */
class Boundary extends Component<{ onError(failure: Failure): void; readonly children: ReactNode }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onError({ error });
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children;
  }
}

function openTree(host: Element): ShadowRoot {
  if (host.shadowRoot !== null) return host.shadowRoot;
  const tree = host.attachShadow({ mode: 'open' });
  adoptStyles(tree);
  return tree;
}
