import { answer } from './part.js';

process.parentPort.on('message', async ({ data }) => process.parentPort.postMessage(await answer(data)));
