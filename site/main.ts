import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ROOT } from '../tools/paths.ts';
import { installDependencies } from '../tools/process/install-dependencies.ts';
import { orUsage, runTool } from '../tools/process/run-tool.ts';

const HELP = `npm run docs:site [-- [--watch] [--external]]

Builds the documentation as a site in site/dist, and fails if a link in it leads nowhere. The site is files only: open
index.html, or put the folder on any host under any address. The first run installs what builds it.

--watch      build again whenever a document is saved, until Ctrl-C
--external   also list the addresses on the web that are linked to, which are not checked
--help       print this`;

const OUTPUT = join(ROOT, 'site', 'dist');

await runTool(async (stop) => {
  const { values } = orUsage(HELP, () =>
    parseArgs({
      options: {
        watch: { type: 'boolean', default: false },
        external: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (!(await installDependencies(join(ROOT, 'site'), stop))) return 1;
  process.chdir(ROOT);
  // They need what was only just installed.
  const [{ createSite }, { checkLinks }] = await Promise.all([
    import('./build.ts'),
    import('./check-links.ts'),
  ]);
  const site = await createSite(ROOT, OUTPUT, values.watch);
  const address = pathToFileURL(join(OUTPUT, 'index.html')).href;

  if (values.watch) {
    await site.watch();
    console.log(`Open ${address}. Ctrl-C ends this.`);
    await new Promise((resolve) => stop.addEventListener('abort', resolve));
    await site.stopWatch();
    return 0;
  }
  await site.write();
  const { sound, dead, external } = checkLinks(OUTPUT);
  for (const link of dead) console.error(`leads nowhere  ${link}`);
  if (values.external) for (const link of external) console.log(link);
  if (dead.length > 0) return 1;
  console.log(`${sound} links lead somewhere; ${external.length} addresses on the web were not checked.`);
  console.log(`Open ${address}`);
  return 0;
});
