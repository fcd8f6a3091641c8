/** All results of the bench, by sections, each of which can be measured alone. */
import type { Backlog } from './measure/backlogs.ts';
import type { Cost } from './measure/cost.ts';
import type { DayOnTheWire } from './measure/day.ts';
import type { Footprints } from './measure/footprint.ts';
import type { Hour } from './measure/hour.ts';
import type { Survival } from './measure/kill.ts';
import type { KreyacCost } from './measure/kreyac.ts';
import type { LongOutage } from './measure/long-outage.ts';
import type { Repeats } from './measure/lost-answer.ts';
import type { Ready } from './measure/ready.ts';
import type { Rest } from './measure/rest.ts';
import type { StartUp } from './measure/start-up.ts';
import type { Wire } from './measure/wire.ts';
import type { CallCost } from './protocol.ts';

/** By the entrants' IDs. */
export type ByEntrant<Figures> = Readonly<Record<string, Figures>>;

/** The medians over a section's runs. Null where the machine can't measure it. */
export interface Figures {
  readonly cost: {
    readonly of: ByEntrant<Cost>;
    /** The cost of writing as many bytes and nothing else. */
    readonly writeAlone: CallCost;
  };
  readonly startUp: {
    /** Without this module, which never ships like this. */
    readonly asInstalled: ByEntrant<StartUp>;
    readonly bundled: ByEntrant<StartUp>;
  };
  /** The cost of each entry of the package, and of its alternatives. */
  readonly footprint: Footprints;
  readonly wire: {
    readonly of: ByEntrant<Wire>;
    /** Bytes per event of this module in batches of 100, in a session with time between events. */
    readonly bytesAnEventApart: number;
  };
  /** A working day, including headers and TLS. */
  readonly day: ByEntrant<DayOnTheWire> | null;
  /** The app's start. */
  readonly appStart: Ready;
  /** The app while nobody uses it. */
  readonly rest: Rest | null;
  /** The app in an hour of work. */
  readonly hour: Hour | null;
  readonly backlogs: readonly Backlog[];
  readonly kreyac: KreyacCost;
  readonly longOutage: ByEntrant<LongOutage>;
  readonly kill: ByEntrant<Survival>;
  readonly outage: ByEntrant<Survival>;
  readonly lostAnswer: ByEntrant<Repeats>;
}

export type SectionName = keyof Figures;

/** A measured section: when, where, and with which versions. */
export interface Measured<F> {
  /** Such as `2026-11-27`. */
  readonly date: string;
  /** The kind of machine; nothing that identifies it. */
  readonly machine: string;
  /** How often each was measured. */
  readonly runs: number;
  /** The version of this module, and of each package it was compared with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: F;
}

/** What was measured. */
export type Results = { readonly [Name in SectionName]?: Measured<Figures[Name]> };

/** All sections, which the document needs. */
export type AllResults = Required<Results>;
