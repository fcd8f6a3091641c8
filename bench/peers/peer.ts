import type { BenchEvent } from '../event.ts';

export interface PeerOptions {
  /** The base URL of a receiver on this machine. */
  readonly url: string;
  /** A folder that the peer keeps across its sessions, if it stores anything. */
  readonly folder: string;
}

/** One SDK, set up as its own documentation says, with its defaults except for the address. */
export interface Peer {
  start(options: PeerOptions): void | Promise<void>;
  track(event: BenchEvent): void;
  /** Lets time pass and waits for the effects; only present if the SDK's clock can be set. */
  pass?(ms: number): Promise<void>;
  /** Sends what is waiting. May reject. */
  flush(): Promise<unknown>;
  /** What a program does before it ends. May reject. */
  close(): Promise<unknown>;
}

/** The user ID that SDKs ask for: a random UUID, like this module's installation ID. */
export const PERSON = '6f1c9a52-7d1e-4b7a-9a43-2f0d6f6f8f11';
