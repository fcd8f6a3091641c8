/** A project as pages show it, and the results of invoking its operations. */
import type { MetadataOf } from './catalogue.ts';

export interface Environment {
  readonly id: string;
  readonly name: string;
  /** Such as `#2a7de1`, or null if none is set. */
  readonly color: string | null;
}

export interface Operation {
  readonly id: string;
  readonly name: string;
  /** With the active environment's values filled in; starts with a slash. */
  readonly path: string;
  /** What an event says about its invocation. The app only has an invoker for REST. */
  readonly traits: Extract<MetadataOf<'OperationInvoked'>, { readonly invokerName: 'rest' }>;
}

export interface Project {
  readonly name: string;
  /** Sorted by name; never empty. */
  readonly environments: readonly Environment[];
  readonly activeEnvironment: Environment;
  /** In the project's order. */
  readonly operations: readonly Operation[];
}

/** How an invocation ended. Durations are in milliseconds. */
export type InvocationResult =
  | {
      readonly kind: 'answered';
      readonly url: string;
      /** The HTTP status and its reason phrase, which may be empty. */
      readonly status: number;
      readonly statusText: string;
      readonly durationMs: number;
      readonly body: string;
    }
  | { readonly kind: 'cancelled'; readonly url: string; readonly durationMs: number }
  /** No answer came in time. */
  | { readonly kind: 'timedOut'; readonly url: string; readonly limitMs: number }
  /** The server is not running, or closed the connection. */
  | { readonly kind: 'unreachable'; readonly url: string; readonly durationMs: number };
