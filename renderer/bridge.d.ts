import type { KreyaBridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly kreya: KreyaBridge;
  }
}
