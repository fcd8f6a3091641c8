/** A project as the pages are shown it, and what comes of invoking one of its operations. */
import type { MetadataOf } from './catalogue.ts';

export interface Environment {
  readonly id: string;
  readonly name: string;
  /** Such as `#2a7de1`, or null if none was chosen. */
  readonly color: string | null;
}

export interface Operation {
  readonly id: string;
  readonly name: string;
  /** With the values of the active environment put in; begins with a slash. */
  readonly path: string;
  /** What an event says of its invocation. The app has an invoker for REST only. */
  readonly traits: Extract<MetadataOf<'OperationInvoked'>, { readonly invokerName: 'rest' }>;
}

export interface Project {
  readonly name: string;
  /** In the order of their names; never empty. */
  readonly environments: readonly Environment[];
  readonly activeEnvironment: Environment;
  /** In the order that the project gives them. */
  readonly operations: readonly Operation[];
}

/** How an invocation ended. Durations are in milliseconds. */
export type InvocationResult =
  | {
      readonly kind: 'answered';
      readonly url: string;
      /** The HTTP status and its words, which may be empty. */
      readonly status: number;
      readonly statusText: string;
      readonly durationMs: number;
      readonly body: string;
    }
  | { readonly kind: 'cancelled'; readonly url: string; readonly durationMs: number }
  /** No answer came in time. */
  | { readonly kind: 'timedOut'; readonly url: string; readonly limitMs: number }
  /** The server is not there, or broke the connection off. */
  | { readonly kind: 'unreachable'; readonly url: string; readonly durationMs: number };
