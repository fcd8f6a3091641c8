/**
 * The example project while the app runs: which environment is active, and which operation is being invoked.
 */
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
  /** Makes the environment with this ID active. Not stored: the project ships with the app. */
  setActiveEnvironment(id: string): Project;
  /** Invokes an operation on the echo server, cancelling one that is still running. */
  invoke(operationId: string): Promise<InvocationResult>;
  /** Cancels the running invocation, if any. */
  cancel(): void;
  /** Shuts everything down. */
  close(): void;
}

/** The workspace for the project in `folder`, of which nothing is read until needed. */
export function createWorkspace(folder: string, captureException: Sentry['captureException']): Workspace {
  let activeId: string | null = null;
  let echo: Promise<EchoServer> | null = null;
  let running: AbortController | null = null;

  function readFiles(): ProjectFiles {
    try {
      return readProject(folder);
    } catch (error) {
      // The project ships with the app: if it can't be opened, the build is broken.
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
      // If it failed to start, there is nothing to close.
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
