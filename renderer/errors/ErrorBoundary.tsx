import { classes } from 'kreya-telemetry/renderer';
import { Component, type ReactNode } from 'react';
import { texts } from '../texts.ts';

interface Props {
  readonly children: ReactNode;
}

/** Shows, in place of a page that could not be drawn, that this is so, and offers to load it anew. */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <main className="failure" role="alert">
        <h1>{texts.failure.title}</h1>
        <p className={classes['muted']}>{texts.failure.explanation}</p>
        <button type="button" className={classes['primaryButton']} onClick={() => location.reload()}>
          {texts.failure.reload}
        </button>
      </main>
    );
  }
}
