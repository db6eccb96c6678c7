// What the rules of Sync must never do, and what only the contract's table may spell.

import { type AnyNode, nameOf, nodesOf, type Source, sourcesIn, spelled, syntaxOf } from './sources';

/** The nodes of a file that violate a rule, as "file: what". Import paths are excluded. */
const breaches = (source: Source, rule: (node: AnyNode) => string | null): readonly string[] =>
  [...nodesOf(syntaxOf(source))].flatMap(({ node, parents }) => {
    const found = parents[0]?.type === 'ImportDeclaration' ? null : rule(node);
    return found === null ? [] : [`${source.file}: ${found}`];
  });

/** Clock and randomness; `new Date(text)` and `Date.parse` merely read a text. */
function surprise(node: AnyNode): string | null {
  const name = nameOf(node);
  if (name === 'Date.now' || name === 'Math.random' || name === 'performance.now') return name;
  const isDate = (node.type === 'NewExpression' || node.type === 'CallExpression') && nameOf(node.callee as AnyNode) === 'Date';
  return isDate && (node.arguments as unknown[]).length === 0 ? 'Date()' : null;
}

/** The add-on's whole server is synchronous: Apps Script has no event loop that outlives the call. */
function later(node: AnyNode): string | null {
  if (node.type === 'AwaitExpression') return 'await';
  if (node.async === true) return 'async';
  const name = nameOf(node);
  return name === 'Promise' || name === 'setTimeout' ? name : null;
}

/** Checks of zod that reject every text on Apps Script, because `URL` and `atob` are missing there. */
const silent = new Set(['url', 'httpUrl', 'ipv6', 'cidrv6', 'base64', 'base64url', 'jwt', 'file'].map((name) => `z.${name}`));

const silentCheck = (node: AnyNode): string | null => {
  const name = nameOf(node);
  return name !== null && silent.has(name) ? name : null;
};

/** snake_case as in the CRM, or a part of its addresses. `creator_id` is also the heading of our own hidden column. */
function wire(node: AnyNode): string | null {
  const text = spelled(node) ?? (node.type === 'Identifier' ? (node.name as string) : '');
  const isKey = /^[a-z]+(_[a-z]+)+$/.test(text) && text !== 'creator_id';
  return isKey || /\/crm\/|\/api\/v\d|skill\.noxinfluencer/.test(text) ? text : null;
}

/** What is stored in the document, or came from the CRM or a page, is validated before it is used. */
const parsed = (node: AnyNode): string | null => (nameOf(node) === 'JSON.parse' ? 'JSON.parse' : null);

/** Each of them returns `unknown`, or validates what it has read. */
const READERS = ['src/commands/kept.ts', 'src/crm/codec.ts', 'src/sheets/json.ts', 'src/sync/base.ts'];

const isTrusted = ({ text }: Source): boolean => /JSON\.parse\((?:[^()]|\([^()]*\))*\)\s+as\b/.test(text);

const inFile = (text: string): Source => ({ file: 'probe.ts', text });

describe('the rules of Sync', () => {
  test('neither clock nor randomness is used', () => {
    expect([...sourcesIn('src/fields'), ...sourcesIn('src/sync')].flatMap((source) => breaches(source, surprise))).toEqual([]);
  });

  test('clock and randomness would be found', () => {
    const code =
      'export const a = Date.now(), b = Math.random(), c = new Date(), d = new Date("2022-06-01"), e = Date.parse("2022-06-01");';
    expect(breaches(inFile(code), surprise)).toEqual(['probe.ts: Date.now', 'probe.ts: Math.random', 'probe.ts: Date()']);
  });
});

describe('the server of the add-on', () => {
  test('JSON is read only where it is validated', () => {
    const others = sourcesIn('src').filter(({ file }) => !READERS.includes(file));
    expect(others.flatMap((source) => breaches(source, parsed))).toEqual([]);
    const readers = sourcesIn('src').filter(({ file }) => READERS.includes(file));
    expect(readers.map((source) => breaches(source, parsed).length > 0)).toEqual(READERS.map(() => true));
    expect(readers.filter(isTrusted)).toEqual([]);
  });

  test('JSON cast to a type without validation would be found', () => {
    const found = ['JSON.parse(text) as Head', "JSON.parse(read('a') ?? '') as Head", 'const a: unknown = JSON.parse(text);'];
    expect(found.map((text) => isTrusted(inFile(text)))).toEqual([true, true, false]);
    expect(breaches(inFile('export const a = JSON.parse("1");'), parsed)).toEqual(['probe.ts: JSON.parse']);
  });

  test('nothing is deferred to a later turn', () => {
    expect(sourcesIn('src').flatMap((source) => breaches(source, later))).toEqual([]);
  });

  test('a promise and a timer would be found', () => {
    expect(breaches(inFile('export const f = async () => { await g(); setTimeout(g, 1); };'), later)).toHaveLength(3);
  });

  test('no zod check that fails silently on Apps Script is used', () => {
    expect(sourcesIn('src', 'sidebar').flatMap((source) => breaches(source, silentCheck))).toEqual([]);
  });

  test('such a check would be found', () => {
    expect(breaches(inFile('export const link = z.url();'), silentCheck)).toEqual(['probe.ts: z.url']);
  });
});

describe('the wire of the CRM', () => {
  test('no key and no address of the CRM is spelled outside its table', () => {
    expect(sourcesIn('src', 'sidebar').flatMap((source) => breaches(source, wire))).toEqual([]);
  });

  test('a key and an address would be found', () => {
    expect(breaches(inFile("export const a = { page_num: 1, b: '/crm/channels' };"), wire)).toEqual([
      'probe.ts: page_num',
      'probe.ts: /crm/channels',
    ]);
  });
});
