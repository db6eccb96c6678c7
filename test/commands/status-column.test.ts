// The words of the Sync column: which of them says what, which takes precedence, and what is written of them.

import { readState } from '../../src/commands/state';
import { lookAtRows } from '../../src/commands/tab/rows';
import { isOldNews, tellsOfArchiving, tellsOfChange, tellsOfRun, tellsOfSending, writeStatus } from '../../src/commands/tab/status-column';
import { glanceAtView, type OpenView, openView } from '../../src/commands/tab/view';
import { words } from '../../src/text/words';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, syncNote, syncWord, type } from './edited-office';

const when = { time: '2026-11-27 10:00', who: 'Sample person 1' };

describe.each(['en', 'zh'] as const)('a word (%s)', (language) => {
  const { sync } = words(language).cells;
  const cases: readonly (readonly [keyof typeof sync, string, 'sending' | 'finding' | 'change' | 'neither'])[] = [
    ['sent', sync.sent(when), 'sending'],
    ['undone', sync.undone(when), 'sending'],
    ['added', sync.added(when), 'sending'],
    ['archived', sync.archived(when), 'sending'],
    ['restored', sync.restored(when), 'sending'],
    ['refused', sync.refused({ why: 'too many' }), 'finding'],
    ['left', sync.left, 'finding'],
    ['archivedThere', sync.archivedThere, 'finding'],
    ['gone', sync.gone, 'finding'],
    ['changed', sync.changed({ changes: ['Notes'] }), 'change'],
    ['edited', sync.edited({ fields: ['Notes'] }), 'neither'],
    ['isNew', sync.isNew, 'neither'],
    ['waits', sync.waits({ whys: ['no such name'] }), 'neither'],
    ['conflict', sync.conflict({ fields: ['Notes'] }), 'neither'],
    ['mixedUp', sync.mixedUp, 'neither'],
  ];

  it.each(cases)('%s: “%s” is about %s', (_, text, of) => {
    expect(tellsOfSending(text)).toBe(of === 'sending');
    expect(tellsOfRun(text)).toBe(of !== 'neither');
    expect(isOldNews(text, true)).toBe(of === 'finding' || of === 'change');
    expect(tellsOfChange(text)).toBe(of === 'change');
  });

  it('says that it was archived from here, which is over once it is not archived', () => {
    expect(cases.filter(([, text]) => tellsOfArchiving(text)).map(([name]) => name)).toEqual(['archived']);
    expect([true, false].map((isArchived) => isOldNews(sync.archived(when), isArchived))).toEqual([false, true]);
    expect(isOldNews(sync.sent(when), false)).toBe(false);
  });

  it('written by a person, or blank, is about none', () => {
    for (const text of ['', 'call back', `my note: ${sync.sent(when)}`, `to be ${sync.changed({ changes: [] })}`])
      expect([tellsOfSending(text), tellsOfRun(text), isOldNews(text, false), tellsOfChange(text)]).toEqual([false, false, false, false]);
  });
});

describe('writing words', () => {
  const rows = (view: OpenView) => lookAtRows(view);
  const opened = ({ ctx, tab }: Office): OpenView => must(openView(ctx, tab));
  const say = (text: string, note = '') => ({ text, note });

  it('writes those that differ from the current ones, with their notes, in two calls', () => {
    const office = officeWith(4);
    type(office, 3, 'sync', 'same');
    type(office, 4, 'sync', 'old');
    type(office, 5, 'sync', 'stays');
    const view = opened(office);
    const [writes, notes] = [office.ops.count('write'), office.ops.count('patchNotes')];
    const wanted = new Map([
      [2, say('fresh', 'why')],
      [3, say('same', 'another note')],
      [4, say('')],
    ]);
    expect(writeStatus(office.ctx, view, rows(view), ({ row }) => wanted.get(row) ?? null)).toBe(true);
    expect([2, 3, 4, 5].map((row) => syncWord(office, row))).toEqual(['fresh', 'same', '', 'stays']);
    expect([2, 3, 4, 5].map((row) => syncNote(office, row))).toEqual(['why', '', '', '']);
    expect(office.ops.count('patchNotes') - notes).toBe(1);
    expect(office.ops.count('write') - writes).toBeLessThanOrEqual(2);
  });

  it('writes nothing if all of them are in place', () => {
    const office = officeWith(2);
    const view = opened(office);
    const before = office.ops.count('write') + office.ops.count('patchNotes');
    expect(writeStatus(office.ctx, view, rows(view), () => say(''))).toBe(true);
    expect(office.ops.count('write') + office.ops.count('patchNotes')).toBe(before);
  });

  it('reports that they are missing without the column, and overwrites no other one', () => {
    const office = officeWith(2);
    const glanced = must(glanceAtView(office.ctx, office.tab));
    const column = office.tab.grid.columnOf('sync');
    office.tab.grid.column(column).mark = null;
    const said = (view: OpenView) => writeStatus(office.ctx, view, rows(view), () => say('fresh'));
    expect(said(glanced)).toBe(false);
    expect([2, 3].map((row) => office.tab.grid.text(row, column))).toEqual(['', '']);
    office.tab.grid.deleteColumns(column);
    expect(said(opened(office))).toBe(false);
  });

  it('refused by Google are reported once, and leave the notes of these rows alone', () => {
    const office = officeWith(3);
    const column = office.tab.grid.columnOf('sync');
    office.tab.grid.obstacles.protect({ row: 3, rows: 1, column, columns: 1 }, ['boss@example.com']);
    const view = opened(office);
    expect(writeStatus(office.ctx, view, rows(view), () => say('fresh', 'why'))).toBe(false);
    expect([2, 3, 4].map((row) => [syncWord(office, row), syncNote(office, row)])).toEqual([
      ['fresh', 'why'],
      ['', ''],
      ['fresh', 'why'],
    ]);
    expect(must(readState(office.ctx, { withEdits: false })).refused).toMatchObject([{ kind: 'protected-cells' }]);
  });
});

describe('beside a row', () => {
  /** The word and the note after the panel has looked. */
  function beside(office: Office, row = 2): readonly [string, string] {
    must(readState(office.ctx, { withEdits: true }));
    return [syncWord(office, row), syncNote(office, row)];
  }
  const { sync } = words('en').cells;

  it('names the edited fields, in column order', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    type(office, 2, 'status', 'Completed');
    expect(beside(office)).toEqual(['Edited: Status, Notes', '']);
    expect(beside(office, 3)).toEqual(['', '']);
  });

  it('says why it waits rather than what is edited, each reason once', () => {
    const office = officeWith(1);
    type(office, 2, 'notes', 'mine');
    type(office, 2, 'status', 'no such status');
    type(office, 2, 'owner', 'nobody');
    const [word, note] = beside(office);
    expect(word).toMatch(/^Fix: /);
    expect(note.split('\n').length).toBe(2);
  });

  it('says that it is mixed up rather than what waits in it', () => {
    const office = officeWith(2);
    type(office, 2, 'handle', '@somebody-else');
    type(office, 2, 'status', 'no such status');
    expect(beside(office)[0]).toBe(sync.mixedUp);
  });

  it('says in which fields its rows disagree, unless something else waits, too', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
    type(office, 2, 'notes', 'one');
    type(office, 3, 'notes', 'two');
    expect([beside(office)[0], beside(office, 3)[0]]).toEqual(['Rows disagree: Notes', 'Rows disagree: Notes']);
    type(office, 2, 'status', 'no such status');
    type(office, 3, 'status', 'no such status');
    expect(beside(office)[0]).toMatch(/^Fix: /);
  });

  it('says that the creator is gone, or archived, whatever was there before, until that is over', () => {
    const office = officeWith(3);
    office.crm.channels.delete(creator('c-1'));
    office.crm.change(creator('c-2'), { archived: true });
    office.refresh();
    for (const row of [2, 3]) type(office, row, 'sync', 'a word of somebody');
    type(office, 4, 'sync', 'a word of somebody');
    expect([2, 3, 4].map((row) => beside(office, row)[0])).toEqual([sync.gone, sync.archivedThere, '']);
  });

  it('keeps what a run said about edits as long as they are the same', () => {
    const office = officeWith(1);
    type(office, 2, 'notes', 'mine');
    office.crm.before = (request) => (request === 'update' || request === 'batch' ? 'refused' : null);
    office.sync();
    office.crm.before = () => null;
    const refused = syncWord(office, 2);
    expect(refused).toMatch(/^Refused/);
    expect(beside(office)[0]).toBe(refused);
    type(office, 2, 'status', 'Completed');
    expect(beside(office)[0]).toBe('Edited: Status, Notes');
    type(office, 2, 'status', 'Not collaborated');
    type(office, 2, 'sync', '');
    expect(beside(office)[0]).toBe('Edited: Notes');
  });

  it('keeps that it was sent, and drops anything not about a run', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    office.sync();
    const sent = syncWord(office, 2);
    type(office, 3, 'sync', sync.edited({ fields: ['Notes'] }));
    expect([beside(office, 2)[0], beside(office, 3)[0]]).toEqual([sent, '']);
  });
});
