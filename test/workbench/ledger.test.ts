// What executions cost by the table, and that it ends them.

import { costOf } from '../../workbench/cost';
import { localStandIn, messageOf, valueOf } from './support/local-stand-in';

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

test('a write cell by cell is modelled to take many times what one write takes', () => {
  const [one, many] = [costOf('Range.setValues'), costOf('Range.setValue')];
  expect(one.call + one.thousandCells).toBeLessThan((1000 * many.call) / 10);
});

test('more than six modelled minutes end the execution, and the script cannot catch it', () => {
  const { run } = localStandIn({ code });
  expect(messageOf(run('tooMuch'))).toBe('Exceeded maximum execution time');
});
