// All that is inside the executable `kreyac`: it runs the command line that lies beside it, and no other script.
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

import(pathToFileURL(join(__dirname, 'out', 'cli', 'kreyac.js')).href);
