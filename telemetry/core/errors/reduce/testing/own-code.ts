import type { OwnCode } from '../../../ports.ts';

export const NO_OWN_CODE: OwnCode = { roots: [], files: new Set(), messages: [], names: new Set() };
