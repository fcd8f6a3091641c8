/** Taking over the anonymous id that another SDK gave to the installation, once. */
import type { FileProblem } from '../../contract/bridge.ts';
import { codeOf, fileProblemOf } from '../disk-errors.ts';
import type { TelemetryHost } from '../ports.ts';
import { adoptInstallationId, hasInstallationId, renewInstallationId } from '../record/installation.ts';

export type AdoptionResult =
  /** It is the installation's id from now on. */
  | { readonly kind: 'adopted' }
  /** It is no random UUID. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** It will be when the person turns telemetry on, if this process still runs then; until then nothing is kept of it. */
  | { readonly kind: 'waiting' }
  /** Telemetry is locked off, or there is nowhere to send to: no id is needed. */
  | { readonly kind: 'off' }
  /** The installation has an id already. */
  | { readonly kind: 'present' }
  /** One was taken over before, or the id was reset: the person is to stay who they are since then. */
  | { readonly kind: 'closed' }
  /** The disk refused it. */
  | { readonly kind: 'failed'; readonly problem: FileProblem };

type Needs = Pick<TelemetryHost, 'adoption' | 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn'>;

/**
 * Makes this the installation's id, if telemetry is on and it never had another one. Processes that do so at the same
 * instant agree, also with one that makes an id of its own or resets it. Never throws.
 */
export function adoptOnce(host: Needs, folder: string, id: string, isOn: boolean): AdoptionResult {
  try {
    if (hasInstallationId(host, folder)) return { kind: 'present' };
    if (host.adoption.isClosed()) return { kind: 'closed' };
    if (!isOn) return { kind: 'waiting' };
    if (!adoptInstallationId(host, folder, id.toLowerCase())) return { kind: 'present' };
    // Who resets the id says so before looking whether there is one: so one of the two sees what the other did.
    if (closeAdoption(host)) return { kind: 'adopted' };
    renewInstallationId(host, folder);
    return { kind: 'closed' };
  } catch (error) {
    return { kind: 'failed', problem: fileProblemOf(error, folder) };
  }
}

/** Says for good that no id may be taken over any more; false if that was said before. Never throws. */
export function closeAdoption({ adoption, warn }: Pick<Needs, 'adoption' | 'warn'>): boolean {
  try {
    return adoption.close();
  } catch (error) {
    warn(
      `The settings could not be written (${codeOf(error)}), so an installation ID from elsewhere may still be taken over.`,
    );
    return true;
  }
}
