/**
 * A stand-in for the part of Sentry that receives source maps: its chunk upload protocol, for one artifact
 * bundle.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { fromBuffer, type ZipFile } from 'yauzl';
import { isObject, parseJson } from '../telemetry/testing/json.ts';

/** A file of a bundle, as in its manifest. */
export interface UploadedFile {
  readonly type: string;
  readonly url: string;
  readonly debugId: string;
}

export interface UploadStandIn {
  readonly url: string;
  /** What was uploaded and assembled, with correct checksums. */
  readonly files: readonly UploadedFile[];
  close(): void;
}

/** Starts it on the loopback interface. Answers what violates the protocol with 400. */
export async function startUploadStandIn(): Promise<UploadStandIn> {
  const chunks = new Map<string, Buffer>();
  const files: UploadedFile[] = [];

  async function answerTo(request: IncomingMessage): Promise<object> {
    const { method, url = '' } = request;
    if (/^\/api\/0\/organizations\/acme\/chunk-upload\/$/.test(url)) {
      return method === 'GET' ? optionsFor(`${address}${url}`) : takeChunks(request);
    }
    if (method !== 'POST' || url !== '/api/0/organizations/acme/artifactbundle/assemble/') {
      throw new Error(`${method} ${url} is not of the protocol.`);
    }
    return assemble(parseJson(await text(request)));
  }

  async function takeChunks(request: IncomingMessage): Promise<object> {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(await buffer(request)), { headers }).formData();
    for (const [field, file] of form) {
      if (typeof file === 'string' || field !== 'file_gzip') throw new Error(`${field} is no chunk.`);
      const chunk = gunzipSync(await file.arrayBuffer());
      if (sha1(chunk) !== file.name) throw new Error(`The chunk ${file.name} has another check sum.`);
      chunks.set(file.name, chunk);
    }
    return {};
  }

  async function assemble(wanted: unknown): Promise<object> {
    if (!isObject(wanted) || !Array.isArray(wanted['chunks'])) throw new Error('It does not name chunks.');
    const names = wanted['chunks'].map(String);
    const missingChunks = names.filter((name) => !chunks.has(name));
    if (missingChunks.length > 0) return { state: 'not_found', missingChunks };
    const bundle = Buffer.concat(names.flatMap((name) => chunks.get(name) ?? []));
    if (sha1(bundle) !== wanted['checksum']) throw new Error('The bundle has another check sum.');
    files.push(...(await filesOf(bundle)));
    return { state: 'ok', missingChunks: [] };
  }

  const server = createServer((request, response) => {
    answerTo(request)
      .catch((error: unknown) => {
        response.statusCode = 400;
        return { detail: String(error) };
      })
      .then((answer) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  return {
    url: address,
    files,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Sentry's own answer (develop.sentry.dev, "Chunk upload"). */
function optionsFor(url: string): object {
  return {
    url,
    chunkSize: 8 * 2 ** 20,
    chunksPerRequest: 64,
    maxFileSize: 2 ** 31,
    maxRequestSize: 32 * 2 ** 20,
    concurrency: 8,
    hashAlgorithm: 'sha1',
    compression: ['gzip'],
    accept: ['debug_files', 'release_files', 'sources', 'artifact_bundles', 'artifact_bundles_v2'],
  };
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

/** The files that a bundle's manifest names. */
async function filesOf(bundle: Buffer): Promise<readonly UploadedFile[]> {
  const manifest = parseJson(await readEntry(bundle, 'manifest.json'));
  const entries = isObject(manifest) && isObject(manifest['files']) ? manifest['files'] : {};
  return Object.values(entries)
    .filter(isObject)
    .map(({ type, url, headers }) => ({
      type: String(type),
      url: String(url),
      debugId: String(isObject(headers) ? headers['debug-id'] : ''),
    }));
}

async function readEntry(bundle: Buffer, name: string): Promise<string> {
  const open = promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer);
  const zip = await open(bundle, { lazyEntries: true });
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => reject(new Error(`There is no ${name} in the bundle.`)));
    zip.on('entry', (entry) => {
      if (entry.fileName !== name) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error) reject(error);
        else text(stream).then(resolve, reject);
      });
    });
    zip.readEntry();
  });
}
