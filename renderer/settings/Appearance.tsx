import { classes, Segmented } from 'kreya-telemetry/renderer';
import { THEMES } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { useThemeChoice } from '../ui/use-theme-choice.ts';

export function Appearance() {
  const { chosen, problem, choose } = useThemeChoice();
  return (
    <div className={classes['card']}>
      <div className={`row-wrap ${classes['row']} ${classes['rowSplit']}`}>
        <div>
          <h3 className={classes['rowLabel']}>{texts.appearance.theme}</h3>
          <p className={classes['muted']}>{texts.appearance.themeHint}</p>
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
        <p role="alert" className={`${classes['row']} ${classes['problem']}`}>
          {problem}
        </p>
      )}
    </div>
  );
}
