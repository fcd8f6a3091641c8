import { describe, expect, it } from 'vitest';
import { isNoise } from './noise.ts';
import { own } from './owned-process.ts';
import { runCommand } from './run-command.ts';

const TIMEOUT_MS = 20_000;
const node = (code: string) => own(process.execPath, ['-e', code], { stdio: 'ignore' });

describe('an owned process', () => {
  it('passes the exit code on, as 128 + n for a signal', async () => {
    expect(await node('process.exit(7)').exited).toBe(7);
    expect(await node('process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000)').exited).toBe(143);
  });

  it("rejects if it can't be started", async () => {
    await expect(own('no-such-program', [], { stdio: 'ignore' }).exited).rejects.toThrow('no-such-program');
  });

  it.runIf(process.platform !== 'win32')('ends its descendants with it', async () => {
    const script = 'sleep 60 & exit 0';
    const { child, exited } = own('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const outputEnded = new Promise((resolve) => child.stdout?.resume().once('end', resolve));
    expect(await exited).toBe(0);
    await outputEnded;
  });
});

describe('runCommand', () => {
  it('treats a command that takes too long as failed', async () => {
    const options = { timeoutMs: 50, output: 'collect' } as const;
    const result = await runCommand(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options);
    expect(result.succeeded).toBe(false);
  });

  it('throws the reason if it is stopped', async () => {
    const controller = new AbortController();
    const options = { timeoutMs: TIMEOUT_MS, output: 'collect', stop: controller.signal } as const;
    const result = runCommand(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], options);
    controller.abort(new Error('enough'));
    await expect(result).rejects.toThrow('enough');
  });
});

it.each([
  ['[4711:0102/030405.678901:ERROR:bus.cc(407)] Failed to connect to the bus', true],
  ['[4711:4711:0102/030405.678901:ERROR:dbus/object_proxy.cc:590] Failed to call method', true],
  ['[4711:0102/030405.678901:WARNING:viz_main_impl.cc(85)] no GPU', true],
  ['ALSA lib confmisc.c:855:(parse_card) cannot find card 0', true],
  ['[4711:0102/030405.678901:FATAL:gpu_data_manager.cc(1)] gone', false],
  ['[4711:0102/030405.678901:ERROR:ssl_client_socket_impl.cc(878)] handshake failed', false],
  ['[4711:0102/030405.678901:INFO:CONSOLE(1)] "hello", source: main.js (1)', false],
  ['TypeError: gpu.cc(1)', false],
])('noise: %s', (line, expected) => {
  expect(isNoise(line)).toBe(expected);
});
