import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFolder } from '../../programs/project/testing/project-folder.ts';
import type { Sentry } from '../sentry.ts';
import { createWorkspace } from './workspace.ts';

const EXAMPLE = join(import.meta.dirname, '../../example');

function openWorkspace(folder = EXAMPLE, captureException: Sentry['captureException'] = () => {}) {
  const workspace = createWorkspace(folder, captureException);
  onTestFinished(() => workspace.close());
  return workspace;
}

/** A project with one operation with this path and time limit. */
function folderWith(path: string, timeoutMs: number): string {
  const operation = {
    rank: 1,
    operationType: 'unary',
    invokerName: 'rest',
    sendMode: 'all',
    method: 'GET',
    path,
    timeoutMs,
  };
  return createFolder({
    'a.krproj': '{}',
    'one.krenv': '{ "id": "one", "color": "blue", "globalContent": { "text": "a&b=c/d", "count": 1 } }',
    'Ask.krop': JSON.stringify(operation),
  });
}

describe('the example project', () => {
  it('has a name, three environments, and operations whose placeholders all three fill', () => {
    const workspace = openWorkspace();
    const { name, environments, activeEnvironment, operations } = workspace.example();
    expect(name).toBe('Bookshop');
    expect(environments.map((one) => one.name)).toEqual(['Development', 'Production', 'Staging']);
    expect(activeEnvironment.name).toBe('Development');
    expect(operations.map((one) => [one.name, one.traits.httpMethod])).toEqual([
      ['List books', 'GET'],
      ['Add a book', 'POST'],
      ['Count the stock', 'GET'],
      ['Ask the warehouse', 'GET'],
      ['Ask the supplier', 'DELETE'],
    ]);
    for (const { id } of environments) {
      const paths = workspace.setActiveEnvironment(id).operations.map(({ path }) => path);
      expect(paths.join()).not.toMatch(/[{}]/);
    }
  });

  it("sends the active environment's values", async () => {
    const workspace = openWorkspace();
    const production = workspace.example().environments[1];
    workspace.setActiveEnvironment(production?.id ?? '');
    expect(workspace.example().activeEnvironment).toEqual(production);

    const listed = await workspace.invoke('List books');
    expect(listed).toMatchObject({ kind: 'answered', status: 200, statusText: 'OK' });
    expect(JSON.parse(listed.kind === 'answered' ? listed.body : '')).toEqual({
      method: 'GET',
      path: '/shelves/bestsellers/books',
      query: { currency: 'CHF' },
      contentType: null,
      body: null,
    });
    const added = await workspace.invoke('Add a book');
    expect(JSON.parse(added.kind === 'answered' ? added.body : '')).toMatchObject({
      method: 'POST',
      contentType: 'application/json',
      body: { price: { amount: 24.5, currency: 'CHF' } },
    });
  });

  it('refuses unknown IDs', async () => {
    const workspace = openWorkspace();
    expect(() => workspace.setActiveEnvironment('x')).toThrow('no such environment');
    await expect(workspace.invoke('x')).rejects.toThrow('no such operation');
  });
});

describe('an invocation', () => {
  it('is ended by cancelling it, and by another one', async () => {
    const workspace = openWorkspace();
    const first = workspace.invoke('Count the stock');
    const second = workspace.invoke('Count the stock');
    expect(await first).toMatchObject({ kind: 'cancelled' });
    workspace.cancel();
    expect(await second).toMatchObject({ kind: 'cancelled' });
    expect(await workspace.invoke('List books')).toMatchObject({ kind: 'answered' });
  });

  it('says whether no answer came in time or the server could not be reached', async () => {
    const late = openWorkspace(folderWith('/?echo-delay-ms=60000', 100));
    expect(await late.invoke('Ask')).toMatchObject({ kind: 'timedOut', limitMs: 100 });
    const broken = openWorkspace();
    expect(await broken.invoke('Ask the supplier')).toMatchObject({ kind: 'unreachable' });
  });

  it('reaches only this machine, and nobody once the workspace is closed', async () => {
    const workspace = openWorkspace();
    const { url } = await workspace.invoke('List books');
    expect(new URL(url).hostname).toBe('127.0.0.1');
    workspace.close();
    await expect.poll(() => fetch(url).then(String, () => 'refused')).toBe('refused');
    expect(await workspace.invoke('List books')).toMatchObject({ kind: 'unreachable' });
  });

  it('keeps a value a single component of the address, whatever is in it', async () => {
    const workspace = openWorkspace(folderWith('/{{env.text}}?q={{ env.text }}', 60_000));
    const answer = await workspace.invoke('Ask');
    const said = JSON.parse(answer.kind === 'answered' ? answer.body : '');
    expect(said).toMatchObject({ path: '/a%26b%3Dc%2Fd', query: { q: 'a&b=c/d' } });
  });
});

describe('an invalid project', () => {
  it.each([
    ['/{{ env.count }}', 'The environment has no value "count".'],
    ['no slash', 'Ask.krop: "path" is missing or not supported here.'],
  ])('says what is wrong: %s', (path, words) => {
    expect(() => openWorkspace(folderWith(path, 1000)).example()).toThrow(words);
  });

  it('treats an invalid colour as absent', () => {
    const [environment] = openWorkspace(folderWith('/', 1000)).example().environments;
    expect(environment).toEqual({ id: 'one', name: 'one', color: null });
  });

  it('says that it is missing, and reports it, since it ships with the app', () => {
    const reported: unknown[] = [];
    const workspace = openWorkspace(createFolder({}), (...args) => reported.push(args));
    expect(() => workspace.example()).toThrow('There is no .krproj file');
    expect(reported).toEqual([[expect.any(Error), { fingerprint: ['exampleProject'] }]]);
  });
});
