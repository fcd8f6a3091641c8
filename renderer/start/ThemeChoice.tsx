import { useState } from 'react';
import { THEMES, type Theme } from '../../shared/bridge.ts';
import { useTheme } from '../sources.ts';
import { texts } from '../texts.ts';
import { messageOf } from '../wording.ts';

/** The colour theme, to be chosen without going to Settings. */
export function ThemeChoice({ onFailed }: { onFailed(message: string): void }) {
  const { live, accept } = useTheme();
  // Shown before it is confirmed, so that moving through the radios by keyboard doesn't jump back and forth.
  const [wanted, setWanted] = useState<Theme | null>(null);
  const chosen = wanted ?? (live.state === 'ready' ? live.value : null);

  async function choose(theme: Theme): Promise<void> {
    setWanted(theme);
    try {
      accept(await window.kreya.appearance.setTheme(theme));
    } catch (error) {
      onFailed(messageOf(error));
    } finally {
      setWanted((now) => (now === theme ? null : now));
    }
  }

  return (
    <fieldset className="segmented theme-choice">
      <legend className="visually-hidden">{texts.settings.theme}</legend>
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
    </fieldset>
  );
}
