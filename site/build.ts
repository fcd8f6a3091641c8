/** Builds the site, by Eleventy. */
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Eleventy, { type Configuration } from '@11ty/eleventy';
import { build as bundle } from 'esbuild';
import { version } from '../package.json';
import { catalogue } from '../shared/catalogue.ts';
import { eventsFilterOf, markEvents } from './mark-events.ts';
import { CARDS, COPIED, PAGES, type Page, SECTIONS } from './pages.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { searchEntriesOf } from './search-entries.ts';

const EVENTS = 'events.html';
/** A page of so many licences would be most of what is found. */
const NOT_SEARCHED = ['third-party.html'];
/** Above it the events are filtered. */
const FILTER_BELOW = 'all-events-at-a-glance';

/**
 * Builds into a folder, whose content is replaced, and with `watch` again whenever a document is saved. The result is
 * nothing but files that refer to each other: it works at any address, and from the disk.
 * @param root the repository, which is the working directory
 */
export async function createSite(root: string, output: string, watch: boolean): Promise<Eleventy> {
  rmSync(output, { recursive: true, force: true });
  const path = (name: string) => `./${relative(root, name)}`;
  const site = new Eleventy(path(join(root, 'site', 'content')), path(output), {
    quietMode: true,
    configPath: false,
    runMode: watch ? 'watch' : 'build',
    config: (configuration) => configure(configuration, root, output),
  });
  await site.init();
  return site;
}

function configure(configuration: Configuration, root: string, output: string): void {
  const pages = PAGES.map((page) =>
    readPage(root, page, page.file === EVENTS ? markEvents(catalogue) : undefined),
  );
  for (const [index, page] of pages.entries()) {
    configuration.addTemplate(page.page.file, ...templateOf(page, index));
  }
  configuration.addGlobalData('siteTitle', 'Kreya telemetry');
  configuration.addGlobalData('version', version);
  configuration.addGlobalData('sections', SECTIONS);
  configuration.addGlobalData(
    'cards',
    CARDS.map((card) => ({ ...card, pages: card.files.map(pageOf) })),
  );
  configuration.addPassthroughCopy({ ...COPIED, 'site/style.css': 'site.css', 'build/icon.svg': 'icon.svg' });
  for (const { source } of PAGES) configuration.addWatchTarget(source, { resetConfig: true });
  configuration.addWatchTarget('site/{client,layouts}/**');
  configuration.on('eleventy.after', async () => {
    const entries = searchEntriesOf(pages.filter(({ page }) => !NOT_SEARCHED.includes(page.file)));
    writeFileSync(join(output, 'search-data.js'), `globalThis.searchEntries=${JSON.stringify(entries)};\n`);
    await bundle({
      entryPoints: [join(root, 'site/client/main.ts')],
      outfile: join(output, 'site.js'),
      bundle: true,
      minify: true,
      target: 'es2022',
      logLevel: 'warning',
    });
  });
  configuration.setIncludesDirectory('../layouts');
  configuration.setLayoutsDirectory('../layouts');
}

function pageOf(file: string): Page {
  const page = PAGES.find((other) => other.file === file);
  if (page === undefined) throw new Error(`There is no page ${file}.`);
  return page;
}

function templateOf({ page, html, parts, description }: ReadPage, index: number): [string, object] {
  const isEvents = page.file === EVENTS;
  const at = isEvents
    ? html.indexOf('</h2>', html.indexOf(`id="${FILTER_BELOW}"`)) + '</h2>'.length
    : html.length;
  return [
    html.slice(0, at),
    {
      layout: 'page.njk',
      // A document's braces are its own.
      templateEngineOverride: 'html',
      permalink: page.file,
      ...page,
      description,
      toc: parts.filter(({ level }) => level === 2),
      previous: PAGES[index - 1],
      next: PAGES[index + 1],
      ...(isEvents ? { filter: eventsFilterOf(catalogue), rest: html.slice(at) } : {}),
    },
  ];
}
