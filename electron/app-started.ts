import { existsSync, readFileSync } from 'node:fs';
import { machine } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Settings } from '../host/settings.ts';
import type { MetadataOf } from '../shared/catalogue/index.ts';
import { describeMachine, findPackageManager, reduceVersion } from './telemetry/machine.ts';

/** The metadata of `AppStarted`, from the system, the build and the settings. */
export function describeStart(appVersion: string, settings: Settings): MetadataOf<'AppStarted'> {
  return {
    version: reduceVersion(appVersion),
    ...describeMachine({
      platform: process.platform,
      systemVersion: process.getSystemVersion(),
      machine: machine(),
      translatedFromArm64: app.runningUnderARM64Translation,
      processArch: process.arch,
    }),
    ...settings.account(),
    appKind: 'ui',
    packageManager: findPackageManager({
      environment: process.env,
      executable: process.execPath,
      packageType: readPackageType(),
      exists: existsSync,
    }),
  };
}

/** What electron-builder wrote beside the app, or null in a build that is not packaged. */
function readPackageType(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8');
  } catch {
    return null;
  }
}
