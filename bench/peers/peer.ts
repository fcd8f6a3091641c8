import type { BenchEvent } from '../event.ts';

export interface PeerOptions {
  /** The base URL of a receiver on this machine. */
  readonly url: string;
  /** A folder that the peer keeps over its sessions, if it keeps anything. */
  readonly folder: string;
}

/** One SDK, set up as its own documentation says, with its defaults but for the address. */
export interface Peer {
  start(options: PeerOptions): void | Promise<void>;
  track(event: BenchEvent): void;
  /** Lets so many milliseconds pass, and waits for what comes of it; only there if the SDK takes its clock from outside. */
  pass?(ms: number): Promise<void>;
  /** Sends what waits. May reject. */
  flush(): Promise<unknown>;
  /** What a program does before it ends. May reject. */
  close(): Promise<unknown>;
}

/** The person that SDKs ask for. A random UUID, as this module's installation id is one. */
export const PERSON = '6f1c9a52-7d1e-4b7a-9a43-2f0d6f6f8f11';
