import { texts } from '../texts.ts';
import { Appearance } from './Appearance.tsx';
import { Privacy } from './Privacy.tsx';

export function Settings() {
  return (
    <main className="settings">
      <h1>{texts.settings.title}</h1>
      <Appearance />
      <Privacy />
    </main>
  );
}
