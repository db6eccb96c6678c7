// Reads the project's own source files for the tests of its rules: their text, imports, and syntax.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

export const root = process.cwd();

interface Import {
  /** As written. */
  readonly from: string;
  /** Relative to the root and without extension ("src/sync/merge"), or a package's name as written. */
  readonly target: string;
  readonly typeOnly: boolean;
}

export interface Source {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Every TypeScript and JavaScript file below the folders (or the file itself), sorted. A missing folder has none. */
export function sourcesIn(...places: readonly string[]): readonly Source[] {
  return filesIn(...places)
    .filter((file) => /\.(tsx?|mjs|cjs|js)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

export function filesIn(...places: readonly string[]): readonly string[] {
  return places.flatMap((place) => {
    const path = join(root, place);
    if (!existsSync(path)) return [];
    if (statSync(path).isFile()) return [place];
    const below = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => posix.join(place, name.split(sep).join('/')));
    return below.filter((file) => statSync(join(root, file)).isFile()).sort();
  });
}

const importing = /^(?:import|export)\s+(type\s)?\s*(?:([\w*{][^'";=]*?)\s+from\s+)?'([^']+)'/gm;
const importingLater = /\bimport\(\s*'([^']+)'\s*\)/g;

/** Every import of the file, including types, which a bundler no longer sees. */
export function importsOf({ file, text }: Source): readonly Import[] {
  const told = [...text.matchAll(importing)].map(([, type, names = '', from = '']) => ({
    from,
    target: targetOf(file, from),
    typeOnly: type !== undefined || onlyTypes(names),
  }));
  const later = [...text.matchAll(importingLater)].map(([, from = '']) => ({ from, target: targetOf(file, from), typeOnly: false }));
  return [...told, ...later];
}

/** `{ type A, type B }` imports no code. */
function onlyTypes(names: string): boolean {
  const listed = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const each = (listed ?? '').split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => /^\s*type\s/.test(name));
}

const targetOf = (file: string, from: string): string => (from.startsWith('.') ? posix.join(posix.dirname(file), from) : from);

/** The syntax of the file without its types; JSX has become calls. */
export function syntaxOf({ file, text }: Source): Node {
  const loader = file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js';
  const { code } = transformSync(text, { loader, target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact', tsconfigRaw: {} });
  return parse(code, { ecmaVersion: 2022, sourceType: 'module', allowHashBang: true });
}

/** A node with whatever properties its kind has. */
export type AnyNode = Node & Readonly<Record<string, unknown>>;

/** This node and every node below it, each with its parents from the nearest. */
export function* nodesOf(
  node: Node,
  parents: readonly AnyNode[] = [],
): Generator<{ readonly node: AnyNode; readonly parents: readonly AnyNode[] }> {
  const self = node as AnyNode;
  yield { node: self, parents };
  const inner = [self, ...parents];
  for (const value of Object.values(self).flat()) if (isNode(value)) yield* nodesOf(value, inner);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** The text of a string, or of one piece of a template; null for any other node. */
export function spelled(node: AnyNode): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateElement' ? (node.value as { cooked: string }).cooked : null;
}

/** `Date.now` as "Date.now"; null for anything that is not a name or a chain of names. */
export function nameOf(node: AnyNode): string | null {
  if (node.type === 'Identifier') return node.name as string;
  if (node.type !== 'MemberExpression' || node.computed === true) return null;
  const object = nameOf(node.object as AnyNode);
  return object === null ? null : `${object}.${(node.property as AnyNode).name as string}`;
}
