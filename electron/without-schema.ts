/**
 * Bundled in place of `ajv`, `ajv-formats` and `semver`, which would be half of the main process's code:
 * electron-store uses them for schemas and migrations, and Kreya's settings have neither.
 */
function needed(): never {
  throw new Error('Settings with a schema or with migrations need the packages that the bundle leaves out.');
}

export class Ajv2020 {
  constructor() {
    needed();
  }
}

export default { default: needed, clean: needed, eq: needed, gt: needed, lte: needed, satisfies: needed };
