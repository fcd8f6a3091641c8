/** The components in a page with the oldest supported React. */
import { expect, expectDelivery, SLOW, test } from './test.ts';

/**
 * A button that adds a component with broken telemetry to the page, in an error boundary of the page's own.
 */
const BROKEN = `import { TelemetrySettings } from 'kreya-telemetry/renderer';
import { Component, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { catalogue } from './catalogue.js';

class Boundary extends Component<{ readonly children: ReactNode }> {
  state = { words: '' };

  static getDerivedStateFromError(error: unknown) {
    return { words: 'Caught: ' + String(error) };
  }

  render() {
    return this.state.words === '' ? this.props.children : <p>{this.state.words}</p>;
  }
}

const telemetry: typeof window.telemetry = {
  ...window.telemetry,
  onStatusChanged() {
    throw new Error('Acme broke.');
  },
};

function Broken() {
  const [isShown, setShown] = useState(false);
  return isShown ? (
    <TelemetrySettings telemetry={telemetry} catalogue={catalogue} productName="Acme" />
  ) : (
    <button onClick={() => setShown(true)}>Break</button>
  );
}

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(<Boundary><Broken /></Boundary>);
`;

test('react-18', SLOW, async ({ workshop, launch, receiver }) => {
  for (const files of ['plain-esm', 'react-18']) workshop.copy(files);
  await workshop.npm('ci');
  await workshop.installPackage();
  for (const file of ['catalogue.ts', 'window.d.ts', 'settings.tsx']) workshop.fromGuide(file, file);
  // That option came with React 19.
  workshop.edit('settings.tsx', [/, \{ onCaughtError: .* \}\)/, ')'], [/^ {2}reportError,\n/m, '']);
  workshop.write('broken.tsx', BROKEN);
  workshop.edit('settings.tsx', [/^(?=const acme)/m, "import './broken.js';\n\n"]);
  await workshop.npm('run', 'build');
  workshop.edit('main.js', ["'index.html'", "'page/index.html'"]);

  const started = await launch();
  await expectDelivery(started, receiver);
  // So that something is left to delete.
  await receiver.close();
  const toggle = started.page.getByRole('switch', { name: 'Usage telemetry' });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(started.page.getByText('Telemetry is off')).toBeVisible();
  await started.page.getByRole('button', { name: /^Delete (it|them)$/ }).click();
  await expect(started.page.getByText('Deleted. None of it will be sent.')).toBeVisible();
  await expect(toggle).toBeFocused();
  expect(started.problems).toEqual([]);

  await started.page.getByRole('button', { name: 'Break' }).click();
  await expect(started.page.getByText('Caught: Error: Acme broke.')).toBeVisible();
  await expect(started.page.getByRole('switch')).toHaveCount(1);
});
