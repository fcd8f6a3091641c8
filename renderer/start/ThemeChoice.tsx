import { Segmented } from 'kreya-telemetry/renderer';
import { THEMES } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import type { ThemeChoice as Choice } from '../ui/use-theme-choice.ts';

/** The colour theme, to be chosen without going to Settings. */
export function ThemeChoice({ choice }: { readonly choice: Choice }) {
  const { theme, themes } = texts.appearance;
  return (
    <div className="theme-choice">
      <Segmented
        name={theme}
        values={THEMES}
        words={themes}
        chosen={choice.chosen}
        onChoose={choice.choose}
      />
    </div>
  );
}
