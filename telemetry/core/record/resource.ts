/** What the resource says besides the product and the installation, as declared in the catalogue. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { attributeText, type Piece } from '../../catalogue/plan.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import { validateCommon } from '../../catalogue/validate.ts';
import type { TelemetryHost } from '../ports.ts';

/** OpenTelemetry's names of the systems that there are apps for. Any other system is left out. */
const OS_TYPES: Readonly<Record<string, string>> = { linux: 'linux', win32: 'windows', darwin: 'darwin' };

export interface Resource {
  /** The current attributes as JSON, each with a comma before it. */
  attributes(): string;
  /** Replaces the values of the common fields. Never throws. */
  setCommon(values: unknown): CommonChange;
}

export type CommonChange =
  | { readonly kind: 'changed' }
  | { readonly kind: 'same' }
  | { readonly kind: 'refused'; readonly problem: string };

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'common' | 'platform'>;

/** Throws an error for developers if the values of the common fields are wrong. */
export function createResource(host: Needs): Resource {
  const { catalogue } = host;
  const fixed = catalogue.resource.map((name) => {
    const value = resourceValueOf(name, host);
    return value === undefined ? '' : attributeText(name, value);
  });
  let common = requireCommon(catalogue, host.common);

  return {
    attributes: () => fixed.join('') + common,
    setCommon(values) {
      const validation = validateCommon(catalogue, values);
      if (!validation.ok) return { kind: 'refused', problem: validation.problem };
      const before = common;
      common = textOf(validation.attributes);
      return { kind: common === before ? 'same' : 'changed' };
    },
  };
}

/**
 * Validates values of the catalogue's common fields and returns them as JSON attributes, each with a comma
 * before it. Throws an error for developers that says what is wrong and what is accepted.
 */
function requireCommon(catalogue: Pick<Catalogue, 'common' | 'namespace'>, values: unknown): string {
  const validation = validateCommon(catalogue, values);
  if (!validation.ok) throw new Error(`Telemetry can't start: ${validation.problem}`);
  return textOf(validation.attributes);
}

function resourceValueOf(name: ResourceAttribute, { appVersion, platform }: Needs): string | undefined {
  switch (name) {
    case 'service.version':
      return appVersion;
    case 'os.type':
      return OS_TYPES[platform];
  }
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'number' ? String(piece) : Buffer.from(piece).toString('latin1')))
    .join('');
}
