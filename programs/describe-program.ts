/** What an installation's programs report about themselves and their system. */
import { existsSync } from 'node:fs';
import { describeSystem, type MachineFacts, reduceVersion } from 'kreya-telemetry/node';
import type { MetadataOf } from '../shared/catalogue.ts';
import { findPackageManager, type InstallationFacts } from './package-manager.ts';
import type { Settings } from './settings.ts';

type AppStarted = MetadataOf<'AppStarted'>;

/** What differs between the programs. */
export type ProgramFacts = Pick<MachineFacts, 'systemVersion' | 'translatedFromArm64'> &
  Pick<InstallationFacts, 'executable' | 'packageType'> &
  Pick<AppStarted, 'appKind'> & { readonly appVersion: string };

/** The metadata of `AppStarted`, from the system, the build and the settings. */
export function describeProgram(facts: ProgramFacts, settings: Pick<Settings, 'account'>): AppStarted {
  return {
    version: reduceVersion(facts.appVersion),
    ...describeSystem(facts.systemVersion, facts.translatedFromArm64),
    ...settings.account(),
    appKind: facts.appKind,
    packageManager: findPackageManager({ ...facts, environment: process.env, exists: existsSync }),
  };
}
