// What changed in the CRM between two refreshes: beside the row, counted, and shown.

import { showOnly } from '../../src/commands/edits/show-only';
import { readState } from '../../src/commands/state';
import { rowNumberOf } from '../../src/sync/model';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, syncWord, type } from './edited-office';

/** As the panel does when a person returns to it. */
const look = ({ ctx }: Office): void => {
  must(readState(ctx, { withEdits: true }));
};

describe('a refresh', () => {
  it('counts the creators changed in the CRM, and says beside each which field, from what and to what', () => {
    const office = officeWith(4);
    office.crm.change(creator('c-1'), { status: 3 });
    office.crm.change(creator('c-3'), { notes: 'new\nnote' });
    expect(office.refresh()).toMatchObject({ changed: 2, updated: 2 });
    expect([syncWord(office, 2), syncWord(office, 3), syncWord(office, 4)]).toEqual([
      expect.stringMatching(/^Changed: Status \(.+ → Completed\)$/),
      '',
      'Changed: Notes (blank → new note)',
    ]);
  });

  it('reports labels as additions and removals', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-2'] } });
    office.refresh();
    office.crm.change(creator('c-1'), { labels: { operation: 'remove', labelIds: ['l-2'] } });
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-0'] } });
    office.refresh();
    expect(syncWord(office, 2)).toBe('Changed: Labels (added Beauty; removed Summer)');
  });

  it('removes the word if nothing has changed since', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.refresh();
    expect(office.refresh()).toMatchObject({ changed: 0 });
    expect(syncWord(office, 2)).toBe('');
  });

  it('keeps the word while a person only looks, and gives way to an edit', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.refresh();
    look(office);
    expect(syncWord(office, 2)).toBe('Changed: Notes (blank → theirs)');
    type(office, 2, 'notes', 'mine');
    look(office);
    expect(syncWord(office, 2)).toBe('Edited: Notes');
  });

  it('leaves the word to unsent edits, and to conflicts', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', 'mine');
    look(office);
    office.crm.change(creator('c-1'), { status: 3 });
    office.crm.change(creator('c-2'), { notes: 'theirs' });
    expect(office.refresh()).toMatchObject({ changed: 0, editsKept: 2 });
    expect([syncWord(office, 2), syncWord(office, 3)]).toEqual(['Edited: Notes', 'Conflict: Notes']);
  });

  it('does not take another spelling of the same address for a change', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { email: 'Sample@Example.test' });
    office.refresh();
    office.crm.change(creator('c-1'), { email: 'sample@example.test' });
    expect(office.refresh()).toMatchObject({ changed: 0 });
  });

  it('says nothing about what this file itself has sent', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    office.sync();
    expect(office.refresh()).toMatchObject({ changed: 0 });
  });
});

test('the rows that changed are shown alone, and all of them again', () => {
  const office = officeWith(4);
  office.crm.change(creator('c-2'), { notes: 'theirs' });
  office.refresh();
  const visible = (): number[] => [2, 3, 4, 5].filter((row) => !office.tab.hiddenRows([rowNumberOf(row)]).has(rowNumberOf(row)));
  must(showOnly(office.ctx, { rows: 'changed' }));
  expect(visible()).toEqual([3]);
  must(showOnly(office.ctx, { rows: 'all' }));
  expect(visible()).toEqual([2, 3, 4, 5]);
});
