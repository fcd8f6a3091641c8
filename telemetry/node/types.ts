/** All types in what programs get from telemetry and pass to it, for each entry that such programs import. */
export type * from '../catalogue/types.ts';
export type * from '../contract/bridge.ts';
export type * from '../contract/texts/types.ts';
export type { FlushEnd, FlushResult, Rejection } from '../core/deliver/sender.ts';
export type { ErrorDetails, ErrorLevel } from '../core/errors/origin.ts';
export type { BundleRoot, ConsentMode, OwnCode } from '../core/ports.ts';
export type { AdoptionResult } from '../core/telemetry/adoption.ts';
export type { FlushOptions } from '../core/telemetry/telemetry.ts';
export type { ProductFolders } from './app-data.ts';
export type { CheckedCertificate } from './check/certificate.ts';
export type { ConnectionCheck } from './check/check-connection.ts';
export type { CheckOutcome } from './check/outcome.ts';
export type { ProgramTelemetry, TelemetryOptions, WithCommon } from './options.ts';
export type { OwnFetch, OwnFetchBody, OwnFetchInit, OwnFetchResponse } from './own-transport.ts';
export type { SettingsFile, StoredValues } from './telemetry-settings.ts';
