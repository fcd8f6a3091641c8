/** The Settings window's last place and section, as stored in the settings. */
import { SETTINGS_SECTIONS, type SettingsSection } from '../shared/bridge.ts';

/** In the screen's device-independent pixels. */
export interface WindowBounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SettingsWindow {
  /** Null if it was never opened, or the stored place is invalid. */
  readonly bounds: WindowBounds | null;
  readonly section: SettingsSection | null;
}

/** Reads what is valid of a stored value. */
export function readSettingsWindow(stored: unknown): SettingsWindow {
  if (typeof stored !== 'object' || stored === null) return { bounds: null, section: null };
  const { bounds, section }: Record<string, unknown> = { ...stored };
  return {
    bounds: readBounds(bounds),
    section: SETTINGS_SECTIONS.find((known) => known === section) ?? null,
  };
}

function readBounds(stored: unknown): WindowBounds | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { x, y, width, height }: Record<string, unknown> = { ...stored };
  if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
  return { x, y, width, height };
}

/** Within what the systems' own APIs accept. */
function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 32_767;
}
