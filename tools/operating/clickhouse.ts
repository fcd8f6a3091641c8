/** A ClickHouse in a process of its own. */
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { own } from '../process/owned-process.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface ClickHouse {
  /** Runs one statement, and returns its rows. Throws ClickHouse's error. */
  query(sql: string): Promise<readonly Row[]>;
  /** Runs the statements of a file. */
  runFile(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** `python` is one that has the package chdb. */
export function startClickHouse(python: string, folder: string): ClickHouse {
  const running = own(python, [join(import.meta.dirname, 'clickhouse.py'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = running.child;
  if (stdin === null || stdout === null) throw new Error('ClickHouse has no pipes.');
  const answers = createInterface({ input: stdout })[Symbol.asyncIterator]();

  async function query(sql: string): Promise<readonly Row[]> {
    if (!stdin?.write(`${JSON.stringify({ sql })}\n`) && stdin !== null) await once(stdin, 'drain');
    const { value, done } = await answers.next();
    if (done === true) throw new Error('ClickHouse ended.');
    const answer: { readonly rows?: readonly Row[]; readonly failed?: string } = JSON.parse(value);
    if (answer.rows === undefined) throw new Error(`${answer.failed}\n${sql.slice(0, 2_000)}`);
    return answer.rows;
  }

  return {
    query,
    async runFile(text) {
      for (const statement of statementsOf(text)) await query(statement);
    },
    async stop() {
      stdin.end();
      await running.stop();
    },
  };
}

/** Of a generated file, in which no text has a semicolon or two hyphens. */
export function statementsOf(text: string): readonly string[] {
  return text
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
