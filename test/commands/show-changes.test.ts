// Lines of the tab of all changes: where they go, how a full tab continues, and which of them are shown.

import { keptLists } from '../../src/commands/account/lists';
import {
  beginChangeLog,
  changeLines,
  changeLog,
  isChangeLog,
  type LoggedChange,
  logByItself,
  logChanges,
  openChangeLog,
} from '../../src/commands/tab/change-log';
import { showChanges } from '../../src/commands/tab/show-changes';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { words } from '../../src/text/words';
import type { MemoryTab } from '../fakes/memory-tab';
import { must, type Office } from '../fakes/office';
import { asPage } from './as-page';
import { officeWith } from './edited-office';

const COLUMNS = ['when', 'creator', 'field', 'before', 'after', 'from', 'tab'];
const { sources } = words('en').history.changes;

/** The creators' tab stays active. */
function begun() {
  const office = officeWith(1);
  const { tab } = office;
  beginChangeLog(office.ctx);
  const log = office.book.tabs().find(({ id }) => id === changeLog(office.ctx)?.tab);
  if (log === undefined) throw new Error('there is no tab of all changes');
  return { office, tab, log };
}

const line = (more: Partial<LoggedChange> = {}): LoggedChange => ({
  creator: 'Sample c-1',
  field: 'notes',
  before: '',
  after: 'theirs',
  ...more,
});
const log = (office: Office, tab: MemoryTab, from: string | null, ...lines: readonly LoggedChange[]): void =>
  logChanges(office.ctx, tab, from, createNames(keptLists(office.ctx)), lines);

const columnOf = ({ grid }: MemoryTab, name: string): number => grid.columnOf(`changes:${name}`);
const lineAt = (tab: MemoryTab, row: number): readonly string[] => COLUMNS.map((name) => tab.grid.text(row, columnOf(tab, name)));

describe('a line', () => {
  it('says when, who, what, from what to what, by whom, and in which tab', () => {
    const { office, tab, log: to } = begun();
    log(office, tab, null, line({ field: 'status', before: 1, after: 3 }), line({ field: 'archived', before: false, after: true }));
    log(office, tab, 'Sample person 1', line({ before: 'before', after: '' }));
    log(office, tab, '', line());
    const when = '2026-01-05 09:00';
    expect([2, 3, 4, 5].map((row) => lineAt(to, row))).toEqual([
      [when, 'Sample c-1', 'Status', 'Not collaborated', 'Completed', sources.crm, 'Creators'],
      [when, 'Sample c-1', words('en').common.field.archived, 'No', 'Yes', sources.crm, 'Creators'],
      [when, 'Sample c-1', 'Notes', 'before', '', 'Sample person 1', 'Creators'],
      [when, 'Sample c-1', 'Notes', '', 'theirs', sources.here, 'Creators'],
    ]);
    expect(to.grid.lastRow()).toBe(5);
    expect(office.tab.id).toBe(tab.id);
  });

  it('for the timer’s work names the timer, and its owner', () => {
    const { office, log: to } = begun();
    logByItself(office.ctx, 'Sample person 1', [{ tab: 'Creators', line: 'refreshed' }]);
    logByItself(office.ctx, '', [{ tab: 'Creators', line: 'sent' }]);
    const { name } = words('en').history.byItself;
    expect([2, 3].map((row) => lineAt(to, row).slice(1))).toEqual([
      [name, '', '', 'refreshed', 'Sample person 1', 'Creators'],
      [name, '', '', 'sent', sources.here, 'Creators'],
    ]);
  });

  it('goes below the existing ones, into our columns wherever they are, and not into a missing one', () => {
    const { office, tab, log: to } = begun();
    to.grid.insertColumns(columnOf(to, 'creator'));
    to.grid.deleteColumns(columnOf(to, 'field'));
    to.grid.type(6, columnOf(to, 'creator') - 1, 'mine');
    log(office, tab, null, line());
    expect([
      to.grid.text(7, columnOf(to, 'creator')),
      to.grid.text(7, columnOf(to, 'after')),
      to.grid.text(6, columnOf(to, 'after')),
    ]).toEqual(['Sample c-1', 'theirs', '']);
  });

  it('is written nowhere without the tab, nor without content', () => {
    const office = officeWith(1);
    const tabs = office.book.tabs().length;
    log(office, office.tab, null, line());
    logByItself(office.ctx, '', [{ tab: 'Creators', line: 'refreshed' }]);
    expect([office.book.tabs().length, changeLog(office.ctx)]).toEqual([tabs, null]);
    const { office: two, tab, log: to } = begun();
    log(two, tab, null);
    logByItself(two.ctx, '', []);
    expect(to.grid.lastRow()).toBe(1);
  });
});

describe('the tab', () => {
  it('is created once, from columns that nobody edits, with the time of each line as a time', () => {
    const { office, log: to } = begun();
    beginChangeLog(office.ctx);
    expect(office.book.tabs()).toHaveLength(2);
    expect(to.grid.columns.slice(0, 7).map(({ kind, editable, hidden }) => [kind, editable, hidden])).toEqual(
      COLUMNS.map((name) => [name === 'when' ? 'time' : 'text', false, false]),
    );
    expect([to.grid.frozenColumns, isChangeLog(office.ctx, to.id), isChangeLog(office.ctx, office.tab.id)]).toEqual([1, true, false]);
    expect(must(asPage(openChangeLog, office.ctx, {}))).toEqual({ made: false });
    expect(office.tab.id).toBe(to.id);
  });

  it('of a later version is left to it, and a deleted one is recreated', () => {
    const { office, log: to } = begun();
    const kept = office.shared.read('changes');
    office.shared.write('changes', '[99,{}]');
    expect(openChangeLog(office.ctx)).toMatchObject({ ok: false, problem: { kind: 'newer-version' } });
    beginChangeLog(office.ctx);
    expect(office.book.tabs()).toHaveLength(2);
    office.shared.write('changes', kept);
    office.book.deleteTab(to.id);
    expect(must(openChangeLog(office.ctx))).toEqual({ made: true });
    office.lock.taken = true;
    expect(openChangeLog(office.ctx)).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  });

  it.each([
    [4_999, 1, false],
    [5_000, 1, false],
    [5_001, 1, true],
    [4_999, 2, false],
    [5_000, 2, true],
  ])('filled to row %i accepts %i more lines, or continues in the next: %s', (filled, count, goesOn) => {
    const { office, tab, log: to } = begun();
    to.write([{ row: rowNumberOf(filled), column: 2, cells: [[{ text: 'long ago' }]] }]);
    log(office, tab, null, ...Array.from({ length: count }, () => line()));
    expect([office.book.tabs().length, office.tab.id]).toEqual([goesOn ? 3 : 2, tab.id]);
    const next = office.book.tabs().at(-1);
    expect(goesOn ? next?.grid.lastRow() : to.grid.lastRow()).toBe(goesOn ? count + 1 : filled + count);
    if (goesOn)
      expect(lineAt(to, filled + 1).filter((text) => text !== '')).toEqual([words('en').history.changes.goesOn({ tab: next?.name ?? '' })]);
    log(office, tab, null, line());
    expect(office.book.tabs()).toHaveLength(goesOn || filled + count + 1 > 5_001 ? 3 : 2);
  });
});

describe('what is shown', () => {
  const MINUTE = 60_000;
  const shows = ({ ctx }: Office, since: 'friday' | 'looked' | 'all') => must(asPage(showChanges, ctx, { since }));

  function at(office: Office, tab: MemoryTab, minutes: number, after: string): void {
    office.clock.sleep(minutes * MINUTE);
    log(office, tab, null, line({ after }));
  }
  const seen = (to: MemoryTab): readonly string[] =>
    Array.from({ length: to.grid.lastRow() - 1 }, (_, i) => i + 2)
      .filter((row) => !to.grid.isHidden(row))
      .map((row) => to.grid.text(row, columnOf(to, 'after')) || to.grid.text(row, columnOf(to, 'creator')));

  it('since the last look are lines of that very moment and later ones, and what a person wrote there', () => {
    const { office, tab, log: to } = begun();
    at(office, tab, 0, 'first');
    expect(shows(office, 'looked')).toMatchObject({ lines: 1, since: null });
    at(office, tab, 0, 'in the same moment');
    at(office, tab, 60, 'later');
    to.grid.type(to.grid.lastRow() + 1, columnOf(to, 'creator'), 'a remark of mine');
    expect(shows(office, 'looked')).toMatchObject({ lines: 4, since: '2026-01-05T09:00:00.000Z' });
    at(office, tab, 60, 'much later');
    expect(shows(office, 'looked')).toMatchObject({ lines: 3 });
    expect(seen(to)).toEqual(['later', 'a remark of mine', 'much later']);
    expect(shows(office, 'all')).toEqual({ lines: 5, since: null, filtered: true });
    expect(seen(to)).toHaveLength(5);
  });

  it('stays the same for half an hour of looking, and is then what arrived since the previous look', () => {
    const { office, tab } = begun();
    at(office, tab, 0, 'first');
    shows(office, 'looked');
    at(office, tab, 60, 'second');
    const since = shows(office, 'looked').since;
    for (const minutes of [10, 10, 9]) {
      office.clock.sleep(minutes * MINUTE);
      expect(shows(office, 'looked')).toMatchObject({ lines: 2, since });
    }
    office.clock.sleep(MINUTE);
    expect(shows(office, 'looked')).toMatchObject({ lines: 1, since: '2026-01-05T10:00:00.000Z' });
  });

  it('is everything if the person’s own filter does not include the column, and unknown without the column', () => {
    const { office, tab, log: to } = begun();
    at(office, tab, 0, 'first');
    const hide = to.hideTexts.bind(to);
    to.hideTexts = () => false;
    expect(shows(office, 'friday').filtered).toBe(false);
    to.hideTexts = hide;
    to.grid.deleteColumns(columnOf(to, 'when'));
    expect(showChanges(office.ctx, { since: 'all' })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    expect(changeLines(to)).toEqual({ column: null, lines: [] });
  });

  it('is empty without lines', () => {
    const { office, log: to } = begun();
    expect([shows(office, 'all'), changeLines(to)]).toEqual([
      { lines: 0, since: null, filtered: true },
      { column: 1, lines: [] },
    ]);
  });
});
