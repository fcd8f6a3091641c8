import type { Catalogue } from './catalogue.ts';
import type { Field } from './define.ts';
import { resourceAttributes } from './resource.ts';
import { wireNameOfField } from './wire.ts';

/** What every event says about the program that records it, besides what is the same for all catalogues. */
export interface CarriedAttribute extends Pick<Field, 'since' | 'onlyWith'> {
  /** Its name in the catalogue. */
  readonly name: string;
  readonly wireName: string;
  /** One line for people. */
  readonly description: string;
  /** Its values; null if it is a text that is the same for everybody with this build. */
  readonly kind: Field['kind'] | null;
}

/** Everything that the catalogue adds to every event, for people to read. */
export function carriedByEvery({
  namespace,
  common,
  resource,
}: Pick<Catalogue, 'namespace' | 'common' | 'resource'>): readonly CarriedAttribute[] {
  return [
    ...resource.map((name) => ({ name, wireName: name, ...resourceAttributes[name] })),
    ...Object.entries(common).map(([name, field]) => ({
      ...field,
      name,
      wireName: wireNameOfField(namespace, name, field),
    })),
  ];
}
