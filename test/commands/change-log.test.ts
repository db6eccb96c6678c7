// The tab of all changes: started on request, maintained by refreshes and Syncs, never in the way.

import { addToTab } from '../../src/commands/creators/look-up';
import { startPull } from '../../src/commands/pull/pull';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { showChanges } from '../../src/commands/tab/show-changes';
import { rowNumberOf } from '../../src/sync/model';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const logOf = (office: Office) => office.book.tabs().find(({ name }) => name === 'Changes');

function lines(office: Office, name = 'Changes'): readonly (readonly string[])[] {
  const tab = office.book.tabs().find((one) => one.name === name);
  if (tab === undefined) return [];
  return tab.read(rowNumberOf(2), Math.max(0, tab.lastRow() - 1), [2, 3, 4, 5, 6, 7]).map((row) => row.map(({ text }) => text));
}

/** Opens the tab, and returns to the creators. */
function begin(office: Office): void {
  const { tab } = office;
  expect(must(openChangeLog(office.ctx))).toEqual({ made: true });
  office.book.activate(tab);
}

describe('the tab of all changes', () => {
  it('does not exist, and costs nothing, before somebody asks for it', () => {
    const office = officeWith(2);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.refresh();
    expect(logOf(office)).toBeUndefined();
  });

  it('has a line for each value that a refresh finds changed, even beside edits', () => {
    const office = officeWith(3);
    begin(office);
    type(office, 3, 'notes', 'mine');
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.crm.change(creator('c-2'), { status: 3 });
    office.refresh();
    expect(lines(office)).toEqual([
      [expect.any(String), 'Notes', '', 'theirs', 'In the CRM', office.tab.name],
      [expect.any(String), 'Status', expect.any(String), 'Completed', 'In the CRM', office.tab.name],
    ]);
    office.refresh();
    expect(lines(office)).toHaveLength(2);
  });

  it('has a line for each change that a Sync brought into the CRM, with its sender, and none for the others', () => {
    const office = officeWith(3);
    begin(office);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'status', 'Completed');
    office.crm.refusedInBatch.add(creator('c-2'));
    office.sync();
    expect(lines(office).map(([, field, before, after, from]) => [field, before, after, from])).toEqual([
      ['Notes', '', 'mine', office.ctx.person.name],
    ]);
  });

  it('has a line for each change that a Sync finds in the CRM for the creators it sends', () => {
    const office = officeWith(3);
    begin(office);
    type(office, 2, 'notes', 'mine');
    office.crm.change(creator('c-1'), { email: 'new@example.com' });
    office.sync();
    expect(lines(office).map(([, field, , after, from]) => [field, after, from])).toEqual([
      ['Email', 'new@example.com', 'In the CRM'],
      ['Notes', 'mine', office.ctx.person.name],
    ]);
    office.refresh();
    expect(lines(office)).toHaveLength(2);
  });

  it('has a line for changes of a creator who has left the view, and of one who is looked up again', () => {
    const office = officeWith(3);
    begin(office);
    office.crm.change(creator('c-2'), { notes: 'looked up' });
    must(addToTab(office.ctx, { creatorIds: ['c-2'] }));
    office.crm.change(creator('c-1'), { notes: 'filed', archived: true });
    office.refresh();
    expect(lines(office).map(([, field, , after, from]) => [field, after, from])).toEqual([
      ['Notes', 'looked up', 'In the CRM'],
      ['Notes', 'filed', 'In the CRM'],
    ]);
  });

  it('writes what looks like a formula as text', () => {
    const office = officeWith(2);
    begin(office);
    office.crm.change(creator('c-1'), { notes: '=1+1' });
    office.refresh();
    expect(lines(office)[0]?.[3]).toBe('=1+1');
  });

  it('follows its columns if a person moved them, and leaves theirs alone', () => {
    const office = officeWith(2);
    begin(office);
    const log = logOf(office);
    if (log === undefined) throw new Error('no log');
    log.grid.insertColumns(1, 1);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    office.refresh();
    expect(log.read(rowNumberOf(2), 1, [1, 4, 6]).map((row) => row.map(({ text }) => text))).toEqual([['', 'Notes', 'theirs']]);
  });

  it('is not taken over by a pull while it has no lines yet', () => {
    const office = officeWith(2);
    must(openChangeLog(office.ctx));
    const { pullId } = must(startPull(office.ctx, { query: {}, name: 'More' }));
    office.finishPull(office.ctx, pullId);
    expect(office.book.activeTab()?.name).toBe('More');
    expect(logOf(office)?.lastRow()).toBe(1);
  });

  it('ends with its tab, and starts over when it is requested again', () => {
    const office = officeWith(2);
    begin(office);
    const log = logOf(office);
    office.book.deleteTab(log?.id ?? 0);
    office.crm.change(creator('c-1'), { notes: 'theirs' });
    expect(office.refresh()).toMatchObject({ changed: 1 });
    expect(must(openChangeLog(office.ctx))).toEqual({ made: true });
  });

  it('continues in another tab when it is full, and says where', () => {
    const office = officeWith(2);
    begin(office);
    const log = logOf(office);
    log?.write([{ row: rowNumberOf(5_000), column: 2, cells: [[{ text: 'long ago' }]] }]);
    for (const notes of ['one', 'two', 'three']) {
      office.crm.change(creator('c-1'), { notes });
      office.refresh();
    }
    expect(lines(office).at(-1)?.[0]).toBe('This list is full. It continues in the tab “Changes 2”.');
    expect(lines(office, 'Changes 2').map(([, , , after]) => after)).toEqual(['two', 'three']);
  });
});

describe('showing part of the tab of all changes', () => {
  const HOUR = 3_600_000;
  const DAY = 24 * HOUR;
  const shows = (office: Office, since: 'friday' | 'looked' | 'all', ctx = office.ctx) => must(showChanges(ctx, { since }));

  /** Advances to the next time of this weekday, Sunday = 0, and hour in the spreadsheet's zone. */
  function goOnTo(office: Office, day: number, hour: number): void {
    const local = (): Date => new Date(`${office.ctx.timeOf(office.clock.now()).replace(' ', 'T')}:00Z`);
    const wanted = (day * 24 + hour) * HOUR;
    const is = local().getUTCDay() * DAY + (local().getTime() % DAY);
    office.clock.sleep((wanted - is + 7 * DAY) % (7 * DAY));
  }

  function changed(office: Office, id: string, notes: string): void {
    office.crm.change(creator(id), { notes });
    office.refresh();
  }

  const seen = (office: Office): readonly string[] => {
    const tab = logOf(office);
    if (tab === undefined) return [];
    return lines(office)
      .map(([, , , after], i) => [i + 2, after] as const)
      .filter(([row]) => !tab.grid.isHidden(row))
      .map(([, after = '']) => after);
  };

  it('since Friday means from its midnight on, on Monday; on a Friday it means the previous one', () => {
    const office = officeWith(3);
    begin(office);
    goOnTo(office, 4, 18);
    changed(office, 'c-1', 'on Thursday');
    goOnTo(office, 5, 9);
    changed(office, 'c-2', 'on Friday');
    goOnTo(office, 1, 9);
    changed(office, 'c-3', 'on Monday');
    expect(shows(office, 'friday')).toMatchObject({ lines: 2, filtered: true });
    expect(seen(office)).toEqual(['on Friday', 'on Monday']);
    goOnTo(office, 5, 9);
    expect(shows(office, 'friday')).toMatchObject({ lines: 2 });
    expect(shows(office, 'all')).toEqual({ lines: 3, since: null, filtered: true });
    expect(seen(office)).toEqual(['on Thursday', 'on Friday', 'on Monday']);
  });

  it('since a person’s last look is their own, and stays the same for half an hour', () => {
    const office = officeWith(3);
    const colleague = office.contextOf('Sample person 2');
    begin(office);
    changed(office, 'c-1', 'first');
    office.clock.sleep(5_000);
    expect(shows(office, 'looked')).toEqual({ lines: 1, since: null, filtered: true });
    office.clock.sleep(2 * HOUR);
    changed(office, 'c-2', 'second');
    office.clock.sleep(5_000);
    expect(shows(office, 'looked')).toMatchObject({ lines: 1 });
    expect(seen(office)).toEqual(['second']);
    office.clock.sleep(HOUR / 4);
    expect(shows(office, 'looked')).toMatchObject({ lines: 1 });
    expect(shows(office, 'looked', colleague)).toEqual({ lines: 2, since: null, filtered: true });
    office.clock.sleep(HOUR);
    expect(shows(office, 'looked')).toMatchObject({ lines: 0 });
    expect(seen(office)).toEqual([]);
  });

  it('requires the tab', () => {
    expect(showChanges(officeWith(1).ctx, { since: 'all' })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });
});
