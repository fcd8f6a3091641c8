/** What `create-electron-app` does in the folder, except for the versions: those are from the lock file. */
const { createRequire } = require('node:module');
const { join } = require('node:path');

const folder = process.cwd();
const { default: template } = createRequire(join(folder, 'package.json'))(process.argv[2]);

(async () => {
  const tasks = await template.initializeTemplate(folder, { copyCIFiles: false, force: true });
  for (const { task } of tasks) await task();
})();
