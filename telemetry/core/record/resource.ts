/** What the resource says besides the product and the installation, as far as the catalogue declares it. */
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { attributeText, type Piece } from '../../catalogue/plan.ts';
import type { ResourceAttribute } from '../../catalogue/resource.ts';
import { validateCommon } from '../../catalogue/validate.ts';
import type { TelemetryHost } from '../ports.ts';

/** OpenTelemetry's names of the systems for which there are apps. On another one nothing is said. */
const OS_TYPES: Readonly<Record<string, string>> = { linux: 'linux', win32: 'windows', darwin: 'darwin' };

export interface Resource {
  /** Attributes in JSON, with a comma before each; they are those that hold now. */
  attributes(): string;
  /** Puts values of the common fields in the place of those that held. Never throws. */
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
 * These values of the catalogue's common fields as attributes in JSON, with a comma before each. Throws an error for
 * developers that says what is wrong with them and what is accepted.
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
