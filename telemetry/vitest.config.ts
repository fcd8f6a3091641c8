import { defineConfig } from 'vitest/config';
import { SLOW_MACHINE } from './testing/limits.ts';

export default defineConfig({ test: { ...SLOW_MACHINE, include: ['**/*.test.ts'] } });
