// Names in cells as people write them: invisible characters, separators of their own, names with commas, similar names.

import * as fc from 'fast-check';
import type { Named } from '../../contract/records';
import { nearNames, sameName } from '../../src/sync/name-likeness';
import { createNames } from '../../src/sync/names';
import { check } from '../laws/seeded';

const labels = (...names: string[]): Named[] => names.map((name, i) => ({ id: `l-${i}`, name }));
const namesOf = (...list: string[]) =>
  createNames({ statuses: labels('暂停 · On hold', 'Completed'), members: [], labels: labels(...list) });
const ids = (text: string, ...list: string[]): unknown => {
  const parsed = namesOf(...list).parse('labels', text);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe('a name is found despite differences that nobody sees', () => {
  it.each([
    ['a zero-width space', 'Beau\u200Bty'],
    ['a byte order mark', '\uFEFFBeauty'],
    ['direction marks', '\u202ABeauty\u202C'],
    ['a variation selector', 'Beauty\uFE0F'],
    ['a soft hyphen', 'Beau\u00ADty'],
    ['full width', 'Ｂｅａｕｔｙ'],
    ['case and no-break spaces', '\u00A0bEAUTY '],
  ])('%s', (_, text) => {
    expect(ids(text, 'Beauty')).toEqual(['l-0']);
  });

  it('in composed or decomposed form: é as one character or as two', () => {
    expect(sameName('Cafe\u0301', 'Café')).toBe(true);
  });
});

describe('labels in one cell', () => {
  it.each([';', '|', '、', '،', '\n', ' ; ', '\r\n', ', '])('may be separated by %j if all parts are labels', (separator) => {
    expect(ids(`Beauty${separator}Summer`, 'Beauty', 'Summer')).toEqual(['l-0', 'l-1']);
  });

  it('separated so with an unknown one among them are one name, which the CRM may not have yet', () => {
    expect(ids('Beauty; Wintr', 'Beauty', 'Winter')).toEqual({ why: 'unknown-name', name: 'Beauty; Wintr', near: [] });
    expect(ids('Beauty, Summer; Wintr', 'Beauty', 'Summer')).toMatchObject({ name: 'Summer; Wintr' });
  });

  it('may be separated in several ways at once', () => {
    expect(ids('Beauty, Summer; Sport|Food', 'Beauty', 'Summer', 'Sport', 'Food')).toEqual(['l-0', 'l-1', 'l-2', 'l-3']);
  });

  it('end where their quotes do, whatever follows', () => {
    expect(ids('"Q1, Launch"; Beauty', 'Q1, Launch', 'Beauty')).toEqual(['l-0', 'l-1']);
    expect(ids('"Q1, Launch"; Wintr', 'Q1, Launch', 'Winter')).toMatchObject({ name: 'Wintr', near: ['Winter'] });
  });

  it('are one name if none of the parts is a label', () => {
    expect(ids('On; off', 'Beauty')).toMatchObject({ why: 'unknown-name', name: 'On; off' });
  });

  it('are a single label if the whole cell is one, even with a comma or a semicolon', () => {
    expect(ids('Q1, Launch', 'Q1, Launch', 'Beauty')).toEqual(['l-0']);
    expect(ids('Rock; Pop', 'Rock; Pop', 'Rock')).toEqual(['l-0']);
  });

  it('are that single label even if its parts are labels of their own; those need quotes', () => {
    const list = ['Q1, Launch', 'Q1', 'Launch', 'Beauty'];
    expect(ids('Q1, Launch', ...list)).toEqual(['l-0']);
    expect(ids('q1,  launch', ...list)).toEqual(['l-0']);
    expect(ids('"Q1", Launch', ...list)).toEqual(['l-1', 'l-2']);
    expect(ids('Launch, Q1', ...list)).toEqual(['l-1', 'l-2']);
    expect(ids('Q1, Launch, Beauty', ...list)).toEqual(['l-1', 'l-2', 'l-3']);
    expect(ids('Rock; Pop', 'Rock; Pop', 'Rock', 'Pop')).toEqual(['l-0']);
    expect(namesOf(...list).cellOf('labels', ['l-1', 'l-2'])).toBe('"Q1", Launch');
    expect(namesOf(...list, '"Q1", Launch').cellOf('labels', ['l-1', 'l-2'])).toBe('"Q1", "Launch"');
    expect(namesOf(...list).withLabelExchanged('Q1, Beauty', 'Beauty', ['Launch'])).toBe('"Q1", Launch');
  });

  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  /** Some of these names combined, as this product or a person writes them: also a name. */
  const together = (list: readonly string[]) =>
    fc.record({
      parts: fc.subarray([...list], { minLength: Math.min(2, list.length), maxLength: Math.min(3, list.length) }),
      by: fc.constantFrom(', ', ',', '，', '; ', ' | '),
      quoted: fc.boolean(),
    });
  const lists = fc
    .uniqueArray(word, { minLength: 1, maxLength: 5 })
    .chain((list) => fc.tuple(fc.constant(list), fc.array(together(list), { maxLength: 4 })));

  it('are read back as written, whatever the names are, and whatever others they form together (law)', () => {
    let shared = 0;
    check(
      fc.property(lists, ([single, compounds]) => {
        const list = [...single, ...compounds.map(({ parts, by, quoted }) => parts.map((one) => (quoted ? `"${one}"` : one)).join(by))];
        const known = list.filter((name, i) => name.trim() !== '' && list.every((other, j) => i === j || !sameName(name, other)));
        fc.pre(known.length > 0 && known.every((name) => !sameName(name, '')));
        const names = namesOf(...known);
        const comesBack = (ids: readonly string[]) =>
          expect(names.parse('labels', names.cellOf('labels', ids))).toEqual({ ok: true, value: ids });
        const idsOf = (parts: readonly string[]) => parts.flatMap((part) => (known.includes(part) ? [`l-${known.indexOf(part)}`] : []));
        comesBack(known.map((_, i) => `l-${i}`));
        for (const { parts } of compounds) comesBack(idsOf(parts));
        for (const [i] of known.entries()) comesBack([`l-${i}`]);
        for (const [i] of known.entries()) expect(names.parse('labels', known[i] ?? '')).toEqual({ ok: true, value: [`l-${i}`] });
        if (compounds.some(({ parts, by, quoted }) => by === ', ' && !quoted && parts.length > 1 && known.includes(parts.join(by))))
          shared += 1;
      }),
      1_000,
    );
    expect(shared).toBeGreaterThan(50);
  });
});

describe('a cell that holds one name', () => {
  const status = (text: string, ...statuses: string[]): unknown => {
    const parsed = createNames({ statuses: labels(...statuses), members: [], labels: [] }).parse('status', text);
    return parsed.ok ? parsed.value : parsed.reason;
  };

  it.each(['Completed;', 'Completed\n', '; Completed', 'Completed, completed', '"Completed"'])('is that name in %j', (text) => {
    expect(status(text, 'Completed', 'On hold')).toBe('l-0');
  });

  it('prefers the name that contains a separator to any of its parts', () => {
    expect(status('Sent, paid', 'Sent', 'Paid', 'Sent, paid')).toBe('l-2');
  });

  it('waits with two names in it, and offers them', () => {
    expect(status('Completed; On hold', 'Completed', 'On hold')).toEqual({
      why: 'unknown-name',
      name: 'Completed; On hold',
      near: ['Completed', 'On hold'],
    });
    expect(status('Completed; Over', 'Completed')).toMatchObject({ why: 'unknown-name', near: ['Completed'] });
  });

  it('waits if its name is twice in the list', () => {
    expect(status('Completed;', 'Completed', 'Completed')).toMatchObject({ why: 'unknown-name', near: [] });
  });
});

describe('a similar name', () => {
  it.each([
    ['Beuty', ['Beauty']],
    ['Q1, Launch', []],
    ['Bea', ['Beauty']],
    ['美', ['美妆']],
    ['美装', ['美妆']],
    ['夏季', ['夏季新品']],
    ['Zz', []],
    ['\u200B', []],
  ])('for %j is %j', (text, near) => {
    expect(nearNames(['美妆', 'Beauty', '夏季新品'], text)).toEqual(near);
  });

  it('of a status is also suggested by its prefix', () => {
    const parsed = namesOf().parse('status', '暂停');
    expect(parsed).toEqual({ ok: false, reason: { why: 'unknown-name', name: '暂停', near: ['暂停 · On hold'] } });
  });
});
