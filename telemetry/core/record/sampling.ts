/** Which events an installation records of those that are sampled. */
import type { ValidEvent } from '../../catalogue/validate.ts';
import { crypto } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';

/** As many bits of a hash as a number holds with room to spare. */
const HASH_BYTES = 6;
const HASHES = 2 ** (8 * HASH_BYTES);

export interface Sampling {
  /**
   * Whether the installation with this id records the event: always the same answer for the two, and by a hash of both, so
   * that one event says nothing of another. Who records an event that one in ten record also does if one in five do.
   *
   * As long as there is no id it is left to chance each time. An id that was made for the first event that is in, by an
   * answer that follows from that id, would have every installation in sooner or later; counts would be too high.
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
