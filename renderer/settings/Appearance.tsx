import { THEMES } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { useThemeChoice } from '../ui/use-theme-choice.ts';

export function Appearance() {
  const { chosen, problem, choose } = useThemeChoice();
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
