import { createTelemetryPage, reportError, TelemetryPageProvider } from 'kreya-telemetry/renderer';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { catalogue } from '../shared/catalogue.ts';
import { ErrorBoundary } from './errors/ErrorBoundary.tsx';
import { telemetryTexts } from './telemetry-texts/index.ts';
import { texts } from './texts.ts';

const KREYA = createTelemetryPage({
  telemetry: window.kreya.telemetry,
  catalogue,
  productName: 'Kreya',
  texts: telemetryTexts,
});

/** Draws a page, and says in what language it is and what it is called. */
export function mount(page: ReactNode, title: string): void {
  document.documentElement.lang = texts.language;
  document.title = title;
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with the id "root".');
  // What no boundary catches, React hands to the window's own `error` event.
  createRoot(root, {
    onCaughtError: (error, info) => reportError(window.kreya.telemetry, error, info),
  }).render(
    <StrictMode>
      <ErrorBoundary>
        <TelemetryPageProvider value={KREYA}>{page}</TelemetryPageProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}
