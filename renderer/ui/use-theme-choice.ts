import { expectAnswer, messageOf } from 'kreya-telemetry/renderer';
import { useState } from 'react';
import type { Theme } from '../../shared/bridge.ts';
import { useTheme } from '../sources.ts';

export interface ThemeChoice {
  /** Null as long as it is not known. */
  readonly chosen: Theme | null;
  /** Why the theme could not be read or stored. */
  readonly problem: string | null;
  choose(theme: Theme): Promise<void>;
}

/** The colour theme, wherever it can be chosen. */
export function useThemeChoice(): ThemeChoice {
  const { live, accept } = useTheme();
  // Shown before it is confirmed, so that moving through the radios by keyboard doesn't jump back and forth.
  const [wanted, setWanted] = useState<Theme | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

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

  return {
    chosen: wanted ?? (live.state === 'ready' ? live.value : null),
    problem: failure ?? (live.state === 'failed' ? live.message : null),
    choose,
  };
}
