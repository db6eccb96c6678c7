// Which creator a mixed-up row belongs to, based on cells that can be counted by hand.

import { type Claims, identityCheckOver, type Suspect } from '../../src/sync/identity-check';
import { type BaseRecord, type EditableField, rowNumberOf, type SheetRow } from '../../src/sync/model';
import { creator } from '../fakes/office';
import { recordOf } from './record-of';

type Texts = Readonly<Partial<Record<EditableField, string>>>;

const record = (name: string, texts: Texts): BaseRecord =>
  recordOf(name, Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { value: text, cell: text }])));

const row = (id: string, texts: Texts, number = 2): SheetRow => ({
  row: rowNumberOf(number),
  id,
  cells: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, { text }])),
  fingerprint: { handle: '', channelLink: '' },
  readOnly: {},
});

/** Three letters: the creators named by id, handle and link; `-` = nobody. */
function claims(letters: string): Claims {
  const [id, handle, channelLink] = [...letters].map((letter) => (letter === '-' ? null : creator(letter)));
  return { id: id ?? null, handle: handle ?? null, channelLink: channelLink ?? null };
}

const suspect = (letters: string, texts: Texts, copied = false, number = 2): Suspect => ({
  row: row(letters[0] === '-' ? '' : (letters[0] ?? ''), texts, number),
  claims: claims(letters),
  copied,
});

const BASE = new Map(
  ['a', 'b', 'c'].map((name) => [name, record(name, { notes: `${name} notes`, email: `${name}@example.com`, status: 'On hold' })]),
);

const verdict = (one: Suspect, others: readonly Suspect[] = [], genuine: readonly SheetRow[] = []) => {
  const found = new Map(genuine.map((own) => [creator(own.id), [own]]));
  const { creatorId, sure } = identityCheckOver([one, ...others], BASE, found)(one);
  return `${creatorId}${sure ? '' : '?'}`;
};

const own = (name: string, more: Texts = {}): Texts => ({
  notes: `${name} notes`,
  email: `${name}@example.com`,
  status: 'On hold',
  ...more,
});

describe('a single row', () => {
  it.each<[string, string, Texts, string]>([
    ['is whom all that names somebody names', 'aa-', own('a'), 'a'],
    ['with an edit of its own, too', 'aa-', own('a', { notes: 'typed' }), 'a'],
    ['but not surely with an emptied cell', 'aa-', own('a', { notes: '' }), 'a?'],
    ['nor with an emptied cell beside an edit', 'aa-', own('a', { notes: '', email: 'typed@example.com' }), 'a?'],
    ['nor with an edit where the handle names nobody', 'a-a', own('a', { notes: 'typed' }), 'a?'],
    ['whose cells say what its base says is sure without a handle', 'a-a', own('a'), 'a'],
    ['is whom two of three name while its cells say nothing', 'abb', { status: 'On hold' }, 'b'],
    ['is whom the handle names where all are apart', 'abc', { status: 'On hold' }, 'b'],
    ['is whose its cells are', 'abb', own('a'), 'a'],
    ['is not surely whose one cell is, against two that name another', 'abb', { notes: 'a notes' }, 'a?'],
    ['is whom most name, with cells that say the same', 'abb', own('b'), 'b'],
    ['is not surely anybody’s whose cells speak for two', 'abb', { notes: 'a notes', email: 'b@example.com' }, 'a?'],
    ['with cells that nobody has is not surely anybody’s', 'abb', { notes: 'typed' }, 'a?'],
    ['with a link that names nobody may show a stranger, with an edit', 'ab-', own('b', { status: 'Completed' }), 'a?'],
    ['without an edit it is sure', 'ab-', own('b'), 'b'],
    ['without an id is told by the others', '-bc', own('c'), 'c'],
    ['a cell that suits all claimants says nothing', 'ab-', { status: 'On hold', notes: 'b notes', email: 'b@example.com' }, 'b'],
  ])('%s: %s', (_, letters, texts, expected) => {
    expect(verdict(suspect(letters, texts))).toBe(expected);
  });

  it('that was copied belongs to the creator most clues name, if that is not its id, despite an edit', () => {
    expect(verdict(suspect('abb', { notes: 'typed' }, true))).toBe('b');
    expect(verdict(suspect('aab', { notes: 'typed' }, true))).toBe('a?');
  });

  it('belongs to the creator whose genuine row shows the same, even if no base does', () => {
    const texts = { notes: 'typed for a', email: 'typed@example.com' };
    expect(verdict(suspect('abb', texts), [], [row('a', texts, 9)])).toBe('a');
    expect(verdict(suspect('abb', texts), [], [row('b', texts, 9)])).toBe('b');
    expect(verdict(suspect('abb', { ...own('a'), notes: 'typed for a' }), [], [row('a', { notes: 'typed for a' }, 9)])).toBe('a');
  });
});

describe('rows that were torn in the same way', () => {
  /** The id of one, the fingerprints of the next, and the notes of the id. */
  const torn = ['abb', 'bcc', 'caa'].map((letters, i) => suspect(letters, { notes: `${letters[0]} notes` }, false, i + 2));

  it('belong to the creator of the column that moved along with the cells elsewhere', () => {
    expect(
      torn.map((one) =>
        verdict(
          one,
          torn.filter((other) => other !== one),
        ),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  it('form no trend if there are only two', () => {
    const [first, second] = torn;
    if (first === undefined || second === undefined) throw new Error('there are three');
    expect(verdict(first, [second])).toBe('a?');
  });

  it('form none if fewer than four of five agree', () => {
    const astray = ['abb', 'bcc'].map((letters, i) => suspect(letters, { notes: `${letters[1]} notes` }, false, i + 7));
    expect(torn.map((one) => verdict(one, [...torn.filter((other) => other !== one), ...astray]))).toEqual(['a?', 'b?', 'c?']);
  });

  it('decide for a row whose own cell is inconclusive', () => {
    expect(verdict(suspect('abb', { notes: 'typed' }), torn)).toBe('a');
    expect(verdict(suspect('abb', { email: 'a@example.com', notes: 'a notes' }), torn)).toBe('a');
  });
});

test('a row that says nothing itself follows rows torn in two columns, too', () => {
  const torn = ['abb', 'bcc', 'caa'].map((letters, i) => suspect(letters, own(letters[0] ?? ''), false, i + 3));
  expect(verdict(suspect('abb', { notes: 'typed', email: 'typed@example.com' }), torn)).toBe('a');
});

test('a row that nobody claims is not suspect', () => {
  expect(() => verdict(suspect('---', {}))).toThrow('nobody claims');
});
