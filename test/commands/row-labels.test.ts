// The checklist of labels for selected rows, in a tab of its own.

import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const [BEAUTY, LAUNCH, SUMMER, FOOD] = ['l-0', 'l-1', 'l-2', 'l-3'] as const;

/** Rows 2 to 4: c1 has Beauty and Summer, c2 has Summer, c3 has none. */
function office(): Office {
  const crm = new ModelCrm();
  const carried = { c1: [BEAUTY, SUMMER], c2: [SUMMER], c3: [] } as const;
  for (const [id, labels] of Object.entries(carried)) {
    const named = labels.map((label) => crm.labelList.find((one) => one.id === label) ?? { id: label, name: '' });
    crm.channels.set(creator(id), { ...blankChannel(creator(id)), labels: named });
  }
  const desk = new Office(crm);
  desk.pull();
  return desk;
}

const select = (desk: Office, ...rows: readonly number[]): void => desk.tab.select(rows as RowNumber[], null);
const states = (desk: Office) => Object.fromEntries(must(readRowLabels(desk.ctx)).labels.map(({ id, state }) => [id, state]));
const cells = (desk: Office) => desk.review()?.changes.map(({ creatorId, after }) => [creatorId, after]) ?? [];

test('a label is on all, some or none of the selected rows', () => {
  const desk = office();
  select(desk, 2, 3);
  expect(states(desk)).toEqual({ [BEAUTY]: 'some', [LAUNCH]: 'none', [SUMMER]: 'all', [FOOD]: 'none' });
});

test('ticking adds to every selected row, unticking takes off every one, and everything else stays', () => {
  const desk = office();
  select(desk, 2, 4);
  const { selection } = must(readRowLabels(desk.ctx));
  expect(must(tickRowLabels(desk.ctx, { selection, ticked: [FOOD], unticked: [SUMMER] }))).toEqual({
    cells: 2,
    creators: 2,
  });
  expect(states(desk)).toMatchObject({ [BEAUTY]: 'some', [SUMMER]: 'none', [FOOD]: 'all' });
  expect(cells(desk)).toEqual([
    ['c1', { as: 'labels', kept: ['Beauty'], added: ['Food'], removed: ['Summer'] }],
    ['c3', { as: 'labels', kept: [], added: ['Food'], removed: [] }],
  ]);
});

test('ticking back what was unticked leaves no edit', () => {
  const desk = office();
  select(desk, 2, 3, 4);
  const { selection } = must(readRowLabels(desk.ctx));
  must(tickRowLabels(desk.ctx, { selection, ticked: [], unticked: [BEAUTY] }));
  expect(desk.review()?.changes).toHaveLength(1);
  select(desk, 2);
  must(tickRowLabels(desk.ctx, { selection: must(readRowLabels(desk.ctx)).selection, ticked: [BEAUTY], unticked: [] }));
  expect(desk.review()).toBeNull();
});

test('nothing is written when other rows are selected by now', () => {
  const desk = office();
  select(desk, 2);
  const { selection } = must(readRowLabels(desk.ctx));
  select(desk, 3);
  expect(tickRowLabels(desk.ctx, { selection, ticked: [FOOD], unticked: [] })).toMatchObject({
    ok: false,
    problem: { kind: 'other-rows-selected' },
  });
  expect(desk.review()).toBeNull();
});

test('nobody selected is told as nobody, and costs no request while the lists are fresh', () => {
  const desk = office();
  const before = desk.crm.requests;
  select(desk, 40);
  expect(must(readRowLabels(desk.ctx))).toMatchObject({ creators: 0, inDoubt: [] });
  expect(desk.crm.requests).toBe(before);
});

test('a row whose cell names a label that the CRM does not have is left out and counted', () => {
  const desk = office();
  const column = desk.tab.columns().find(({ field }) => field === 'labels')?.column ?? 0;
  desk.tab.patch([{ row: 2 as RowNumber, column, cell: { text: 'Beuty' } }]);
  select(desk, 2, 3);
  const shown = must(readRowLabels(desk.ctx));
  expect(shown).toMatchObject({ creators: 1, inDoubt: [2] });
  expect(must(tickRowLabels(desk.ctx, { selection: shown.selection, ticked: [FOOD], unticked: [] }))).toEqual({
    cells: 1,
    creators: 1,
  });
  expect(desk.tab.readTexts(2 as RowNumber, 1, column)).toEqual(['Beuty']);
});
