// Which rows are hidden, asked for many rows at once: the same answer as row by row, in a constant number of calls, with nothing left
// behind.

import type { RowNumber, Tab } from '../../src/commands/ports';
import { setCriteria } from '../../workbench/model/filter';
import { hideLines } from '../../workbench/model/structure';
import type { Tab as Sheet } from '../../workbench/model/tab';
import { writeBlock } from '../../workbench/model/writing';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

const ROWS = 400;
const all = Array.from({ length: ROWS }, (_, i) => row(i + 2));

/** A tab in which a filter hides every third row, a person the last ten, and one row is empty. */
function filtered(stage: EmulatedStage, name = 'Kim\'s "tab" 2'): Tab {
  const tab = stage.book.addTab(name);
  tab.addColumns([spec('id', { hidden: true, editable: false }), spec('status')], 1);
  tab.write([
    { row: row(2), column: 1, cells: all.map((_, i) => (i === 50 ? [null, null] : [text(`id-${i}`), text(i % 3 === 0 ? 'Old' : 'New')])) },
  ]);
  const sheet = stage.file.need(tab.id);
  setCriteria(sheet, 1, { kind: 'HIDDEN_VALUES', texts: ['Old'] });
  hideLines(stage.file, sheet, sheet.rows, ROWS - 9, 10, true);
  return tab;
}

const expected = all.filter((_, i) => (i !== 50 && i % 3 === 0) || i >= ROWS - 10);
const calls = (stage: EmulatedStage, work: () => unknown): readonly string[] => {
  const before = stage.host.calls.length;
  work();
  return stage.host.calls.slice(before);
};
const askedOf = (made: readonly string[]): number => made.filter((call) => /^Sheet\.isRowHidden/.test(call)).length;

test('many rows give the same answer as one by one, with few calls about single rows, and the helper sheet is left blank and hidden', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  const before = stage.userSelection.active;
  let hidden: ReadonlySet<RowNumber> = new Set();
  const made = calls(stage, () => {
    hidden = tab.hiddenRows(all);
  });
  expect([...hidden]).toEqual(expected);
  expect(askedOf(made)).toBeLessThanOrEqual(22);
  const asked = stage.file.tabs.find(({ name }) => name === 'NoxSync rows');
  expect([asked?.hidden, asked?.shown(0, 0)]).toEqual([true, '']);
  expect(stage.userSelection.active).toBe(before);
});

test('many rows give the same answer with a decimal comma, too', () => {
  const stage = emulatedStage();
  stage.file.setLocale('de_DE');
  const tab = filtered(stage);
  let hidden: ReadonlySet<RowNumber> = new Set();
  const made = calls(stage, () => {
    hidden = tab.hiddenRows(all);
  });
  expect([...hidden]).toEqual(expected);
  expect(askedOf(made)).toBeLessThanOrEqual(22);
});

test('twice as many rows take the same number of calls', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  tab.hiddenRows(all);
  const half = calls(stage, () => tab.hiddenRows(all.slice(0, ROWS / 2)));
  const whole = calls(stage, () => tab.hiddenRows(all));
  expect(whole).toEqual(half);
});

test('a few rows are checked one by one, without a helper sheet', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  expect([...tab.hiddenRows(all.slice(0, 10))]).toEqual(expected.slice(0, 4));
  expect(stage.file.tabs.map(({ name }) => name)).not.toContain('NoxSync rows');
});

/** The sheet used for checking rows, once it was created. */
function sheetAsked(stage: EmulatedStage, tab: Tab): Sheet {
  tab.hiddenRows(all);
  const asked = stage.file.tabs.find(({ name }) => name === 'NoxSync rows');
  if (asked === undefined) throw new Error('nothing was asked in a sheet');
  return asked;
}

/** Somebody writes into it that every row of the tab is visible, just before the answers are read. */
function forgeAnswers(stage: EmulatedStage, asked: Sheet, tab: Tab): void {
  const { bill } = stage.host;
  stage.host.bill = (call) => {
    if (call === 'Range.getDisplayValues')
      writeBlock(stage.file, asked, { row: 0, column: 0, rows: ROWS, columns: 1 }, (i) => `="${tab.id}:${i + 2}:shown"`, 'script');
    bill(call);
  };
}

test('answers to a colleague’s question about another tab are not taken for ours', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  const asked = sheetAsked(stage, tab);
  const other = filtered(stage, 'Other');
  forgeAnswers(stage, asked, tab);
  expect([...other.hiddenRows(all)]).toEqual(expected);
});

test('if the formulas say something untrue, every row is checked individually', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  const asked = sheetAsked(stage, tab);
  forgeAnswers(stage, asked, tab);
  expect([...tab.hiddenRows(all)]).toEqual(expected);
});

test('if Google refuses us the sheet, every row is checked individually', () => {
  const stage = emulatedStage();
  const tab = filtered(stage);
  sheetAsked(stage, tab);
  stage.people.protectStore('NoxSync rows');
  const made = calls(stage, () => expect([...tab.hiddenRows(all)]).toEqual(expected));
  expect(askedOf(made)).toBeGreaterThan(ROWS);
});
