import { messageOf } from 'kreya-telemetry/renderer';
import { useState } from 'react';
import type { InvocationResult, Operation } from '../../shared/project.ts';
import type { CatalogueEvent } from './record.ts';

/** The invocation that is shown: the one that runs, or the last one that ran. */
export type Invocation =
  | { readonly state: 'running'; readonly operation: Operation }
  | { readonly state: 'over'; readonly operation: Operation; readonly result: InvocationResult }
  | { readonly state: 'failed'; readonly operation: Operation; readonly message: string };

export interface Invocations {
  readonly shown: Invocation | null;
  invoke(operation: Operation): Promise<void>;
  cancel(): void;
}

/** Invokes operations one at a time, and fires the events of that. */
export function useInvocation(fire: (event: CatalogueEvent) => void): Invocations {
  const [shown, setShown] = useState<Invocation | null>(null);

  async function invoke(operation: Operation): Promise<void> {
    if (shown?.state === 'running') return;
    setShown({ state: 'running', operation });
    fire({ event: 'OperationInvoked', metadata: operation.traits });
    try {
      const result = await window.kreya.operations.invoke(operation.id);
      setShown({ state: 'over', operation, result });
      if (result.kind === 'cancelled') fire(cancellationOf(operation));
    } catch (error) {
      setShown({ state: 'failed', operation, message: messageOf(error) });
    }
  }

  function cancel(): void {
    // What comes of it, the invocation itself tells.
    window.kreya.operations.cancel().catch(() => undefined);
  }

  return { shown, invoke, cancel };
}

function cancellationOf({ traits }: Operation): CatalogueEvent {
  const { operationType, invokerName, sendMode, httpMethod } = traits;
  return {
    event: 'OperationInvocationCancelled',
    metadata: { operationType, invokerName, sendMode, httpMethod },
  };
}
