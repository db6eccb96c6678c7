// The cost of executions by the table, and that it ends them.

import { ANSWER_MS, costOf } from '../../workbench/cost';
import type { WebAnswer } from '../../workbench/runtime/request';
import { type LocalStandIn, localStandIn, messageOf, valueOf } from './support/local-stand-in';

const code = `
  function work() {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
    sheet.getRange(1, 1, 100, 10).setValues(Array.from({ length: 100 }, () => Array(10).fill('x')));
    sheet.getRange(1, 1, 100, 1).getValues();
    return 1;
  }
  function tooMuch() {
    for (;;) { try { SpreadsheetApp.flush(); } catch (e) { if (++tooMuch.caught > 3) return 'caught it'; } }
  }
  tooMuch.caught = 0;
`;

test('an execution is billed call by call, with the cells it read and wrote', () => {
  const { run, standIn } = localStandIn({ code });
  valueOf(run('work'));
  const [record] = standIn.answers.ledger(null).executions;
  expect(record).toMatchObject({ person: '1', fn: 'work', ok: true, cellsRead: 100, cellsWritten: 1000, requests: 0 });
  expect(Object.entries(record?.calls ?? {}).map(([call, { count }]) => [call, count])).toEqual([
    ['SpreadsheetApp.getActiveSpreadsheet', 1],
    ['Spreadsheet.getActiveSheet', 1],
    ['Sheet.getRange', 2],
    ['Range.setValues', 1],
    ['Range.getValues', 1],
  ]);
});

test('writing cell by cell is modeled to take many times as long as one write', () => {
  const [one, many] = [costOf('Range.setValues'), costOf('Range.setValue')];
  expect(one.call + one.thousandCells).toBeLessThan((1000 * many.call) / 10);
});

test('more than six modeled minutes end the execution, and the script cannot catch it', () => {
  const { run } = localStandIn({ code });
  expect(messageOf(run('tooMuch'))).toBe('Exceeded maximum execution time');
});

test('more than thirty end a simple trigger', async () => {
  const { standIn } = localStandIn({ code: `${code} function onOpen() { tooMuch(); }` });
  standIn.answers.hello({ person: '1' });
  await new Promise<void>((resolve) => setImmediate(resolve));
  const [record] = standIn.answers.ledger(null).executions;
  expect(record).toMatchObject({ fn: 'onOpen', ok: false });
  expect(record?.modeledMs).toBeGreaterThan(30_000);
  expect(record?.modeledMs).toBeLessThan(31_000);
});

test('anything that asks the server costs at least as much as a read, and what an object knows is free', () => {
  const read = costOf('Range.getValues').call;
  const asked = [
    'Sheet.isRowHiddenByUser',
    'Sheet.isColumnHiddenByUser',
    'Sheet.isRowHiddenByFilter',
    'Sheet.getFilter',
    'Filter.getColumnFilterCriteria',
    'DeveloperMetadata.getLocation',
    'DeveloperMetadataLocation.getColumn',
    'Sheet.getActiveRangeList',
    'Sheet.getLastRow',
    'Spreadsheet.getSheets',
    'Range.aMethodOfTomorrow',
  ];
  expect(asked.filter((call) => costOf(call).call < read)).toEqual([]);
  const known = [
    'Range.getRow',
    'Sheet.getSheetId',
    'Sheet.getRange',
    'DeveloperMetadata.getKey',
    'Utilities.computeDigest',
    'Menu.addItem',
  ];
  expect(known.filter((call) => costOf(call).call >= 1)).toEqual([]);
});

describe('on the modeled clock', () => {
  const timed = `
    function elapsed() {
      const before = Date.now();
      const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
      for (let n = 0; n < 1e6; n += 1);
      sheet.getRange(1, 1, 100, 10).getValues();
      const after = Date.now();
      Utilities.sleep(60000);
      return [after - before, new Date().getTime() - after];
    }
    function untilItsLimit() {
      const before = Date.now();
      let flushes = 0;
      while (Date.now() - before < 20000) { SpreadsheetApp.flush(); flushes += 1; }
      return flushes;
    }
  `;
  const settings = { modeled: true };

  test('a script sees the modeled time of its calls and its sleep pass immediately', () => {
    const { run, standIn } = localStandIn({ code: timed }, { settings });
    const machine = performance.now();
    const { getSheets, getValues } = {
      getSheets: costOf('Spreadsheet.getSheets').call,
      getValues: costOf('Range.getValues'),
    };
    const [calls, slept] = valueOf(run('elapsed')) as [number, number];
    expect(calls).toBe(getSheets + getValues.call + getValues.thousandCells);
    expect(slept).toBe(60_000);
    expect(performance.now() - machine).toBeLessThan(60_000);
    expect(standIn.answers.ledger(null).executions[0]?.modeledMs).toBeCloseTo(60_000 + calls, 0);
  });

  test('work that ends by its own limit ends after as many calls as fit, however fast the machine is', () => {
    const fits = 20_000 / costOf('SpreadsheetApp.flush').call;
    const { run } = localStandIn({ code: timed }, { settings });
    expect(valueOf(run('untilItsLimit'))).toBe(fits);
    expect(valueOf(localStandIn({ code: timed }, { settings: { ...settings, costs: 4 } }).run('untilItsLimit'))).toBe(fits / 4);
  });

  test('the time of an execution is kept: the next one starts after it', () => {
    const clock = `function now() { const before = Date.now(); SpreadsheetApp.flush(); return before; }`;
    const { run } = localStandIn({ code: clock }, { settings });
    const [first, second] = [valueOf(run('now')) as number, valueOf(run('now')) as number];
    expect(second - first).toBeGreaterThanOrEqual(costOf('SpreadsheetApp.flush').call);
  });

  test('an answer of the CRM takes its modeled time, however fast it arrives', () => {
    const code = `function asked() { const before = Date.now(); UrlFetchApp.fetch('https://crm.test/x'); return Date.now() - before; }`;
    const send = (): WebAnswer => ({ answered: true, status: 200, headers: [], body: new Uint8Array() });
    expect(valueOf(localStandIn({ code }, { settings, send }).run('asked'))).toBe(costOf('UrlFetchApp.fetch').call + ANSWER_MS);
  });

  test('people act while a script sleeps', () => {
    const code = `function typed() { Utilities.sleep(1000); return SpreadsheetApp.getActiveSheet().getRange('A1').getValue(); }`;
    const meanwhile = ({ act, book }: LocalStandIn): void => {
      act({ do: 'type', tab: book.tabs[0]?.id ?? 0, row: 0, column: 0, text: 'hello' });
    };
    const seen = localStandIn({ code }, { settings, meanwhile: (local) => meanwhile(local) });
    expect(valueOf(seen.run('typed'))).toBe('hello');
  });
});
