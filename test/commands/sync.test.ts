// The main job on the in-memory platform: pull, edit, Sync, confirm, read back.

import { rowNumberOf } from '../../src/sync/model';
import { creator, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

const columnOf = (office: Office, heading: string): number => {
  const found = office.tab.columns().find((column) => column.heading === heading);
  if (found === undefined) throw new Error(`no column ${heading}`);
  return found.column;
};

const edit = (office: Office, row: number, heading: string, text: string): void =>
  office.tab.grid.type(row, columnOf(office, heading), text);

describe('pulling', () => {
  it('brings every creator once, and a Sync right after it finds nothing', () => {
    const office = officeWith(250);
    expect(office.tab.lastRow()).toBe(251);
    expect(office.review()).toBeNull();
  });

  it('again changes no cell and keeps an unsent edit', () => {
    const office = officeWith(3);
    edit(office, 2, 'Notes', 'mine');
    const before = office.ops.count('patchWrite') + office.ops.count('write');
    expect(office.refresh()).toMatchObject({ creators: 3, added: 0, updated: 0, editsKept: 1 });
    expect(office.ops.count('patchWrite') + office.ops.count('write')).toBe(before);
    expect(office.review()?.changes).toHaveLength(1);
  });

  it('again also counts the unsent edits of creators who are missing: their rows stay', () => {
    const office = officeWith(3);
    edit(office, 2, 'Notes', 'mine');
    edit(office, 3, 'Notes', 'mine as well');
    office.crm.change(creator('c-2'), { archived: true });
    expect(office.refresh()).toMatchObject({ creators: 2, archived: 1, editsKept: 2 });
  });
});

describe('Sync', () => {
  it('sends exactly what was confirmed and finds nothing afterwards', () => {
    const office = officeWith(5);
    edit(office, 2, 'Status', 'completed');
    edit(office, 3, 'Labels', 'Summer, Beauty');
    edit(office, 4, 'Notes', 'call back');
    const review = office.review();
    expect(review?.changes.map(({ field, creatorId }) => [creatorId, field])).toEqual([
      ['c-1', 'status'],
      ['c-2', 'labels'],
      ['c-3', 'notes'],
    ]);
    if (review === null) throw new Error('nothing to review');
    expect(office.send(review)).toMatchObject({ state: 'done', applied: 3, failed: 0, unknown: 0 });
    expect(office.crm.channels.get(creator('c-1'))?.status?.id).toBe(3);
    expect(office.crm.channels.get(creator('c-2'))?.labels?.map(({ id }) => id)).toEqual(['l-0', 'l-2']);
    expect(office.crm.channels.get(creator('c-3'))?.notes).toBe('call back');
    expect(office.review()).toBeNull();
  });

  it('excludes what was unchecked and keeps it as an edit', () => {
    const office = officeWith(3);
    edit(office, 2, 'Notes', 'one');
    edit(office, 3, 'Notes', 'two');
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    expect(office.send(review, [review.changes[0]?.n ?? -1])).toMatchObject({ state: 'done', applied: 1 });
    expect(office.crm.writes.map(({ ids }) => ids)).toEqual([['c-2']]);
    expect(office.review()?.changes.map(({ creatorId }) => creatorId)).toEqual(['c-1']);
  });

  it('asks about a cell that a colleague changed as well, and the answer "the CRM\'s" overwrites nothing in the CRM', () => {
    const office = officeWith(3);
    edit(office, 2, 'Notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    expect(review.conflicts).toHaveLength(1);
    const answered = office.answer(review, 'theirs');
    expect(answered.changes).toHaveLength(0);
    expect(office.send(answered)).toMatchObject({ state: 'done', applied: 0 });
    expect(office.crm.writes).toHaveLength(0);
    expect(office.tab.read(rowNumberOf(2), 1, [columnOf(office, 'Notes')])[0]?.[0]?.text).toBe('theirs');
    expect(office.review()).toBeNull();
  });

  it('sends both notes when asked to keep both', () => {
    const office = officeWith(2);
    edit(office, 2, 'Notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    office.send(office.answer(review, 'both'));
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('theirs\nmine');
    expect(office.review()).toBeNull();
  });
});
