/**
 * The process in which one SDK runs: `child.js <file of the peer> <url> <folder>`. It first imports the SDK
 * and times that; for everything else it follows the runner.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { eventAt } from './event.ts';
import type { Peer } from './peers/peer.ts';
import type { CallCost, Command, Ready, Reply, TimedCalls } from './protocol.ts';
import { quantile } from './statistics.ts';

const [file = '', url = '', folder = ''] = process.argv.slice(2);

const before = process.hrtime.bigint();
const peer = peerOf(await import(pathToFileURL(file).href));
await peer.start({ url, folder });
const ready: Ready = {
  importAndInitMs: Number(process.hrtime.bigint() - before) / 1e6,
  memoryBytes: process.memoryUsage.rss(),
};

process.on('message', (message) => {
  void answer(commandOf(message));
});
reply({ ...ready });

async function answer(command: Command): Promise<void> {
  switch (command.kind) {
    case 'track':
      return reply({ firstUs: track(command.from, command.count) });
    case 'time':
      return reply({ ...(await time(command)) });
    case 'pass':
      await peer.pass?.(command.ms);
      return reply({});
    case 'flush':
      // A receiver that is down is part of what is measured.
      await peer.flush().catch(() => {});
      return reply({});
    case 'close':
      await peer.close().catch(() => {});
      return reply({});
    case 'memory':
      return reply({ memoryBytes: process.memoryUsage.rss() });
  }
}

function track(from: number, count: number): number {
  let firstUs = 0;
  for (let index = from; index < from + count; index += 1) {
    const event = eventAt(index);
    const start = process.hrtime.bigint();
    peer.track(event);
    if (index === from) firstUs = Number(process.hrtime.bigint() - start) / 1000;
  }
  return firstUs;
}

async function time({ warmUp, calls, burst, pauseMs, lone, lonePauseMs }: TimedCalls): Promise<CallCost> {
  const costs = new Float64Array(calls);
  for (let index = -warmUp; index < calls; index += 1) {
    if (index % burst === 0) await delay(pauseMs);
    const event = eventAt(index + warmUp);
    const start = process.hrtime.bigint();
    peer.track(event);
    const end = process.hrtime.bigint();
    if (index >= 0) costs[index] = Number(end - start) / 1000;
  }
  const loneCosts = new Float64Array(lone);
  for (let index = 0; index < lone; index += 1) {
    await delay(lonePauseMs);
    const event = eventAt(warmUp + calls + index);
    const start = process.hrtime.bigint();
    peer.track(event);
    loneCosts[index] = Number(process.hrtime.bigint() - start) / 1000;
  }
  return {
    loneUs: quantile(loneCosts, 0.5),
    loneP90Us: quantile(loneCosts, 0.9),
    medianUs: quantile(costs, 0.5),
    p99Us: quantile(costs, 0.99),
    afterPauseUs: quantile(
      costs.filter((_, index) => index % burst === 0),
      0.5,
    ),
  };
}

function reply(numbers: Reply): void {
  process.send?.(numbers);
}

function peerOf(module: unknown): Peer {
  if (!hasPeer(module)) throw new Error(`${file} exports no peer.`);
  return module.peer;
}

/** The files come from this folder's own build, which the compiler has checked. */
function hasPeer(module: unknown): module is { readonly peer: Peer } {
  return typeof module === 'object' && module !== null && 'peer' in module;
}

/** Both ends of the channel are from the same build. */
function isCommand(message: unknown): message is Command {
  return typeof message === 'object' && message !== null && 'kind' in message;
}

function commandOf(message: unknown): Command {
  if (!isCommand(message)) throw new Error('The runner sent something that is no command.');
  return message;
}
