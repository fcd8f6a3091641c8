import { parentPort } from 'node:worker_threads';
import { answer } from './part.js';

parentPort.on('message', async (question) => parentPort.postMessage(await answer(question)));
