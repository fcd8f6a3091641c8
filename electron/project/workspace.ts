/** The example project while the app runs: which of its environments is active, and what is being invoked. */
import type { InvocationResult, Project } from '../../shared/project.ts';
import type { Sentry } from '../sentry.ts';
import { type EchoServer, startEchoServer } from './echo-server.ts';
import { invoke, type PreparedRequest } from './invoke.ts';
import type { OperationFile } from './operation-file.ts';
import { type EnvironmentWithValues, type ProjectFiles, readProject } from './read-project.ts';
import { fillJson, fillPath } from './templates.ts';

export interface Workspace {
  /** Reads the example project. Throws an error for people. */
  example(): Project;
  /** Makes the environment of this id the active one. It is not kept: the project ships with the app. */
  setActiveEnvironment(id: string): Project;
  /** Invokes an operation on the echo server, in place of one that still runs. */
  invoke(operationId: string): Promise<InvocationResult>;
  /** Ends the invocation that runs, if one does. */
  cancel(): void;
  /** Ends everything. */
  close(): void;
}

/** The workspace for the project in `folder`, of which nothing is read before it is asked for. */
export function createWorkspace(folder: string, captureException: Sentry['captureException']): Workspace {
  let activeId: string | null = null;
  let echo: Promise<EchoServer> | null = null;
  let running: AbortController | null = null;

  function readFiles(): ProjectFiles {
    try {
      return readProject(folder);
    } catch (error) {
      // It ships with the app: whoever can't open it has a build that is broken.
      captureException(error, { fingerprint: ['exampleProject'] });
      throw error;
    }
  }

  function activeIn({ environments }: ProjectFiles): EnvironmentWithValues {
    return environments.find(({ id }) => id === activeId) ?? environments[0];
  }

  function describe(files: ProjectFiles): Project {
    const active = activeIn(files);
    return {
      name: files.name,
      environments: files.environments.map(withoutValues),
      activeEnvironment: withoutValues(active),
      operations: files.operations.map((operation) => describeOperation(operation, active)),
    };
  }

  function startEcho(): Promise<EchoServer> {
    echo ??= startEchoServer().catch((error: unknown) => {
      echo = null;
      throw error;
    });
    return echo;
  }

  return {
    example: () => describe(readFiles()),
    setActiveEnvironment(id) {
      const files = readFiles();
      if (!files.environments.some((environment) => environment.id === id)) {
        throw new Error(`The project ${files.name} has no such environment.`);
      }
      activeId = id;
      return describe(files);
    },
    async invoke(operationId) {
      const files = readFiles();
      const operation = files.operations.find(({ name }) => name === operationId);
      if (operation === undefined) throw new Error(`The project ${files.name} has no such operation.`);
      running?.abort();
      const own = new AbortController();
      running = own;
      const { origin } = await startEcho();
      const result = await invoke(prepare(operation, activeIn(files), origin), own.signal);
      if (running === own) running = null;
      return result;
    },
    cancel: () => running?.abort(),
    close() {
      running?.abort();
      // One that could not be started has nothing to close.
      void echo?.then(({ close }) => close()).catch(() => undefined);
    },
  };
}

function withoutValues({ id, name, color }: EnvironmentWithValues) {
  return { id, name, color };
}

function describeOperation(operation: OperationFile, { values }: EnvironmentWithValues) {
  const { operationType, invokerName, sendMode, method } = operation;
  return {
    id: operation.name,
    name: operation.name,
    path: fillPath(operation.path, values),
    traits: { operationType, invokerName, sendMode, httpMethod: method, hasScript: false },
  };
}

function prepare(
  { method, path, body, timeoutMs }: OperationFile,
  { values }: EnvironmentWithValues,
  origin: string,
): PreparedRequest {
  return {
    method,
    url: `${origin}${fillPath(path, values)}`,
    body: body === undefined ? null : JSON.stringify(fillJson(body, values)),
    timeoutMs,
  };
}
