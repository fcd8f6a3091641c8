import { removeTree } from '../core/files/remove.ts';
import { nodeHost } from './node-host.ts';

/**
 * Removes a folder with everything in it, also where Node's `rmSync` does nothing (nodejs/node#61067). Blocks
 * for a second or two while another process writes there. Throws the disk's error.
 */
export function removeFolder(path: string): void {
  removeTree(nodeHost, path);
}
