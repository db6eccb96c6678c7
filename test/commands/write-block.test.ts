// A block of a pull on its way into the tab: room, offers, columns for unknown keys, and its words beside rows.

import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { viewOf } from '../../src/commands/tab/view-store';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullReport } from '../../src/rpc/shapes';
import { creator, must, type Office } from '../fakes/office';
import { begin, officeOf, put, text, word } from './pulled-office';

describe('the first block of a pull', () => {
  test.each<readonly [string, number, ViewQuery, readonly number[]]>([
    ['makes room for everybody at its first block, so that no block has to add rows', 12, {}, [13]],
    ['needs no room for who came with its only block', 5, {}, []],
    ['does not know how much it needs where filters of ours leave some out', 12, { where: { owned: false } }, []],
  ])('%s', (_, count, query, rows) => {
    const office = officeOf(count);
    office.crm.pageSize = 5;
    const started = begin(office, query);
    const reserved: number[] = [];
    office.tab.reserve = (room) => void reserved.push(room);
    let asked = 0;
    office.crm.before = () => {
      asked += 1;
      return asked % 2 === 0 ? 'wait' : null;
    };
    expect(office.finishPull(office.ctx, started.pullId)).toMatchObject({ creators: count });
    expect(reserved).toEqual(rows);
  });

  test('offers the names of the lists in its cells', () => {
    const office = officeOf(2);
    office.finishPull(office.ctx, begin(office).pullId);
    expect(office.tab.choicesAt(3, office.tab.grid.columnOf('owner'))).toEqual(['Sample owner A', 'Sample owner B', 'Sample owner C']);
  });
});

describe('unknown keys of the CRM', () => {
  test('get columns in alphabetical order, as far as there is room; six of the others are reported, each shortened', () => {
    const office = officeOf(2);
    const keys = Array.from({ length: 48 }, (_, n) => `key-${String(n).padStart(2, '0')}`);
    const long = Array.from({ length: 7 }, (_, n) => `z${n}-${'x'.repeat(150)}`);
    put(office, 'c-1', { extras: Object.fromEntries([...keys, ...long].reverse().map((key) => [key, 'a'])) });
    put(office, 'c-2', { extras: { 'key-00': 'b', added: 'c' } });
    const report = office.finishPull(office.ctx, begin(office).pullId);
    const fields = office.tab.columns().flatMap(({ field }) => (field?.startsWith('extra:') ? [field.slice('extra:'.length)] : []));
    expect(fields).toEqual(['added', ...keys]);
    expect(report.leftOut).toEqual(long.slice(0, 6).map((key) => `${key.slice(0, 39)}…`));
    expect([text(office, 2, 'extra:key-00'), text(office, 3, 'extra:key-00'), text(office, 3, 'extra:added')]).toEqual(['a', 'b', 'c']);
  });

  test('that all have columns leave nothing to report, and their columns are located once', () => {
    const office = officeOf(2);
    put(office, 'c-1', { extras: { tier: 'gold' } });
    expect(office.finishPull(office.ctx, begin(office).pullId)).not.toHaveProperty('leftOut');
    const before = office.ops.count('addColumns');
    office.refresh();
    expect([office.ops.count('addColumns') - before, text(office, 2, 'extra:tier')]).toEqual([0, 'gold']);
    put(office, 'c-2', { extras: { score: 7 } });
    office.refresh();
    expect([text(office, 2, 'extra:tier'), text(office, 3, 'extra:score')]).toEqual(['gold', '7']);
  });
});

describe('what a block says and counts', () => {
  /** Eight creators in pages of five; the limit comes between the blocks, and `between` happens there. */
  function refreshed(office: Office, between: () => void): PullReport {
    office.crm.pageSize = 5;
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    const { requests } = office.crm;
    office.crm.before = (_, n) => (n === requests + 2 ? 'wait' : null);
    must(stepPull(office.ctx, { pullId }));
    office.crm.before = () => null;
    between();
    return office.finishPull(office.ctx, pullId);
  }

  test('beside a creator who appears a second time, because the list moved, stays; one who appears twice is counted once', () => {
    const office = officeOf(8);
    office.finishPull(office.ctx, begin(office).pullId);
    put(office, 'c-1', { notes: 'theirs' });
    const report = refreshed(office, () => {
      const first = office.crm.channels.get(creator('c-1'));
      office.crm.channels.delete(creator('c-1'));
      if (first !== undefined) office.crm.channels.set(creator('c-1'), first);
    });
    expect(report).toMatchObject({ creators: 8, added: 0, changed: 1, left: 0 });
    expect([word(office, 2), word(office, 3)]).toEqual([expect.stringMatching(/^Changed: Notes/), '']);
  });

  test('about edits that the CRM has changed, too, concerns them', () => {
    const office = officeOf(8);
    office.finishPull(office.ctx, begin(office).pullId);
    office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'mine');
    office.tab.grid.type(3, office.tab.grid.columnOf('email'), 'mine@example.com');
    put(office, 'c-1', { notes: 'theirs', email: 'theirs@example.com' });
    put(office, 'c-3', { email: 'theirs@example.com' });
    expect(refreshed(office, () => {})).toMatchObject({ creators: 8, changed: 1, editsKept: 2 });
    expect(word(office, 2)).toContain('Notes');
    expect([text(office, 2, 'notes'), text(office, 2, 'email'), text(office, 3, 'email')]).toEqual([
      'mine',
      'theirs@example.com',
      'mine@example.com',
    ]);
    expect(word(office, 4)).toMatch(/^Changed: /);
  });

  test('the time up to which everything is known counts if every column is in place, and is the latest of all', () => {
    const office = officeOf(8);
    put(office, 'c-7', { updatedAt: '2026-02-01T00:00:00Z' });
    const asOf = () => viewOf(office.ctx, office.tab.id)?.asOf;
    office.finishPull(office.ctx, begin(office).pullId);
    expect(asOf()).toBe('2026-02-01T00:00:00Z');
    office.tab.grid.type(1, office.tab.grid.columnOf('followers'), 'Reach');
    office.refresh();
    expect(asOf()).toBeUndefined();
    office.tab.grid.type(
      1,
      office.tab.grid.columnOf('followers'),
      office.tab.columns().find(({ field }) => field === 'followers')?.writtenHeading ?? '',
    );
    office.refresh();
    expect(asOf()).toBe('2026-02-01T00:00:00Z');
  });

  test('is empty if the tab is gone, or creators cannot be told apart there', () => {
    const office = officeOf(3);
    office.finishPull(office.ctx, begin(office).pullId);
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    for (const field of ['creatorId', 'handle']) office.tab.grid.deleteColumns(office.tab.grid.columnOf(field), 1);
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'columns-in-doubt' } });
    office.book.deleteTab(office.tab.id);
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });
});
