import { useState } from 'react';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import { describeState } from '../state.ts';
import { texts } from '../texts.ts';
import { Mark } from '../ui/Mark.tsx';
import { Switch } from '../ui/Switch.tsx';
import { Words } from '../ui/Words.tsx';
import { messageOf } from '../wording.ts';

type Choice =
  | { readonly state: 'settled' }
  | { readonly state: 'underway'; readonly before: TelemetryStatus }
  | { readonly state: 'failed'; readonly message: string };

interface TelemetrySwitchProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

export function TelemetrySwitch({ status, onChanged }: TelemetrySwitchProps) {
  const [choice, setChoice] = useState<Choice>({ state: 'settled' });

  // News can come before the choice is confirmed to be on disk, and must not show it any earlier.
  const shown = choice.state === 'underway' ? choice.before : status;
  const isOn = shown.enabled && !shown.locked;
  const { tone, words } = describeState(shown);

  async function toggle(): Promise<void> {
    setChoice({ state: 'underway', before: status });
    try {
      onChanged(await window.kreya.telemetry.setEnabled(!isOn));
      setChoice({ state: 'settled' });
    } catch (error) {
      setChoice({ state: 'failed', message: messageOf(error) });
    }
  }

  return (
    <div className="row">
      <div className="row-split">
        <div>
          <label id="telemetry-label" className="row-label" htmlFor="telemetry-switch">
            {texts.settings.switch}
          </label>
          <p id="telemetry-hint" className="muted">
            {texts.settings.switchHint}
          </p>
        </div>
        <Switch
          id="telemetry-switch"
          labelledBy="telemetry-label"
          describedBy="telemetry-hint telemetry-state"
          on={isOn}
          busy={choice.state === 'underway'}
          disabled={shown.locked}
          onToggle={toggle}
        />
      </div>
      {choice.state === 'failed' && (
        <p role="alert" className="problem">
          {choice.message}
        </p>
      )}
      <p id="telemetry-state" className={`state state-${tone}`}>
        <Mark tone={tone} />
        <span>
          <Words of={words} />
        </span>
      </p>
    </div>
  );
}
