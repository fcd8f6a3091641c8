/**
 * Builds an app as others do: from an empty folder, with its template's own tools and the packed package
 * installed.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { inheritedEnvironment } from '../kreya.ts';
import { filesOfGuides } from '../scratch.ts';

const run = promisify(execFile);

const IS_WINDOWS = process.platform === 'win32';
const TIMEOUT_MS = 10 * 60_000;
/** A failed command's last lines, which usually say why. */
const LAST_LINES = 60;

/** `find` must occur in the file exactly once. */
export type Edit = readonly [find: string | RegExp, put: string];

export interface Workshop {
  /** The app's folder, empty at first. */
  readonly folder: string;
  /** Copies what this repository keeps for a template, such as its `package.json` and `package-lock.json`. */
  copy(template: string): void;
  /** The path of one of the app's files. */
  path(name: string): string;
  read(name: string): string;
  write(name: string, text: string): void;
  /** Changes one of the template's files; throws an error that says what was not found in it. */
  edit(name: string, ...edits: readonly Edit[]): void;
  /** Writes one of the guide's code blocks to a file of the app. */
  fromGuide(block: string, name: string): void;
  /**
   * Runs npm in the app's folder, and returns its output; throws an error with the end of that if it fails.
   */
  npm(...args: readonly string[]): Promise<string>;
  /** The same for a Node script. */
  node(...args: readonly string[]): Promise<string>;
  /** Installs the package from its tarball. */
  installPackage(): Promise<void>;
}

/** Opens an empty folder, to be removed by {@link closeWorkshop}. */
export function openWorkshop(tarball: string): Workshop {
  const folder = join(mkdtempSync(join(tmpdir(), 'template-')), 'acme');
  mkdirSync(folder);
  const path = (name: string) => join(folder, name);
  const read = (name: string) => readFileSync(path(name), 'utf8');

  function write(name: string, text: string): void {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  }

  async function command(
    file: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<string> {
    const told = [...args.slice(0, 4)].join(' ');
    return await test.step(told, async () => {
      const options = {
        cwd: folder,
        timeout: TIMEOUT_MS,
        maxBuffer: 100_000_000,
        // On Windows npm is a script, which only a shell can run; no argument has a space in it.
        shell: IS_WINDOWS,
        env: { ...inheritedEnvironment(), ...QUIET, ...env },
      };
      try {
        return (await run(file, args, options)).stdout;
      } catch (error) {
        throw new Error(`In ${folder}, this failed: ${file} ${told}\n${lastLinesOf(error)}`);
      }
    });
  }

  const npm = (...args: readonly string[]) => command(IS_WINDOWS ? 'npm.cmd' : 'npm', args);

  return {
    folder,
    copy: (template) => cpSync(join(import.meta.dirname, template), folder, { recursive: true }),
    path,
    read,
    write,
    edit(name, ...edits) {
      let text = read(name);
      for (const [find, put] of edits) {
        const parts = text.split(find);
        if (parts.length !== 2) {
          throw new Error(`The template's ${name} has ${find} ${parts.length - 1} times, not once:\n${text}`);
        }
        text = text.replace(find, () => put);
      }
      write(name, text);
    },
    fromGuide(block, name) {
      const text = filesOfGuides().get(block);
      if (text === undefined) throw new Error(`The guide has no code block ${block}.`);
      write(name, text);
    },
    npm,
    node: (...args) => command(process.execPath, args),
    async installPackage() {
      await npm('install', tarball);
    },
  };
}

/** Electron's own package has nothing to download: the tests' Electron is already there. */
const QUIET = {
  ELECTRON_SKIP_BINARY_DOWNLOAD: '1',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
  npm_config_update_notifier: 'false',
};

export function closeWorkshop({ folder }: Workshop): void {
  rmSync(dirname(folder), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function lastLinesOf(error: unknown): string {
  const said = ['stdout', 'stderr'].map((stream) =>
    error instanceof Error ? Reflect.get(error, stream) : '',
  );
  const lines = said.join('\n').trim();
  return lines === '' ? String(error) : lines.split('\n').slice(-LAST_LINES).join('\n');
}
