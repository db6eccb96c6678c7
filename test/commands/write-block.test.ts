// A block of a pull as it comes into the tab: room, offers, columns for keys that nobody knows, and what it says beside rows.

import type { ViewQuery } from '../../src/fields/filters';
import { begin, officeOf, put, text } from './pulled-office';

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

describe('keys of the CRM that nobody knows', () => {
  test('get columns in the order of the alphabet, as far as there is room; of the others six are told, each shortened', () => {
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

  test('that all have columns leave nothing to tell, and their columns are looked for once', () => {
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
