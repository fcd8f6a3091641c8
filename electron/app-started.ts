import { app } from 'electron';
import { describeProgram } from '../programs/describe-program.ts';
import { readPackageType } from '../programs/package-manager.ts';
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
      packageType: readPackageType(process.resourcesPath),
    },
    settings,
  );
}
