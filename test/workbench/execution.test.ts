// Executions of a script: realms, arguments and results, limits, waiting.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonAnswer, localStandIn, messageOf, valueOf } from './support/local-stand-in';

const code = `
  var loads = (typeof loads === 'undefined' ? 0 : loads) + 1;
  function countLoads() { return loads; }
  function sheet() { return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet(); }
  function realms() {
    const range = sheet().getRange(1, 1, 1, 2);
    range.setValues([[new Date(0), 'x']]);
    let error = null;
    try { sheet().getRange(0, 1); } catch (e) { error = e; }
    return [range.getValues() instanceof Array, range.getValues()[0][0] instanceof Date, error instanceof Error, error.name, typeof process, typeof require, typeof setTimeout];
  }
  function readAround() {
    const before = sheet().getRange('B2').getValue();
    UrlFetchApp.fetch('https://crm.test/x');
    return [before, sheet().getRange('B2').getValue()];
  }
  function give(kind) {
    if (kind === 'date') return { rows: [{ at: new Date(0) }], n: 1 };
    if (kind === 'function') return [() => 1];
    if (kind === 'undefined') return { a: undefined, b: [undefined], c: 1 };
    if (kind === 'range') return { range: sheet().getRange(1, 1) };
    return { n: 1.5, t: 'x', b: true, z: null, list: [1, [2]] };
  }
  async function later() { const n = await Promise.resolve(20); return n + 1; }
  async function laterFails() { await null; throw new TypeError('late'); }
  function echo(...given) { return given; }
  function hidden_() { return 1; }
  function fails() { throw new RangeError('out of it'); }
  function strange() { return sheet().getRange(1, 1).setBorder(true, true, true, true, true, true); }
  function wrongWord() { return SpreadsheetApp.WrapStrategy.SHRINK; }
`;

describe('an execution', () => {
  const local = localStandIn({ code }, { send: () => jsonAnswer({}) });

  test('starts in a fresh realm', () => {
    expect([local.run('countLoads'), local.run('countLoads')].map(valueOf)).toEqual([1, 1]);
  });

  test('runs what was built last, also when an earlier build ran before', () => {
    const { folder } = local.standIn.session.script;
    expect(messageOf(local.run('builtLater'))).toBe('Script function not found: builtLater');
    writeFileSync(join(folder, 'Code.js'), `${code} function builtLater() { return countLoads() + 1; }`);
    expect(valueOf(local.run('builtLater'))).toBe(2);
    writeFileSync(join(folder, 'Later.js'), 'function builtLater() { return countLoads() + 2; }');
    expect(valueOf(local.run('builtLater'))).toBe(3);
  });

  test('sees values and errors of its own realm, and nothing of Node', () => {
    expect(valueOf(local.run('realms'))).toEqual([true, true, true, 'Exception', 'undefined', 'undefined', 'undefined']);
  });

  test('passes values through unchanged', () => {
    expect(valueOf(local.run('give', ['plain']))).toEqual({ n: 1.5, t: 'x', b: true, z: null, list: [1, [2]] });
    expect(valueOf(local.run('echo', [1, 'a', [null, { b: 2 }]]))).toEqual([1, 'a', [null, { b: 2 }]]);
  });

  test.each(['date', 'function', 'range'])('gives null for the whole result when a %s is anywhere inside', (kind) => {
    expect(valueOf(local.run('give', [kind]))).toBeNull();
  });

  test('drops undefined values', () => {
    expect(valueOf(local.run('give', ['undefined']))).toEqual({ b: [null], c: 1 });
  });

  test('waits for a promise that its own microtasks settle', () => {
    expect(valueOf(local.run('later'))).toBe(21);
    expect(local.run('laterFails')).toEqual({ ok: false, error: { name: 'TypeError', message: 'late' } });
  });

  test('carries name and message of an error', () => {
    expect(local.run('fails')).toEqual({ ok: false, error: { name: 'RangeError', message: 'out of it' } });
  });

  test.each(['hidden_', 'nothing', 'SpreadsheetApp', 'toString'])('is refused for %s', (fn) => {
    expect(messageOf(local.run(fn))).toBe(`Script function not found: ${fn}`);
  });

  test('fails by name for what is not emulated', () => {
    expect(messageOf(local.run('strange'))).toBe('Range.setBorder is not emulated by the stand-in');
    expect(messageOf(local.run('wrongWord'))).toBe('WrapStrategy.SHRINK is not emulated by the stand-in');
  });
});

test('an edit by a colleague during a request is seen by the same execution', () => {
  const local = localStandIn(
    { code },
    {
      send: (_, { act, book }) => {
        act({ do: 'type', tab: book.tabs[0]?.id ?? -1, row: 1, column: 1, text: 'from a colleague' }, '2');
        return jsonAnswer({});
      },
    },
  );
  expect(valueOf(local.run('readAround'))).toEqual(['', 'from a colleague']);
});
