// Drop-downs that reject other values, and those of people that allow several choices at once: scripts do not see that, and a rule that
// they write back has lost it.

import type { Tab } from '../../src/commands/ports';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

let stage: EmulatedStage;
let tab: Tab;

const FIELD = 2;

beforeEach(() => {
  stage = emulatedStage();
  tab = stage.book.addTab('Creators');
  tab.addColumns([spec('id'), spec('status')], 0);
  for (const at of [2, 3, 4]) {
    stage.people.setRule(tab.id, at, FIELD, ['A', 'B']);
    stage.people.allowSeveral(tab.id, at, FIELD);
  }
});

const written = (...texts: readonly string[]) => {
  tab.write([{ row: row(2), column: FIELD, cells: texts.map((one) => [text(one)]) }]);
  return tab.readTexts(row(2), texts.length, FIELD);
};

const several = () => [2, 3, 4].map((at) => stage.people.allowsSeveral(tab.id, at, FIELD));

test('accept several choices, and are unchanged if everything written is among them', () => {
  expect(written('A', 'A, B', '')).toEqual(['A', 'A, B', '']);
  expect(several()).toEqual([true, true, true]);
});

test('are unchanged beside a cell whose rule is removed because it rejects what is written', () => {
  expect(written('A, B', 'C', 'B')).toEqual(['A, B', 'C', 'B']);
  expect([2, 3, 4].map((at) => stage.people.choicesAt(tab.id, at, FIELD))).toEqual([
    ['A', 'B'],
    ['A', 'B'],
    ['A', 'B'],
  ]);
  expect(several()).toEqual([true, false, true]);
});

test('are worked around if several choices are not allowed', () => {
  stage.people.setRule(tab.id, 3, FIELD, ['A', 'B']);
  expect(written('A, B', 'A, B', 'C')).toEqual(['A, B', 'A, B', 'C']);
  expect(stage.people.choicesAt(tab.id, 3, FIELD)).toEqual(['A', 'B']);
});

test('accept the choices of a range, which is read once', () => {
  const list = stage.book.addTab('Lists');
  for (const [i, choice] of ['A', 'B', '12'].entries()) stage.people.type(list.id, i + 1, 1, choice);
  const area = { tab: list.id, block: { row: 0, rows: 3, column: 0, columns: 1 } };
  for (const at of [2, 3, 4])
    stage.file
      .need(tab.id)
      .layers.rules.put(at - 1, 1, { criteria: 'VALUE_IN_RANGE', choices: [], area, arrow: true, strict: true, several: true });
  const before = stage.host.calls.length;
  expect(written('A, 12', 'C', 'B')).toEqual(['A, 12', 'C', 'B']);
  expect(stage.host.calls.slice(before).filter((call) => call === 'Range.getDisplayValues')).toHaveLength(1);
  expect(several()).toEqual([true, false, true]);
});

test('are unchanged if our own choices are offered in many places between them', () => {
  for (let at = 5; at < 60; at += 2) {
    stage.people.setRule(tab.id, at, FIELD, ['A', 'B']);
    stage.people.allowSeveral(tab.id, at, FIELD);
  }
  tab.offerChoices(FIELD, row(2), ['New'], 'in-file');
  expect(several()).toEqual([true, true, true]);
  expect([5, 6, 57, 58].map((at) => stage.people.choicesAt(tab.id, at, FIELD))).toEqual([['A', 'B'], ['New'], ['A', 'B'], ['New']]);
  expect([5, 57].every((at) => stage.people.allowsSeveral(tab.id, at, FIELD))).toBe(true);
});

test('lists unhidden by a person keep all their columns when the choices of one field change', () => {
  stage = emulatedStage();
  tab = stage.book.addTab('Creators');
  tab.addColumns([spec('status'), spec('owner')], 0);
  tab.offerChoices(1, row(2), ['A', 'B'], 'in-file');
  tab.offerChoices(2, row(2), ['C', 'D'], 'in-file');
  const lists = stage.file.named('noxCrmSync.choices');
  if (lists !== null) lists.hidden = false;
  stage.reopen().tab(tab.id)?.offerChoices(1, row(2), ['A', 'B', 'E'], 'in-file');
  expect([stage.people.choicesAt(tab.id, 2, 1), stage.people.choicesAt(tab.id, 2, 2), lists?.hidden]).toEqual([
    ['A', 'B', 'E'],
    ['C', 'D'],
    true,
  ]);
});
