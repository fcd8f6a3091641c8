import type { TelemetryStatus } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { counted, fill, localTime } from '../wording.ts';
import { InstallationId } from './InstallationId.tsx';

/** What telemetry holds and has done on this machine. */
export function Facts({ status }: { readonly status: TelemetryStatus }) {
  const { installationId, lastDeliveredAt, pending } = status;
  const time = lastDeliveredAt === null ? texts.settings.never : localTime(lastDeliveredAt);
  return (
    <dl className="facts">
      <div className="row fact">
        <dt>{texts.settings.installationId}</dt>
        <dd>
          {installationId === null ? (
            <span className="muted">{texts.settings.noInstallationId}</span>
          ) : (
            <InstallationId key={installationId} id={installationId} />
          )}
        </dd>
      </div>
      <div className="row fact">
        <dt>{texts.settings.delivery}</dt>
        <dd className="delivery">
          <span>{counted(texts.waiting, pending)}</span>
          <span>{fill(texts.settings.lastSent, { time })}</span>
        </dd>
      </div>
    </dl>
  );
}
