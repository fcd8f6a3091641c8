import { useState } from 'react';
import { THEMES, type Theme } from '../../shared/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTheme } from '../sources.ts';
import { texts } from '../texts.ts';
import { Segmented } from '../ui/Segmented.tsx';
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
      accept(await expectAnswer(window.kreya.appearance.setTheme(theme)));
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setWanted((now) => (now === theme ? null : now));
    }
  }

  return (
    <div className="card">
      <div className="row row-split row-wrap">
        <div>
          <h3 className="row-label">{texts.appearance.theme}</h3>
          <p className="muted">{texts.appearance.themeHint}</p>
        </div>
        <Segmented
          name={texts.appearance.theme}
          values={THEMES}
          words={texts.appearance.themes}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="row problem">
          {problem}
        </p>
      )}
    </div>
  );
}
