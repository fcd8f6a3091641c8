/** Starts and kills the storm's processes, and notices when one exits by itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Block } from './judge.ts';
import { firstNumberOf, type Plan, type Role, toArguments } from './plan.ts';

export interface CrewMember {
  readonly process: number;
  readonly child: ChildProcess;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

export interface Crew {
  start(role: Role): CrewMember;
  /** Those started and not killed, in the order in which they were started. */
  alive(): CrewMember[];
  /** Sends SIGKILL at once; resolves when the process is gone. */
  kill(member: CrewMember): Promise<void>;
  /** Notes that a process may now exit without a kill. */
  expectEnd(member: CrewMember): void;
  /** Kills all that are alive and waits until nothing is left of them. */
  killAll(): Promise<void>;
  /** What the processes have acknowledged. Complete once all are gone. */
  blocks(): Block[];
  /** How processes exited that were not killed: each one breaks a promise. */
  readonly ended: readonly string[];
  /** Lines that the processes wrote to standard error, with their counts. */
  readonly warnings: ReadonlyMap<string, number>;
}

/** `folder` is for the profile and the acknowledgements; `program` is the bundled child. */
export function createCrew(folder: string, program: string, url: string, seed: number): Crew {
  const acknowledgements = join(folder, 'acknowledged');
  mkdirSync(acknowledgements, { recursive: true });
  const members = new Map<number, CrewMember>();
  const expected = new Set<number>();
  const ended: string[] = [];
  const warnings = new Map<string, number>();
  let started = 0;

  const fileOf = (process: number) => join(acknowledgements, String(process));

  function start(role: Role): CrewMember {
    const number = started++;
    const profile = join(folder, 'profile');
    const plan: Plan = { role, process: number, profile, url, acknowledgements: fileOf(number), seed };
    const child = spawn(process.execPath, [program, ...toArguments(plan)], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      windowsHide: true,
    });
    if (child.stderr !== null) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        warnings.set(line, (warnings.get(line) ?? 0) + 1);
      });
    }
    const gone = new Promise<void>((resolve) => {
      const end = (how: string) => {
        members.delete(number);
        if (!expected.has(number)) ended.push(`process ${number} (${role}) ended by itself: ${how}`);
        resolve();
      };
      child.once('error', (error) => end(error.message));
      child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    });
    const member = { process: number, child, gone };
    members.set(number, member);
    return member;
  }

  function kill(member: CrewMember): Promise<void> {
    expected.add(member.process);
    members.delete(member.process);
    member.child.kill('SIGKILL');
    return member.gone;
  }

  return {
    start,
    alive: () => [...members.values()],
    kill,
    expectEnd: ({ process }) => void expected.add(process),
    async killAll() {
      await Promise.all([...members.values()].map(kill));
    },
    blocks: () =>
      Array.from({ length: started }, (_, number) => ({
        first: firstNumberOf(number),
        // There is no file if the kill came before the process had opened it.
        acknowledged: statSync(fileOf(number), { throwIfNoEntry: false })?.size ?? 0,
      })),
    ended,
    warnings,
  };
}
