// What people do to tabs and files: rename, hide, move, duplicate, delete, copy; and two tabs with one view. See docs/identity.md.

import { startRefresh } from '../../src/commands/pull/pull';
import { startCheck } from '../../src/commands/runs/check';
import { readState } from '../../src/commands/state';
import { MapMemory } from '../fakes/memory-platform';
import { creator, must, Office } from '../fakes/office';
import { officeWith, type } from './edited-office';
import { EDITS, editedOffice, expectWhole, gridOf, pasteRows, reasons, sends, textAt, typeAt } from './identity-office';

describe('a tab', () => {
  it('is the same view after it was renamed', () => {
    const office = editedOffice();
    office.tab.name = 'Spring';
    expectWhole(office);
  });

  it('that was duplicated has no view: nothing is sent from it, and the first one is unchanged', () => {
    const office = editedOffice();
    const first = office.tab;
    const copy = office.book.duplicateTab(first.id);
    expect(copy.id).not.toBe(first.id);
    expect(startCheck(office.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
    expect(startRefresh(office.ctx, { all: false })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
    office.book.activate(first);
    expectWhole(office);
  });

  it('that was duplicated is known as a copy, unlike the first one and a tab of the person’s own', () => {
    const office = editedOffice();
    const first = office.tab;
    const isCopy = () => must(readState(office.ctx, { withEdits: false })).tab?.isCopy;
    office.book.duplicateTab(first.id);
    expect(isCopy()).toBe(true);
    office.book.activate(first);
    expect(isCopy()).toBeUndefined();
    office.book.activate(office.book.addTab('Another'));
    expect(isCopy()).toBeUndefined();
  });

  it('pulled beside a duplicate goes into a tab of its own, so that no cell of the duplicate is overwritten', () => {
    const office = editedOffice();
    const copy = office.book.duplicateTab(office.tab.id);
    office.pull();
    expect(office.tab.id).not.toBe(copy.id);
    expect(copy.grid.text(4, copy.grid.columnOf('notes'))).toBe('mine of c-03');
    expect(office.review()).toBeNull();
  });

  it('that holds nothing but our columns is no empty tab either, if it is a duplicate', () => {
    const office = officeWith(3);
    const copy = office.book.duplicateTab(office.tab.id);
    type(office, 2, 'notes', 'mine');
    office.pull();
    expect(office.tab.id).not.toBe(copy.id);
    expect(copy.grid.text(2, copy.grid.columnOf('notes'))).toBe('mine');
  });

  it('that was deleted takes its edits with it and changes nothing in the CRM', () => {
    const office = editedOffice();
    office.book.deleteTab(office.tab.id);
    office.book.addTab('Another');
    expect(startCheck(office.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
    expect(office.crm.writes).toEqual([]);
  });
});

describe('two tabs with one view', () => {
  it('have bases of their own: what one sent is news in the other, never an edit back', () => {
    const office = editedOffice();
    const first = office.tab;
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    const second = office.tab;
    office.book.activate(first);
    office.sync();
    office.book.activate(second);
    expect(office.review()).toBeNull();
    office.refresh();
    expect(textAt(office, 4, 'notes')).toBe('mine of c-03');
    expect(office.crm.writes.flatMap(({ ids }) => ids).sort()).toEqual(['c-03', 'c-08']);
  });

  it('accept each other’s rows: an edit in a pasted row of a creator who is also here is an edit here', () => {
    const office = editedOffice();
    const first = office.tab;
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    const second = office.tab;
    const to = second.grid.lastRow() + 1;
    second.grid.growRows(to);
    for (let column = 1; column <= 16; column += 1) second.grid.setCell(to, column, first.grid.cell(4, column));
    expect(reasons(office)).toEqual([]);
    expect(sends(office)).toEqual(['c-03 notes']);
  });

  it('pasted from a tab of other creators: a refresh whose view includes them accepts them without touching typed values', () => {
    const office = editedOffice();
    pasteRows(office, 5, 1, 14, ['creatorId', 'updatedAt']);
    typeAt(office, 14, 'creatorId', 'c-77');
    typeAt(office, 14, 'handle', '@c-77');
    typeAt(office, 14, 'channelLink', 'https://example.com/c-77');
    typeAt(office, 14, 'notes', 'typed in the other tab');
    const pasted = office.crm.channels.get(creator('c-04'));
    if (pasted === undefined) throw new Error('no creator c-04');
    office.crm.channels.set(creator('c-77'), {
      ...pasted,
      creatorId: creator('c-77'),
      name: 'Sample c-77',
      handle: '@c-77',
      channelLink: 'https://example.com/c-77',
    });
    expect(sends(office)).toEqual(EDITS);
    expect(office.refresh()).toMatchObject({ added: 0 });
    expect(textAt(office, 14, 'notes')).toBe('typed in the other tab');
    const review = office.review();
    expect(review?.conflicts.map(({ creatorId, field }) => `${creatorId} ${field}`)).toEqual(['c-77 notes']);
    expect(review?.changes.map(({ creatorId, field }) => `${creatorId} ${field}`)).toEqual(EDITS);
  });
});

describe('a copied spreadsheet', () => {
  it.each([true, false])('starts without views, bases and runs, whether or not the document memory was copied (%s)', (along) => {
    const office = editedOffice();
    const copy = new Office(office.crm, office.book.copyBook());
    if (along) for (const [key, text] of office.shared.texts) copy.shared.write(key, text);
    expect(copy.shared).toBeInstanceOf(MapMemory);
    expect(startCheck(copy.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
    copy.pull();
    expect(copy.review()).toBeNull();
    expect(gridOf(office).text(4, gridOf(office).columnOf('notes'))).toBe('mine of c-03');
    expectWhole(office);
  });
});
