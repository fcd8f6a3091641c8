/** Installs the SDKs that the bench compares with, if they are not there or not those of the lock file. */
import { fileURLToPath } from 'node:url';
import { installDependencies } from '../tools/process/install-dependencies.ts';
import { runTool } from '../tools/process/run-tool.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

await runTool(async (stop) => ((await installDependencies(HERE, stop)) ? 0 : 1));
