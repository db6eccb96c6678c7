// Scheduled refreshes: what a firing of the timer does, what it reports, and what ends it.

import { makeFollowUpColumns } from '../../src/commands/follow-ups/follow-ups';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSchedule, turnOffSchedule, turnOnSchedule } from '../../src/commands/schedule/schedule';
import { readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { rowNumberOf } from '../../src/sync/model';
import { MapMemory } from '../fakes/memory-platform';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const HOUR = 3_600_000;
const EVERY_HOUR = { at: 'hours', every: 1 } as const;

function on(
  office: Office,
  { mail = false, rule = EVERY_HOUR }: { mail?: boolean; rule?: Parameters<typeof turnOnSchedule>[1]['rule'] } = {},
) {
  return turnOnSchedule(office.ctx, { rule, tabs: [office.tab.id], mail });
}

/** An hour passes and the timer fires; returns the number of requests. */
function fire(office: Office, hours = 1): number {
  office.clock.sleep(hours * HOUR);
  const before = office.crm.requests;
  if (office.timer.on) workByItself(office.ctx, () => null);
  return office.crm.requests - before;
}

const look = (office: Office) => must(readSchedule(office.ctx));

function changes({ book }: Office): readonly (readonly string[])[] {
  const log = book.tabs().find(({ name }) => name === 'Changes');
  if (log === undefined) return [];
  const columns = ['creator', 'after', 'from', 'tab'].map(
    (name) => log.columns().find(({ field }) => field === `changes:${name}`)?.column ?? 0,
  );
  return log.look(rowNumberOf(2), log.lastRow() - 1, columns).map((row) => row.map(({ text }) => text));
}

/** Everybody is in communication, and something was sent to these rows on that day. */
function makeFollowUps(office: Office, sent: Readonly<Record<number, string>>): void {
  for (const id of office.crm.channels.keys()) office.crm.change(id, { status: 2 });
  office.refresh();
  must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} }));
  const { grid } = office.tab;
  const column = Array.from({ length: grid.lastColumn() }, (_, i) => grid.text(1, i + 1)).indexOf('Last sent') + 1;
  for (const [row, day] of Object.entries(sent)) grid.setCell(Number(row), column, { text: day, value: { time: `${day}T00:00:00.000Z` } });
}

describe('turning it on', () => {
  it('starts the timer, creates the tab of all changes without showing it, and refreshes at the next firing', () => {
    const office = officeWith(3);
    const { tab } = office;
    must(on(office));
    expect(office.timer.on).toBe(true);
    expect(office.tab.id).toBe(tab.id);
    expect(office.book.tabs().map(({ name }) => name)).toContain('Changes');
    expect(look(office)).toMatchObject({ on: { rule: EVERY_HOUR, mail: false }, nextAt: null, last: null, tabs: [{ chosen: true }] });
    office.crm.change(creator('c-2'), { notes: 'from the CRM' });
    expect(fire(office)).toBeGreaterThan(0);
    expect(tab.grid.text(3, tab.grid.columnOf('notes'))).toBe('from the CRM');
    expect(office.crm.writes).toEqual([]);
    expect(look(office).last?.tabs).toMatchObject([{ name: tab.name, changed: 1, added: 0, problem: null }]);
  });

  it('is refused without a key, without a tab of the CRM, and without the required Google authorization', () => {
    const office = officeWith(1);
    expect(turnOnSchedule(office.ctx, { rule: EVERY_HOUR, tabs: [4711], mail: false })).toMatchObject({ problem: { kind: 'no-view' } });
    office.timer.granted = { allowed: false, url: 'https://accounts.google.com/allow' };
    expect(on(office)).toMatchObject({ problem: { kind: 'google-permission' } });
    expect(look(office).timer).toEqual({ allowed: false, url: 'https://accounts.google.com/allow' });
    office.timer.granted = { allowed: true, url: null };
    office.mail.granted = { allowed: false, url: null };
    expect(on(office, { mail: true })).toMatchObject({ problem: { kind: 'google-permission' } });
    must(on(office));
    office.ctx.mine.write('crm.key', null);
    expect(on(office)).toMatchObject({ problem: { kind: 'not-connected' } });
  });
});

describe('a firing', () => {
  it('that is not due asks the CRM nothing and touches no cell', () => {
    const office = officeWith(3);
    must(on(office, { rule: { at: 'hours', every: 24 } }));
    fire(office);
    const cells = office.ops.count('read') + office.ops.count('look') + office.ops.count('write') + office.ops.count('patch');
    expect(fire(office)).toBe(0);
    expect(office.ops.count('read') + office.ops.count('look') + office.ops.count('write') + office.ops.count('patch')).toBe(cells);
  });

  it('yields to a person who sends, says so, and returns an hour later', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const review = office.review();
    if (review === null) throw new Error('nothing to send');
    must(on(office));
    office.clock.sleep(HOUR);
    office.confirm(review);
    const before = office.crm.requests;
    workByItself(office.ctx, () => null);
    expect(office.crm.requests).toBe(before);
    expect(look(office).gaveWay).toBe('2026-01-05 10:00');
    office.finishSend(review.runId);
    expect(fire(office)).toBeGreaterThan(0);
    expect(look(office)).toMatchObject({ gaveWay: null, last: { tabs: [{ problem: null }] } });
  });

  it('that does not finish continues at the next one, where it stopped', () => {
    const office = officeWith(30);
    office.crm.pageSize = 5;
    const atFirst = office.crm.requests;
    office.refresh();
    const whole = office.crm.requests - atFirst;
    must(on(office));
    let asked = 0;
    office.crm.before = (request) => {
      asked += request === 'list' ? 1 : 0;
      return asked > 3 ? 'wait' : null;
    };
    fire(office);
    expect(look(office)).toMatchObject({ going: { done: 0, of: 1 }, last: null });
    office.crm.before = () => null;
    expect(fire(office)).toBeLessThan(whole);
    expect(look(office)).toMatchObject({ going: null, last: { tabs: [{ changed: 0, problem: null }] } });
  });

  it('reports why a tab could not be refreshed, and refreshes the others', () => {
    const office = officeWith(3);
    const first = office.tab;
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    must(turnOnSchedule(office.ctx, { rule: EVERY_HOUR, tabs: [first.id, office.tab.id], mail: false }));
    office.shared.write(`view.${first.id}`, '[99,{}]');
    fire(office);
    expect(look(office).last?.tabs).toMatchObject([{ problem: { kind: 'newer-version' } }, { problem: null }]);
    expect(changes(office)).toEqual([['Automatic', 'Not refreshed: the panel says why.', 'Sample person 1', first.name]]);
  });

  it('without a key asks nothing, reports that it is not connected, and ends itself', () => {
    const office = officeWith(3);
    must(on(office));
    office.ctx.mine.write('crm.key', null);
    expect(fire(office)).toBe(0);
    expect(look(office).last?.tabs).toMatchObject([{ problem: { kind: 'not-connected' } }]);
    expect([look(office).on, office.timer.on]).toEqual([null, false]);
    expect(changes(office)).toEqual([
      ['Automatic', 'Not refreshed, and automatic refresh is now off: signed out.', 'Sample person 1', office.tab.name],
    ]);
  });

  it('skips a tab that was deleted', () => {
    const office = officeWith(3);
    const { tab } = office;
    must(on(office));
    office.book.activate(office.book.addTab('Another'));
    office.book.removeTab(tab);
    expect(fire(office)).toBe(0);
    expect(look(office).last?.tabs).toEqual([]);
  });
});

const refuse = (): never => {
  throw new Error('Service invoked too many times for one day: email');
};

describe('the report', () => {
  it('is a block with one timestamp in the tab of all changes: what arrived, what waits, who is due; and nothing if nothing is new', () => {
    const office = officeWith(4);
    makeFollowUps(office, { 2: '2025-12-01', 3: '2026-01-04' });
    must(on(office));
    office.crm.change(creator('c-3'), { notes: 'from the CRM' });
    type(office, 5, 'email', 'no address');
    type(office, 2, 'notes', 'mine');
    fire(office);
    expect(changes(office)).toEqual([
      ['Sample c-3', 'from the CRM', 'In the CRM', office.tab.name],
      ['Automatic', '1 creator changed in the CRM.', 'Sample person 1', office.tab.name],
      ['Automatic', 'Left for you: 1 edit not sent, 1 thing to fix.', 'Sample person 1', office.tab.name],
      ['Automatic', 'Due for a follow-up: 1 (Sample c-1).', 'Sample person 1', office.tab.name],
    ]);
    fire(office);
    expect(changes(office)).toHaveLength(4);
    office.sync();
    fire(office);
    expect(changes(office).slice(5)).toEqual([
      ['Automatic', 'Left for you: 1 thing to fix.', 'Sample person 1', office.tab.name],
      ['Automatic', 'Due for a follow-up: 1 (Sample c-1).', 'Sample person 1', office.tab.name],
    ]);
  });

  it('is shown for the tab in the panel until somebody refreshes it by hand', () => {
    const office = officeWith(3);
    const beside = () => must(readState(office.ctx, { withEdits: true })).scheduled;
    must(on(office));
    office.crm.change(creator('c-2'), { notes: 'from the CRM' });
    expect(beside()).toBeUndefined();
    fire(office);
    expect(beside()).toMatchObject({ at: '2026-01-05T10:00:00.000Z', news: { changed: 1, problem: null } });
    const key = office.ctx.mine.read('crm.key');
    office.ctx.mine.write('crm.key', null);
    fire(office);
    expect(beside()).toMatchObject({ at: '2026-01-05T11:00:00.000Z', news: { problem: { kind: 'not-connected' } } });
    const there = office.tab;
    office.book.activate(office.book.addTab('Another'));
    expect(beside()).toBeUndefined();
    office.book.activate(there);
    office.ctx.mine.write('crm.key', key);
    office.clock.sleep(HOUR);
    office.refresh();
    expect(beside()).toBeUndefined();
  });

  it('is no longer shown for a tab that was refreshed by hand while the timer was still at work on the others', () => {
    const office = officeWith(3);
    const first = office.tab;
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    const second = office.tab;
    must(turnOnSchedule(office.ctx, { rule: EVERY_HOUR, tabs: [first.id, second.id], mail: false }));
    office.crm.change(creator('c-2'), { notes: 'from the CRM' });
    let lists = 0;
    office.crm.before = (request) => {
      lists += request === 'list' ? 1 : 0;
      return lists > 1 ? 'wait' : null;
    };
    fire(office);
    expect(look(office)).toMatchObject({ going: { done: 1, of: 2 } });
    office.crm.before = () => null;
    office.book.activate(first);
    office.refresh();
    fire(office);
    expect(look(office).last?.tabs).toMatchObject([{ changed: 1 }, { changed: 1 }]);
    const beside = () => must(readState(office.ctx, { withEdits: false })).scheduled;
    expect(beside()).toBeUndefined();
    office.book.activate(second);
    expect(beside()).toMatchObject({ news: { changed: 1 } });
  });

  it('goes into no tab once somebody has deleted the tab of all changes', () => {
    const office = officeWith(2);
    must(on(office));
    const log = office.book.tabs().find(({ name }) => name === 'Changes');
    if (log !== undefined) office.book.removeTab(log);
    office.crm.change(creator('c-1'), { notes: 'x' });
    fire(office);
    expect(changes(office)).toEqual([]);
    expect(look(office).last?.tabs).toMatchObject([{ changed: 1 }]);
  });

  it('is mailed to people who want it, in their language, and only with news', () => {
    const office = officeWith(2);
    const zh = { ...office.ctx, language: 'zh' } as const;
    must(turnOnSchedule(zh, { rule: EVERY_HOUR, tabs: [office.tab.id], mail: true }));
    fire(office);
    expect(office.mail.sent).toEqual([]);
    office.crm.change(creator('c-1'), { notes: 'x' });
    fire(office);
    expect(office.mail.sent).toMatchObject([{ subject: `CRM 刷新：${office.tab.name}` }]);
    expect(office.mail.sent[0]?.text).toContain('1 位网红在 CRM 中有变动');
    expect(look(office).last?.mail).toBe('sent');
  });

  it.each([
    ['used-up', ({ mail }: Office) => Object.assign(mail, { quota: 0 })],
    ['not-allowed', ({ mail }: Office) => Object.assign(mail, { granted: { allowed: false, url: null } })],
    ['refused', ({ mail }: Office) => Object.assign(mail, { send: refuse })],
  ] as const)('says that no mail was sent: %s', (outcome, arrange) => {
    const office = officeWith(2);
    must(on(office, { mail: true }));
    arrange(office);
    office.crm.change(creator('c-1'), { notes: 'x' });
    fire(office);
    expect(office.mail.sent).toEqual([]);
    expect(look(office).last).toMatchObject({ mail: outcome, tabs: [{ changed: 1, problem: null }] });
  });
});

describe('its end', () => {
  it('is turning it off: the timer is removed, its last result is still reported', () => {
    const office = officeWith(2);
    must(on(office));
    fire(office);
    must(turnOffSchedule(office.ctx));
    expect(office.timer.on).toBe(false);
    expect(look(office)).toMatchObject({ on: null, nextAt: null, going: null, last: { tabs: [{ problem: null }] } });
  });

  it('is a setting that cannot be read: the timer removes itself, and the panel says so', () => {
    const office = officeWith(2);
    must(on(office));
    office.ctx.mine.write(`schedule.${office.book.id}`, '[1,{"rule":"?"}]');
    expect(fire(office)).toBe(0);
    expect(office.timer.on).toBe(false);
    expect(look(office)).toMatchObject({ on: null, unreadable: 'damaged' });
    must(on(office));
    expect(look(office)).toMatchObject({ on: { rule: EVERY_HOUR }, unreadable: null });
  });

  it('is not a record from a later version, which is left alone', () => {
    const office = officeWith(2);
    must(on(office));
    office.ctx.mine.write(`schedule.${office.book.id}`, '[99,{}]');
    expect(fire(office)).toBe(0);
    expect(office.timer.on).toBe(true);
    expect(on(office)).toMatchObject({ problem: { kind: 'newer-version' } });
    expect(turnOffSchedule(office.ctx)).toMatchObject({ problem: { kind: 'newer-version' } });
  });

  it('a timer that Google no longer calls is noticed', () => {
    const office = officeWith(2);
    must(on(office));
    fire(office);
    expect(look(office).silentSince).toBeNull();
    office.clock.sleep(4 * HOUR);
    expect(look(office).silentSince).toBe('2026-01-05 10:00');
  });
});

it('one person’s timer is independent of another’s', () => {
  const office = officeWith(2);
  must(on(office));
  const other = office.contextOf('Sample person 2');
  expect(must(readSchedule(other))).toMatchObject({ on: null, last: null });
  expect(other.mine instanceof MapMemory && [...other.mine.texts.keys()].some((key) => key.startsWith('schedule'))).toBe(false);
  must(openChangeLog(office.ctx));
});
