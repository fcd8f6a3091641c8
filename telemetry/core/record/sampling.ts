/** Decides which sampled events an installation records. */
import type { ValidEvent } from '../../catalogue/validate.ts';
import { crypto } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';

/** As many bits of a hash as fit into a number with room to spare. */
const HASH_BYTES = 6;
const HASHES = 2 ** (8 * HASH_BYTES);

export interface Sampling {
  /**
   * Whether the installation with this ID records the event. Always the same answer for the two, from a hash
   * of both, so that one event says nothing about another. An installation that records a one-in-ten event
   * also does if the rate rises to one in five.
   *
   * Without an ID, each event is left to chance. If an ID were created for the first included event and
   * decided from then on, every installation would sooner or later be included, and counts would be too high.
   */
  takes(event: Pick<ValidEvent, 'oneIn' | 'wireName'>, installationId: string | null): boolean;
}

export function createSampling({ random }: Pick<TelemetryHost, 'random'>): Sampling {
  const answers = new Map<string, boolean>();
  let answeredFor: string | null = null;

  return {
    takes({ oneIn, wireName }, installationId) {
      if (oneIn === null) return true;
      if (installationId === null) return random() < 1 / oneIn;
      if (installationId !== answeredFor) answers.clear();
      answeredFor = installationId;
      const known = answers.get(wireName);
      if (known !== undefined) return known;
      const answer = hashOf(`sampling ${wireName} ${installationId}`) < HASHES / oneIn;
      answers.set(wireName, answer);
      return answer;
    },
  };
}

/** A whole number below {@link HASHES}. */
function hashOf(text: string): number {
  return crypto().createHash('sha256').update(text).digest().readUIntBE(0, HASH_BYTES);
}
