/** Everything that the bench finds out, by sections, each of which can be measured alone. */
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

/** By the ids of entrants. */
export type ByEntrant<Figures> = Readonly<Record<string, Figures>>;

/** The medians over the runs of a section. Null where it can't be measured on the machine. */
export interface Figures {
  readonly cost: {
    readonly of: ByEntrant<Cost>;
    /** The cost of writing as many bytes and nothing else. */
    readonly writeAlone: CallCost;
  };
  readonly startUp: {
    /** Without this module, which is never shipped so. */
    readonly asInstalled: ByEntrant<StartUp>;
    readonly bundled: ByEntrant<StartUp>;
  };
  /** What each entry of the package, and of what people would install instead, costs. */
  readonly footprint: Footprints;
  readonly wire: {
    readonly of: ByEntrant<Wire>;
    /** Bytes an event of this module at batches of 100, in a session in which events lie apart. */
    readonly bytesAnEventApart: number;
  };
  /** A working day, with headers and TLS. */
  readonly day: ByEntrant<DayOnTheWire> | null;
  /** The start of the app. */
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

/** A section as it was measured: when, where, and of what. */
export interface Measured<F> {
  /** Such as `2026-11-27`. */
  readonly date: string;
  /** The kind of machine; nothing that names it. */
  readonly machine: string;
  /** How often each was measured. */
  readonly runs: number;
  /** This module's, and that of each package it was compared with. */
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: F;
}

/** What was measured. */
export type Results = { readonly [Name in SectionName]?: Measured<Figures[Name]> };

/** All sections, which the document needs. */
export type AllResults = Required<Results>;
