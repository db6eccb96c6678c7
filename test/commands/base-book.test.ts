// The base of a tab: changed in memory, written back as one stretch, and read again whatever is there by then.

import { openBase, somebodyIn } from '../../src/commands/tab/base-book';
import type { BaseRecord } from '../../src/sync/model';
import { creator, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

const sheetOf = ({ tab }: Office): string => `NoxSync base ${tab.id}`;

function changed(office: Office, ...ids: readonly string[]) {
  const base = openBase(office.ctx, office.tab.id);
  for (const id of ids) {
    const record = base.records.get(id);
    if (record !== undefined) base.put({ ...record, seen: `seen ${id}` });
  }
  return base;
}

const seenIn = (office: Office): readonly string[] => [...openBase(office.ctx, office.tab.id).records.values()].map(({ seen }) => seen);

const rowsOf = (office: Office) => office.book.hiddenSheets.get(sheetOf(office)) ?? [];

describe('a base', () => {
  it('is written where records changed, in one call, and not again until something changes', () => {
    const office = officeWith(6);
    const before = rowsOf(office).map((row) => row.join());
    const base = changed(office, 'c-5', 'c-3');
    const writes = office.ops.count('storeWrite');
    base.save();
    base.save();
    expect(office.ops.count('storeWrite') - writes).toBe(1);
    const after = rowsOf(office).map((row) => row.join());
    expect(after.flatMap((row, i) => (row === before[i] ? [] : [i]))).toEqual([2, 4]);
    expect(seenIn(office).slice(2, 5)).toEqual(['seen c-3', expect.not.stringMatching('seen'), 'seen c-5']);
  });

  it('is written if only its first record changes', () => {
    const office = officeWith(2);
    changed(office, 'c-1').save();
    expect(seenIn(office)[0]).toBe('seen c-1');
  });

  it('accepts a second change after the first was written', () => {
    const office = officeWith(4);
    const base = changed(office, 'c-4');
    base.save();
    const first = base.records.get('c-1');
    if (first !== undefined) base.put({ ...first, seen: 'later' });
    base.save();
    expect([seenIn(office)[0], seenIn(office)[3]]).toEqual(['later', 'seen c-4']);
  });

  it('leaves alone, in a second change, what somebody else wrote since the first', () => {
    const office = officeWith(3);
    const base = changed(office, 'c-1');
    base.save();
    changed(office, 'c-2').save();
    const first = base.records.get('c-1');
    if (first !== undefined) base.put({ ...first, seen: 'later' });
    base.save();
    expect(seenIn(office).slice(0, 2)).toEqual(['later', 'seen c-2']);
  });

  it('adds somebody new after the others, once', () => {
    const office = officeWith(2);
    const base = openBase(office.ctx, office.tab.id);
    const first = base.records.get('c-1');
    if (first === undefined) throw new Error('there is no base');
    const fresh: BaseRecord = { ...first, creatorId: creator('c-9') };
    base.put(fresh);
    base.put({ ...fresh, seen: 'twice' });
    base.save();
    expect([...openBase(office.ctx, office.tab.id).records.keys()]).toEqual(['c-1', 'c-2', 'c-9']);
    expect(rowsOf(office)).toHaveLength(3);
    expect(seenIn(office)[2]).toBe('twice');
  });

  it('counts damaged rows, leaves a later version’s row unchanged, and knows neither', () => {
    const office = officeWith(3);
    const rows = rowsOf(office);
    const [, second = [], third = []] = rows;
    rows[1] = second.map((text, i) => (i === 0 ? text : `${text}x`));
    rows[2] = third.map((text, i) => (i === 0 ? text : text.replace(/^\d+/, '99')));
    const later = rows[2]?.join();
    const base = openBase(office.ctx, office.tab.id);
    expect([[...base.records.keys()], base.damaged, base.newer]).toEqual([['c-1'], 1, 1]);
    const record = base.records.get('c-1');
    if (record === undefined) throw new Error('there is no base');
    for (const id of ['c-2', 'c-3']) base.put({ ...record, creatorId: creator(id) });
    base.save();
    expect(rowsOf(office)[2]?.join()).toBe(later);
    expect([...openBase(office.ctx, office.tab.id).records.keys()]).toEqual(['c-1', 'c-2']);
  });
});

it('finds a creator in the CRM, unless they are excluded, archived or not in it', () => {
  const office = officeWith(4);
  const base = openBase(office.ctx, office.tab.id);
  const memberships = ['gone', 'archived', 'here', 'here'] as const;
  for (const [i, record] of [...base.records.values()].entries()) base.put({ ...record, membership: memberships[i] ?? 'new' });
  const except = (...ids: readonly string[]) => somebodyIn(base.records, new Set(ids.map(creator)));
  expect([except(), except('c-3'), except('c-3', 'c-4')]).toEqual(['c-3', 'c-4', null]);
});
