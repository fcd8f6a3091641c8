/**
 * Prints as JSON which types each entry's exports mention that can't be imported from it. Its arguments are
 * the path of TypeScript's API, and a list of entries and their declarations.
 *
 * Nobody needs a name for types that others are only made from: the object of `Pick`, `Omit` and
 * `Thing['member']`, and a private generic alias. The types that those resolve to count all the same.
 */
import { createRequire } from 'node:module';

const [, , api = '', given = '[]'] = process.argv;
const ts = createRequire(import.meta.url)(api);
const entries = JSON.parse(given);

const program = ts.createProgram(
  entries.map(([, file]) => file),
  {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    noEmit: true,
  },
);
const checker = program.getTypeChecker();

const isOurs = (declaration) => declaration.getSourceFile().fileName.includes('/kreya-telemetry/types/');
const original = (symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

/** The type that a node names; undefined if it names none. */
function namedBy(node) {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return node.qualifier;
  return undefined;
}

/**
 * The members that `Pick`, `Omit` or `Thing['member']` select from an object; undefined for anything else.
 */
function membersTakenBy(node) {
  if (['Pick', 'Omit'].includes(namedBy(node)?.getText())) {
    return checker.getTypeAtLocation(node).getProperties();
  }
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return undefined;
  const member = checker.getTypeAtLocation(node.objectType).getProperty(node.indexType.literal.text);
  return member && [member];
}

function dissolves(declaration) {
  const isPrivate = !(ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export);
  return isPrivate && ts.isTypeAliasDeclaration(declaration) && declaration.typeParameters !== undefined;
}

function unexported(file) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file));
  const exported = new Set(checker.getExportsOfModule(module).map(original));
  const seen = new Set(exported);
  const missing = new Set();
  const looked = new Set();
  const look = (node) => {
    if (looked.has(node)) return;
    looked.add(node);
    const members = membersTakenBy(node);
    if (members !== undefined) {
      for (const { declarations = [] } of members) declarations.filter(isOurs).forEach(look);
      return;
    }
    const name = namedBy(node);
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol) meet(original(symbol));
    ts.forEachChild(node, look);
  };
  const meet = (symbol) => {
    if (seen.has(symbol) || symbol.flags & ts.SymbolFlags.TypeParameter) return;
    seen.add(symbol);
    const declarations = (symbol.declarations ?? []).filter(isOurs);
    if (declarations.length > 0 && !declarations.every(dissolves)) missing.add(symbol.name);
    declarations.forEach(look);
  };
  for (const symbol of exported) (symbol.declarations ?? []).filter(isOurs).forEach(look);
  return [...missing].sort();
}

process.stdout.write(
  JSON.stringify(Object.fromEntries(entries.map(([entry, file]) => [entry, unexported(file)]))),
);
