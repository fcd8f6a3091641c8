import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { POLICY_IN_PAGE } from './electron/content-security-policy.ts';
import { bundledPackages } from './tools/bundled-packages.ts';
import { ownCode } from './tools/own-code/own-code.ts';
import { debugIds } from './tools/symbols/debug-ids.ts';
import { MINIFIED } from './tools/symbols/minified.ts';

// Absolute, since the build and the development server start from different folders.
const page = (file: string) => join(import.meta.dirname, 'renderer', file);

// Bundled and minified, dependencies included: importing them one by one from node_modules costs hundreds
// of milliseconds at every start of the app.
// The oldest Electron that is supported, 33, has Node 20.18 and Chromium 130.
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROMIUM = 'chrome130';
// For `npm run symbolicate` and for receivers; what ships holds neither them nor a word of them.
const SOURCE_MAPS = 'hidden';

// What electron-store's own library loads and never calls for Kreya.
const SCHEMAS = /^(?:ajv\/dist\/2020\.js|ajv-formats|semver)$/;
const WITHOUT_SCHEMA = join(import.meta.dirname, 'electron/without-schema.ts');

/** Not while pages are worked on: hot reload runs scripts of its own in them. */
const policyInPages: Plugin = {
  name: 'policy-in-pages',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY_IN_PAGE },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  main: {
    plugins: [ownCode(import.meta.dirname), bundledPackages('main'), debugIds()],
    resolve: { alias: [{ find: SCHEMAS, replacement: WITHOUT_SCHEMA }] },
    build: {
      externalizeDeps: false,
      minify: true,
      sourcemap: SOURCE_MAPS,
      target: OLDEST_NODE,
      outDir: 'out/main',
      lib: { entry: 'electron/main.ts', formats: ['es'] },
      rolldownOptions: { output: { entryFileNames: 'main.js', minify: MINIFIED } },
    },
  },
  preload: {
    plugins: [bundledPackages('preload'), debugIds()],
    build: {
      externalizeDeps: false,
      minify: true,
      sourcemap: SOURCE_MAPS,
      target: OLDEST_NODE,
      outDir: 'out/preload',
      // A sandboxed preload can only be CommonJS.
      lib: { entry: 'electron/preload.ts', formats: ['cjs'] },
      rolldownOptions: { output: { entryFileNames: 'preload.cjs', minify: MINIFIED } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), policyInPages, bundledPackages('renderer'), debugIds()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      sourcemap: SOURCE_MAPS,
      target: OLDEST_CHROMIUM,
      rolldownOptions: {
        output: { minify: MINIFIED },
        input: {
          main: page('index.html'),
          settings: page('settings.html'),
          inspector: page('inspector.html'),
        },
      },
    },
  },
});
