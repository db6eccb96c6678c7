// A refresh that asks for changes: what it requests, what it reports, and when everything is read after all.

import { repairRows } from '../../src/commands/edits/repair';
import { startPull, startRefresh } from '../../src/commands/pull/pull';
import type { Channel } from '../../src/fields/fields';
import type { PullReport } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const HOUR = 3_600_000;
const CREATORS = 450;

/** Pulled, with each creator last changed at a different minute; the CRM's clock is 20 minutes behind. */
function pulledOffice(): Office {
  const crm = new ModelCrm();
  const office = new Office(crm);
  const stamp = (i: number): string => new Date(office.clock.now() - 20 * 60_000 - (CREATORS - i) * 600_000).toISOString();
  for (let i = 1; i <= CREATORS; i += 1)
    crm.channels.set(creator(`c-${i}`), { ...blankChannel(creator(`c-${i}`)), followers: 12, updatedAt: stamp(i) });
  office.finishPull(office.ctx, must(startPull(office.ctx, { query: {}, name: 'Creators' })).pullId);
  refresh(office, true);
  return office;
}

function refresh(office: Office, all = false): PullReport & { readonly requests: number } {
  office.clock.sleep(HOUR);
  const before = office.crm.requests;
  const report = office.finishPull(office.ctx, must(startRefresh(office.ctx, { all })).pullId);
  return { ...report, requests: office.crm.requests - before };
}

const change = ({ crm, clock }: Office, id: string, more: Partial<Channel>): void => {
  const known = crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  crm.channels.set(creator(id), { ...known, updatedAt: new Date(clock.now() - 20 * 60_000).toISOString(), ...more });
};

function everybody(office: Office, more: Partial<Channel>): void {
  for (const id of office.crm.channels.keys()) change(office, id, more);
}

const READ_ALL = Math.ceil(CREATORS / 100);

describe('a refresh', () => {
  it('asks for changes, then for the total: two requests', () => {
    const office = pulledOffice();
    change(office, 'c-7', { notes: 'theirs' });
    const report = refresh(office);
    expect(report.requests - (refresh(office).requests - 2)).toBe(2);
    expect(report).toMatchObject({ creators: CREATORS, changed: 1, added: 0, incomplete: false });
    expect(office.tab.grid.text(8, office.tab.grid.columnOf('notes'))).toBe('theirs');
  });

  it('of archived creators reads everything without asking first: who is restored leaves that view without a change in it', () => {
    const office = pulledOffice();
    for (const id of office.crm.channels.keys()) change(office, id, { archived: true });
    office.book.activate(office.book.addTab('Archive'));
    office.finishPull(office.ctx, must(startPull(office.ctx, { query: { archived: true }, name: 'Archive' })).pullId);
    const { requests } = refresh(office, true);
    expect(refresh(office)).toMatchObject({ creators: CREATORS, requests });
  });

  it('says since when, and when everything was last read', () => {
    const office = pulledOffice();
    const whole = new Date(office.clock.now()).toISOString();
    refresh(office);
    const before = new Date(office.clock.now()).toISOString();
    expect(refresh(office).changedSince).toEqual({ refresh: before, whole });
  });

  it('adds a newcomer', () => {
    const office = pulledOffice();
    change(office, 'c-new', {});
    expect(refresh(office)).toMatchObject({ creators: CREATORS + 1, added: 1, changedSince: {} });
  });

  it.each<[string, (office: Office) => unknown]>([
    ['somebody was deleted in the CRM', ({ crm }) => crm.channels.delete(creator('c-9'))],
    ['somebody was archived', (office) => change(office, 'c-9', { archived: true })],
    ['a row was deleted in the tab', ({ tab }) => tab.grid.deleteRows(5)],
    ['the CRM passes over the time that is asked for', ({ crm }) => crm.ignored.add('updatedSince')],
    ['the CRM says no times', (office) => everybody(office, { updatedAt: '' })],
    ['everybody changed', (office) => everybody(office, {})],
  ])('reads everything after all if %s', (_, happens) => {
    const office = pulledOffice();
    happens(office);
    const report = refresh(office);
    expect(report.changedSince).toBeUndefined();
    expect(report.requests).toBeGreaterThanOrEqual(READ_ALL);
    expect(office.refresh()).toMatchObject({ added: 0, left: 0 });
  });

  it('fills a read-only column that was recreated, then asks for changes as before', () => {
    const office = pulledOffice();
    const { grid } = office.tab;
    grid.deleteColumns(grid.columnOf('followers'));
    expect(refresh(office).changedSince).toBeUndefined();
    expect(grid.text(9, grid.columnOf('followers'))).toBe('12');
    expect(refresh(office).changedSince).toBeDefined();
  });

  it('fills a read-only column whose heading and cells came back from elsewhere', () => {
    const office = pulledOffice();
    const { grid } = office.tab;
    const column = grid.columnOf('followers');
    for (let row = 1; row <= CREATORS + 1; row += 1) grid.type(row, column, '');
    must(repairRows(office.ctx, { repair: 'restore-headings', rows: [] }));
    refresh(office);
    expect(grid.text(9, column)).toBe('12');
  });

  it('brings what a repaired row does not show yet', () => {
    const office = pulledOffice();
    const { grid } = office.tab;
    const time = (): string => grid.text(9, grid.columnOf('updatedAt'));
    const before = time();
    grid.type(9, grid.columnOf('creatorId'), '');
    must(repairRows(office.ctx, { repair: 'restore-id', rows: [9] }));
    expect(time()).toBe('');
    refresh(office);
    expect(time()).toBe(before);
  });

  it('brings what changed while a column was in doubt', () => {
    const office = pulledOffice();
    const { grid } = office.tab;
    const column = grid.columnOf('followers');
    grid.type(1, column, 'Reach');
    change(office, 'c-7', { followers: 15 });
    office.clock.sleep(HOUR);
    change(office, 'c-9', {});
    refresh(office);
    must(repairRows(office.ctx, { repair: 'restore-headings', rows: [] }));
    refresh(office);
    expect(grid.text(8, column)).toBe('15');
  });

  it('ends what the one before said beside a row that has not changed since', () => {
    const office = pulledOffice();
    const word = (row: number): string => office.tab.grid.text(row, office.tab.grid.columnOf('sync'));
    change(office, 'c-7', { notes: 'theirs' });
    office.clock.sleep(HOUR);
    change(office, 'c-9', { notes: 'theirs' });
    refresh(office);
    expect([word(8), word(10)]).toEqual([expect.stringMatching(/^Changed/), expect.stringMatching(/^Changed/)]);
    expect(refresh(office).changedSince).toBeDefined();
    expect(word(8)).toBe('');
  });

  it('keeps its words beside a row if everything is read after all', () => {
    const office = pulledOffice();
    change(office, 'c-7', { notes: 'theirs' });
    office.crm.channels.delete(creator('c-9'));
    expect(refresh(office).changed).toBe(1);
    expect(office.tab.grid.text(8, office.tab.grid.columnOf('sync'))).toContain('theirs');
  });

  it('reads everything on request', () => {
    expect(refresh(pulledOffice(), true).changedSince).toBeUndefined();
  });
});
