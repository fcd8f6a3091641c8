import { defineConfig } from 'vitest/config';
import { IN_ENGLISH, SLOW_MACHINE } from './testing/limits.ts';

export default defineConfig({ test: { ...SLOW_MACHINE, env: IN_ENGLISH, include: ['**/*.test.ts'] } });
