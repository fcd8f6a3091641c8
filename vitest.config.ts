import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['{electron,renderer,shared,tools}/**/*.test.{ts,tsx}'] },
});
