// The checklist of labels for selected rows, in a tab of its own.

import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import type { RowNumber } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { asPage } from './as-page';

const [BEAUTY, LAUNCH, SUMMER, FOOD] = ['l-0', 'l-1', 'l-2', 'l-3'] as const;

/** Rows 2 to 4: c1 has Beauty and Summer, c2 has Summer, c3 has none. */
function freshOffice(): Office {
  const crm = new ModelCrm();
  const carried = { c1: [BEAUTY, SUMMER], c2: [SUMMER], c3: [] } as const;
  for (const [id, labels] of Object.entries(carried)) {
    const named = labels.map((label) => crm.labelList.find((one) => one.id === label) ?? { id: label, name: '' });
    crm.channels.set(creator(id), { ...blankChannel(creator(id)), labels: named });
  }
  const office = new Office(crm);
  office.pull();
  return office;
}

const select = (office: Office, ...rows: readonly number[]): void => office.tab.select(rows as RowNumber[], null);
const states = (office: Office) => Object.fromEntries(must(readRowLabels(office.ctx)).labels.map(({ id, state }) => [id, state]));
const cells = (office: Office) => office.review()?.changes.map(({ creatorId, after }) => [creatorId, after]) ?? [];

test('a label is on all, some or none of the selected rows', () => {
  const office = freshOffice();
  select(office, 2, 3);
  expect(states(office)).toEqual({ [BEAUTY]: 'some', [LAUNCH]: 'none', [SUMMER]: 'all', [FOOD]: 'none' });
});

test('checking adds to every selected row, unchecking removes from every one, and everything else stays', () => {
  const office = freshOffice();
  select(office, 2, 4);
  const { selection } = must(readRowLabels(office.ctx));
  expect(must(tickRowLabels(office.ctx, { selection, ticked: [FOOD], unticked: [SUMMER] }))).toEqual({
    cells: 2,
    creators: 2,
  });
  expect(states(office)).toMatchObject({ [BEAUTY]: 'some', [SUMMER]: 'none', [FOOD]: 'all' });
  expect(cells(office)).toEqual([
    ['c1', { as: 'labels', kept: ['Beauty'], added: ['Food'], removed: ['Summer'] }],
    ['c3', { as: 'labels', kept: [], added: ['Food'], removed: [] }],
  ]);
});

test('checking again what was unchecked leaves no edit', () => {
  const office = freshOffice();
  select(office, 2, 3, 4);
  const { selection } = must(readRowLabels(office.ctx));
  must(tickRowLabels(office.ctx, { selection, ticked: [], unticked: [BEAUTY] }));
  expect(office.review()?.changes).toHaveLength(1);
  select(office, 2);
  must(tickRowLabels(office.ctx, { selection: must(readRowLabels(office.ctx)).selection, ticked: [BEAUTY], unticked: [] }));
  expect(office.review()).toBeNull();
});

test('nothing is written if other rows are selected by now', () => {
  const office = freshOffice();
  select(office, 2);
  const { selection } = must(readRowLabels(office.ctx));
  select(office, 3);
  expect(tickRowLabels(office.ctx, { selection, ticked: [FOOD], unticked: [] })).toMatchObject({
    ok: false,
    problem: { kind: 'other-rows-selected' },
  });
  expect(office.review()).toBeNull();
});

test('an empty selection is reported as such, and costs no request while the lists are fresh', () => {
  const office = freshOffice();
  const before = office.crm.requests;
  select(office, 40);
  expect(must(readRowLabels(office.ctx))).toMatchObject({ creators: 0, inDoubt: [] });
  expect(office.crm.requests).toBe(before);
});

test('a row whose cell names a label that the CRM does not have is left out and counted', () => {
  const office = freshOffice();
  const column = office.tab.columns().find(({ field }) => field === 'labels')?.column ?? 0;
  office.tab.patch([{ row: 2 as RowNumber, column, cell: { text: 'Beuty' } }]);
  select(office, 2, 3);
  const shown = must(readRowLabels(office.ctx));
  expect(shown).toMatchObject({ creators: 1, inDoubt: [2] });
  expect(must(tickRowLabels(office.ctx, { selection: shown.selection, ticked: [FOOD], unticked: [] }))).toEqual({
    cells: 1,
    creators: 1,
  });
  expect(office.tab.readTexts(2 as RowNumber, 1, column)).toEqual(['Beuty']);
});

test('labels that selected rows have come first, in the order of the CRM', () => {
  const office = freshOffice();
  const shown = () => must(readRowLabels(office.ctx)).labels.map(({ id }) => id);
  select(office, 3);
  expect(shown()).toEqual([SUMMER, BEAUTY, LAUNCH, FOOD]);
  select(office, 2, 3);
  expect(shown()).toEqual([BEAUTY, SUMMER, LAUNCH, FOOD]);
});

test('checkmarks write a cell only if its labels change, in the base’s spelling, and nothing if none is left', () => {
  const office = freshOffice();
  const text = (row: number): string => office.tab.grid.text(row, office.tab.grid.columnOf('labels'));
  const tick = (ticked: string[], unticked: string[]) => {
    const { selection } = must(asPage(readRowLabels, office.ctx, {}));
    return must(asPage(tickRowLabels, office.ctx, { selection, ticked, unticked }));
  };
  select(office, 2, 3, 4);
  const before = [2, 3, 4].map(text);
  expect(tick([SUMMER], [])).toEqual({ cells: 1, creators: 1 });
  expect([2, 3, 4].map(text)).toEqual([before[0], before[1], 'Summer']);
  expect(tick([], [SUMMER, BEAUTY])).toEqual({ cells: 3, creators: 3 });
  expect([2, 3, 4].map(text)).toEqual(['', '', '']);
  expect(office.tab.grid.cell(2, office.tab.grid.columnOf('labels'))).toEqual({ text: '' });
});

test('of two rows of one creator, those that say something else are written', () => {
  const office = freshOffice();
  const { grid } = office.tab;
  grid.insertRows(3);
  for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
  grid.type(3, grid.columnOf('labels'), 'Summer, Beauty');
  select(office, 2);
  const { selection } = must(readRowLabels(office.ctx));
  expect(must(tickRowLabels(office.ctx, { selection, ticked: [FOOD], unticked: [] }))).toEqual({ cells: 2, creators: 1 });
  expect(grid.text(2, grid.columnOf('labels'))).toBe(grid.text(3, grid.columnOf('labels')));
});

test('without a view, or without its column, there is nothing to check', () => {
  const office = freshOffice();
  office.tab.grid.deleteColumns(office.tab.grid.columnOf('labels'));
  const refused = (kind: string) => ({ ok: false, problem: { kind } });
  expect(readRowLabels(office.ctx)).toMatchObject(refused('columns-in-doubt'));
  expect(tickRowLabels(office.ctx, { selection: 'x', ticked: [FOOD], unticked: [] })).toMatchObject(refused('columns-in-doubt'));
  office.book.activate(office.book.addTab('Another tab'));
  expect(readRowLabels(office.ctx)).toMatchObject(refused('no-view'));
  expect(tickRowLabels(office.ctx, { selection: 'x', ticked: [FOOD], unticked: [] })).toMatchObject(refused('no-view'));
});

test('a label that was renamed in the CRM is checked under its new name, and its cells are not in doubt', () => {
  const office = freshOffice();
  office.crm.labelList = office.crm.labelList.map((label) => (label.id === SUMMER ? { ...label, name: 'Late summer' } : label));
  office.tab.grid.type(4, office.tab.grid.columnOf('labels'), 'Summer');
  office.clock.sleep(11 * 60_000);
  select(office, 2, 3, 4);
  const shown = must(readRowLabels(office.ctx));
  expect(shown).toMatchObject({ creators: 3, inDoubt: [] });
  expect(shown.labels.find(({ id }) => id === SUMMER)).toMatchObject({ name: 'Late summer', state: 'all' });
});

test('of two labels with one name, each is shown as cells spell it; a cell that was unchecked and checked again is as before', () => {
  const office = freshOffice();
  const text = (): string => office.tab.grid.text(2, office.tab.grid.columnOf('labels'));
  office.crm.labelList = [...office.crm.labelList, { id: 'l-9', name: 'Beauty', channelCount: null }];
  office.clock.sleep(11 * 60_000);
  select(office, 2);
  const named = must(readRowLabels(office.ctx)).labels.filter(({ name }) => name.startsWith('Beauty'));
  expect(named.map(({ name }) => name)).toEqual([expect.stringContaining(BEAUTY), expect.stringContaining('l-9')]);
  const before = text();
  for (const [ticked, unticked] of [
    [[], [BEAUTY]],
    [[BEAUTY], []],
  ] as const) {
    const { selection } = must(readRowLabels(office.ctx));
    must(tickRowLabels(office.ctx, { selection, ticked: [...ticked], unticked: [...unticked] }));
  }
  expect(text()).toBe(before);
});

test('without a key there is no checklist', () => {
  const office = freshOffice();
  select(office, 2);
  office.ctx.mine.write('crm.key', null);
  expect(readRowLabels(office.ctx)).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
});
