// Which creator a row belongs to: the table of `identify`, line by line, over tabs of a few rows.

import { identify, ownersOf, pairKey } from '../../src/sync/identity';
import { type BaseRecord, type EditableField, type Fingerprint, type Membership, rowNumberOf, type SheetRow } from '../../src/sync/model';
import { recordOf } from './record-of';

type Texts = Readonly<Partial<Record<EditableField, string>>>;

const printOf = (name: string): Fingerprint => ({ handle: `@${name}`, channelLink: `https://example.com/${name}` });

const record = (name: string, texts: Texts = {}, membership: Membership = 'here', fingerprint = printOf(name)): BaseRecord =>
  recordOf(name, Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { value: text, cell: text }])), {
    membership,
    fingerprint,
  });

const row = (number: number, id: string, fingerprint: Fingerprint, texts: Texts = {}): SheetRow => ({
  row: rowNumberOf(number),
  id,
  cells: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text }])),
  fingerprint,
  readOnly: {},
});

const BLANK: Fingerprint = { handle: '', channelLink: '' };

const identified = (rows: readonly SheetRow[], ...records: readonly BaseRecord[]) => {
  const { genuine, waiting, own } = identify(rows, new Map(records.map((one) => [one.creatorId, one])));
  return {
    genuine: [...genuine].map(([id, all]) => [id, all.map((one) => Number(one.row))]),
    waiting: waiting.map(({ rows: at, creatorId, reason }) => [...at.map(Number), creatorId, reason]),
    own,
  };
};

const [A, B] = [record('a', { notes: 'A' }), record('b', { notes: 'B' })];
const ofA = row(2, 'a', printOf('a'), { notes: 'A' });
const ofB = row(3, 'b', printOf('b'), { notes: 'B' });

test('an id with a base and its own fingerprint is that creator, even on two rows', () => {
  expect(identified([ofA, ofB, row(4, 'a', printOf('a'), { notes: 'A' })], A, B)).toEqual({
    genuine: [
      ['a', [2, 4]],
      ['b', [3]],
    ],
    waiting: [],
    own: 0,
  });
});

test('a row without an id that shows nobody, or somebody who has a row, is the person’s own', () => {
  const own = [row(4, '', BLANK), row(5, '', { handle: 'mine', channelLink: '' }), row(6, '', printOf('a'))];
  expect(identified([ofA, ...own], A)).toEqual({ genuine: [['a', [2]]], waiting: [], own: 3 });
});

test('a row without an id that shows one creator without a row had its id cleared', () => {
  expect(identified([ofA, row(3, '', printOf('b'), { notes: 'B' })], A, B)).toMatchObject({
    waiting: [[3, 'b', { why: 'id-cleared', belongsTo: 'b' }]],
    own: 0,
  });
});

test('an id that the tab does not know, beside an unknown fingerprint, is unknown', () => {
  expect(identified([ofA, row(3, 'z', printOf('z'))], A)).toMatchObject({ waiting: [[3, null, { why: 'unknown-id' }]] });
});

test('ids are compared byte by byte: a different case is a different id', () => {
  expect(identified([row(2, 'A', printOf('a'), { notes: 'A' })], A).genuine).toEqual([]);
});

describe('an id beside another creator’s fingerprint is mixed up', () => {
  const whole = { notes: 'B', email: 'b@example.test' };
  const other = record('b', whole);
  const mixed = (cells: Texts) => identified([ofA, row(3, 'b', printOf('a'), cells)], A, other).waiting;

  test('and belongs to the creator of its cells, if two of them agree', () => {
    expect(mixed(whole)).toEqual([[3, 'b', { why: 'mixed-up-row', belongsTo: 'b' }]]);
  });

  test('and is not attributed if one cell contradicts handle and link', () => {
    expect(mixed({ notes: 'B' })).toEqual([[3, 'b', { why: 'mixed-up-row', belongsTo: null }]]);
  });
});

test('a handle or a link shared by two creators identifies nobody; the combination of both may', () => {
  const shared = { handle: '@same', channelLink: '' };
  const owners = ownersOf(
    new Map(
      [record('a', {}, 'here', shared), record('b', {}, 'here', { ...printOf('b'), handle: '@same' })].map((one) => [one.creatorId, one]),
    ),
  );
  expect(owners.handle).toEqual(new Map([['@same', null]]));
  expect(owners.channelLink).toEqual(new Map([['https://example.com/b', 'b']]));
  expect(owners.pair.get(pairKey(shared))).toBe('a');
  expect(owners.pair.get(pairKey({ handle: '@same', channelLink: 'https://example.com/b' }))).toBe('b');
});

test('blank fingerprints identify nobody', () => {
  expect(ownersOf(new Map([['a', record('a', {}, 'here', BLANK)]]))).toEqual({
    pair: new Map(),
    handle: new Map(),
    channelLink: new Map(),
  });
});

describe('a row pasted over part of another', () => {
  const texts = { notes: 'B notes', email: 'b@example.test', contactLink: 'https://example.com/of-b' } as const;
  const lost = record('b', texts);
  const covered = (cells: Texts) => row(3, 'a', printOf('a'), { notes: 'A', ...cells });

  test('waits if two cells of the creator who lost the row are left in it', () => {
    expect(identified([ofA, covered({ notes: 'B notes', email: 'b@example.test' })], A, lost)).toMatchObject({
      genuine: [['a', [2]]],
      waiting: [[3, 'a', { why: 'mixed-up-row', belongsTo: null }]],
    });
  });

  test.each([
    ['one cell is left, which may be an edit', [ofA, covered({ email: 'b@example.test' })], [A, lost]],
    ['what is left is blank, which tells nothing', [ofA, covered({ notes: '', email: '' })], [A, record('b', { notes: '', email: '' })]],
    ['the other creator has a row', [ofA, covered({ ...texts }), row(4, 'b', printOf('b'), texts)], [A, lost]],
    ['the other creator’s row is there, in doubt itself', [ofA, covered({ ...texts }), row(4, 'b', BLANK, texts)], [A, lost]],
    ['the other creator left the view', [ofA, covered({ ...texts })], [A, record('b', texts, 'left')]],
  ] as const)('is an edit of a duplicated row if %s', (_, rows, records) => {
    expect(identified(rows, ...records).genuine).toContainEqual(['a', [2, 3]]);
  });

  test('stays an edit if no row of the creator is whole', () => {
    const both = [row(2, 'a', printOf('a'), texts), row(3, 'a', printOf('a'), texts)];
    expect(identified(both, A, lost)).toMatchObject({ genuine: [['a', [2, 3]]], waiting: [] });
  });
});
