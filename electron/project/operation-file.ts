/** A project's operations: the `.krop` files next to its project file. */
import { basename } from 'node:path';
import { getNodeValue } from 'jsonc-parser';
import * as v from 'valibot';
import { readJsonFile } from '../../programs/project/json-file.ts';
import { nameFrom } from '../../programs/project/list-files.ts';
import type { ProjectDisk } from '../../programs/project/project-result.ts';
import { orThrow } from './or-throw.ts';

const MINUTE_MS = 60_000;
const DEFAULT_TIMEOUT_MS = 30_000;

const schema = v.object({
  rank: v.number(),
  operationType: v.literal('unary'),
  invokerName: v.literal('rest'),
  sendMode: v.literal('all'),
  method: v.picklist(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: v.pipe(v.string(), v.startsWith('/')),
  body: v.optional(v.record(v.string(), v.unknown())),
  timeoutMs: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10 * MINUTE_MS)),
    DEFAULT_TIMEOUT_MS,
  ),
});

/**
 * An operation as its file defines it, with placeholders such as `{{ env.name }}` for an environment's
 * values.
 */
export type OperationFile = v.InferOutput<typeof schema> & { readonly name: string };

/** Reads an operation. Throws an error for people that names the file and what is wrong in it. */
export function readOperation(disk: Pick<ProjectDisk, 'readFileSync'>, path: string): OperationFile {
  const { root } = orThrow(readJsonFile(disk, path));
  const content: unknown = getNodeValue(root);
  const parsed = v.safeParse(schema, content);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`${basename(path)}: "${v.getDotPath(issue) ?? ''}" is missing or not supported here.`);
  }
  return { ...parsed.output, name: nameFrom(path) };
}
