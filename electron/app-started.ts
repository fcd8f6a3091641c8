import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { describeProgram } from '../programs/describe-program.ts';
import type { Settings } from '../programs/settings.ts';
import type { MetadataOf } from '../shared/catalogue.ts';

/** The metadata of `AppStarted` for the app. */
export function describeStart(appVersion: string, settings: Settings): MetadataOf<'AppStarted'> {
  return describeProgram(
    {
      appKind: 'ui',
      appVersion,
      systemVersion: process.getSystemVersion(),
      translatedFromArm64: app.runningUnderARM64Translation,
      executable: process.execPath,
      packageType: readPackageType(),
    },
    settings,
  );
}

/** What electron-builder wrote beside the app, or null in a build that is not packaged. */
function readPackageType(): string | null {
  try {
    return readFileSync(join(process.resourcesPath, 'package-type'), 'utf8');
  } catch {
    return null;
  }
}
