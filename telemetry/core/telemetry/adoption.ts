/** Adopts, once, the anonymous ID that another SDK gave to the installation. */
import type { FileProblem } from '../../contract/bridge.ts';
import { codeOf, fileProblemOf } from '../disk-errors.ts';
import type { TelemetryHost } from '../ports.ts';
import { adoptInstallationId, hasInstallationId, renewInstallationId } from '../record/installation.ts';

export type AdoptionResult =
  /** It is now the installation's ID. */
  | { readonly kind: 'adopted' }
  /** It is not a random UUID. */
  | { readonly kind: 'refused'; readonly problem: string }
  /**
   * It will be adopted if the person turns telemetry on while this process runs; until then it is not stored.
   */
  | { readonly kind: 'waiting' }
  /** Telemetry is locked off, or has no endpoint: it needs no ID. */
  | { readonly kind: 'off' }
  /** The installation already has an ID. */
  | { readonly kind: 'present' }
  /** One was adopted before, or the ID was reset: the person must not become recognisable again. */
  | { readonly kind: 'closed' }
  /** The disk failed. */
  | { readonly kind: 'failed'; readonly problem: FileProblem };

type Needs = Pick<TelemetryHost, 'adoption' | 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn'>;

/**
 * Makes this the installation's ID, if telemetry is on and it has never had another. Processes that do so at
 * the same instant agree, also with one that creates or resets an ID. Never throws.
 */
export function adoptOnce(host: Needs, folder: string, id: string, isOn: boolean): AdoptionResult {
  try {
    if (hasInstallationId(host, folder)) return { kind: 'present' };
    if (host.adoption.isClosed()) return { kind: 'closed' };
    if (!isOn) return { kind: 'waiting' };
    if (!adoptInstallationId(host, folder, id.toLowerCase())) return { kind: 'present' };
    // A reset closes adoption before it looks for an ID, so one of the two notices the other.
    if (closeAdoption(host)) return { kind: 'adopted' };
    renewInstallationId(host, folder);
    return { kind: 'closed' };
  } catch (error) {
    return { kind: 'failed', problem: fileProblemOf(error, folder) };
  }
}

/** Closes adoption for good; false if it was closed already. Never throws. */
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
