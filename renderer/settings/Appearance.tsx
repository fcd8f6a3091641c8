import { useState } from 'react';
import { THEMES, type Theme } from '../../shared/bridge.ts';
import { useTheme } from '../sources.ts';
import { texts } from '../texts.ts';
import { messageOf } from '../wording.ts';

export function Appearance() {
  const { live, accept } = useTheme();
  // Shown before it is confirmed, so that moving through the radios by keyboard doesn't jump back and forth.
  const [wanted, setWanted] = useState<Theme | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const chosen = wanted ?? (live.state === 'ready' ? live.value : null);
  const problem = failure ?? (live.state === 'failed' ? live.message : null);

  async function choose(theme: Theme): Promise<void> {
    setWanted(theme);
    setFailure(null);
    try {
      accept(await window.kreya.appearance.setTheme(theme));
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setWanted((now) => (now === theme ? null : now));
    }
  }

  return (
    <section aria-labelledby="appearance-title">
      <h2 id="appearance-title">{texts.settings.appearance}</h2>
      <div className="card">
        <fieldset className="row themes">
          <legend className="row-label">{texts.settings.theme}</legend>
          <div className="segmented">
            {THEMES.map((theme) => (
              <label key={theme} className="segment">
                <input
                  type="radio"
                  name="theme"
                  value={theme}
                  checked={chosen === theme}
                  onChange={() => choose(theme)}
                />
                <span className="segment-words">{texts.settings.themes[theme]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {problem !== null && (
          <p role="alert" className="row problem">
            {problem}
          </p>
        )}
      </div>
    </section>
  );
}
