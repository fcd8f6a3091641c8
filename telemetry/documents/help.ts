/** What `kreya-telemetry` says about its commands. */

const COMMON = `<module>           the module that exports the catalogue: an ES module, CommonJS, or TypeScript (Node 22.18 or later)`;

const SHARED_OPTIONS = `--product <name>   what people call your product (default: the catalogue's namespace, capitalised)
--export <name>    the export that is the catalogue (default: "catalogue", or else the default export)`;

const END = `--check            write nothing, and list what is out of date
--help             print this help

Exit codes: 0 everything is written or current, 1 something is out of date (--check), 2 the command failed.`;

export const HELP = `kreya-telemetry <command> <module> [options]

Generates files from your catalogue of events.

Commands:
docs               EVENTS.md, which lists every event, for anybody to read
operating          the files of the receiving end: an OpenTelemetry Collector that accepts your events and nothing else,
                   ClickHouse tables, views and queries, a Grafana dashboard and alerts, and a page for operators

Options:
--help             print this help; after a command, the command's
--version          print the version

Examples:
  npx kreya-telemetry docs dist/catalogue.js --product Acme
  npx kreya-telemetry operating dist/catalogue.js --product Acme`;

export const DOCS_HELP = `kreya-telemetry docs <module> [options]

Generates EVENTS.md, which lists every event of your catalogue, for anybody to read.

${COMMON}
--out <folder>     where to write (default: telemetry-docs)
${SHARED_OPTIONS}
--privacy <url>    a page about what happens to events
${END}

Examples:
  npx kreya-telemetry docs dist/catalogue.js --product Acme --out docs/telemetry
  npx kreya-telemetry docs dist/catalogue.js --product Acme --out docs/telemetry --check`;

export const OPERATING_HELP = `kreya-telemetry operating <module> [options]

Generates the files of the receiving end from your catalogue: the configuration of an OpenTelemetry Collector that accepts
your events and nothing else, ClickHouse tables, views and queries, a Grafana dashboard and alerts, all of this for Docker
Compose and Kubernetes, the catalogue as JSON Schemas and for OpenTelemetry Weaver, and README.md, which explains them.

${COMMON}
--out <folder>     where to write (default: operating)
${SHARED_OPTIONS}
--funnel <field>   steps that people take one after the other, such as TourStepCompleted.step; answers.sql counts how far
                   they get; can be repeated
${END}

Examples:
  npx kreya-telemetry operating dist/catalogue.js --product Acme
  npx kreya-telemetry operating dist/catalogue.js --product Acme --funnel TourStepCompleted.step --check`;
