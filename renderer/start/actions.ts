import type { EventName, MetadataOf } from '../../shared/catalogue/index.ts';
import { texts } from '../texts.ts';
import type { IconName } from '../ui/Icon.tsx';

/** An event of the catalogue with metadata that is valid for it. */
export type CatalogueEvent = {
  [Name in EventName]: { readonly event: Name; readonly metadata: MetadataOf<Name> };
}[EventName];

/** A button that stands in for a feature, and the event which that feature would record. */
export type Action = CatalogueEvent & {
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
};

export const actions: readonly Action[] = [
  {
    event: 'OperationInvoked',
    metadata: {
      operationType: 'unary',
      invokerName: 'rest',
      sendMode: 'all',
      httpMethod: 'GET',
      hasScript: false,
    },
    icon: 'play',
    title: texts.start.invokeOperation,
    hint: texts.start.invokeOperationHint,
  },
  {
    event: 'ActiveEnvironmentChanged',
    metadata: { method: 'environmentSwitcher' },
    icon: 'swap',
    title: texts.start.switchEnvironment,
    hint: texts.start.switchEnvironmentHint,
  },
  {
    event: 'ExampleProjectOpened',
    metadata: {},
    icon: 'folder',
    title: texts.start.openExample,
    hint: texts.start.openExampleHint,
  },
];
