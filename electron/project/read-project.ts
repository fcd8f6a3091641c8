/** A project's files, as the app needs them: those that kreyac reads, and the operations. */
import fs from 'node:fs';
import { getNodeValue } from 'jsonc-parser';
import * as v from 'valibot';
import { type EnvironmentFile, listEnvironments } from '../../programs/project/environments.ts';
import { findProject } from '../../programs/project/find-project.ts';
import { readJsonFile } from '../../programs/project/json-file.ts';
import { listFiles } from '../../programs/project/list-files.ts';
import type { Environment } from '../../shared/project.ts';
import { type OperationFile, readOperation } from './operation-file.ts';
import { orThrow } from './or-throw.ts';
import type { EnvironmentValues } from './templates.ts';

export interface EnvironmentWithValues extends Environment {
  readonly values: EnvironmentValues;
}

export interface ProjectFiles {
  readonly name: string;
  readonly environments: readonly [EnvironmentWithValues, ...EnvironmentWithValues[]];
  /** Sorted by rank. */
  readonly operations: readonly OperationFile[];
}

const environmentSchema = v.object({
  color: v.fallback(v.nullable(v.pipe(v.string(), v.hexColor())), null),
  // Values that are not text are not needed here.
  globalContent: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** Reads the project in a folder. Throws an error for people. */
export function readProject(folder: string): ProjectFiles {
  const project = orThrow(findProject(fs, folder, folder));
  const [first, ...others] = orThrow(listEnvironments(fs, project)).map(readEnvironment);
  if (first === undefined) throw new Error(`The project ${project.name} has no environment.`);
  const operations = orThrow(listFiles(fs, folder, '.krop')).map((path) => readOperation(fs, path));
  return {
    name: project.name,
    environments: [first, ...others],
    operations: operations.sort((a, b) => a.rank - b.rank),
  };
}

function readEnvironment({ id, name, file }: EnvironmentFile): EnvironmentWithValues {
  const content: unknown = getNodeValue(orThrow(readJsonFile(fs, file)).root);
  const { color, globalContent } = v.parse(environmentSchema, content);
  const values = Object.entries(globalContent).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
  return { id, name, color, values: new Map(values) };
}
