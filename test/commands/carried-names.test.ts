// A status, a member or a label gets another name in the CRM: the cells that hold the old one say the new one, in every tab, unsent edits too.

import type { Named } from '../../contract/records';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { startPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const text = (desk: Office, row: number, field: string): string => desk.tab.grid.text(row, desk.tab.grid.columnOf(field));
const laterOn = (desk: Office): void => desk.clock.sleep(11 * 60_000);
const waiting = (desk: Office) => must(readState(desk.ctx, { withEdits: true })).edits?.waiting ?? [];

/** In the CRM itself, by somebody else. */
function rename({ crm }: Office, list: 'labelList' | 'memberList' | 'statusList', from: string, name: string): void {
  const named = <T extends Named>(all: readonly T[]): T[] => all.map((one) => (one.name === from ? { ...one, name } : one));
  if (list === 'labelList') crm.labelList = named(crm.labelList);
  else crm[list] = named(crm[list]);
}

function renameHere(desk: Office, from: string, name: string): void {
  const id = desk.crm.labelList.find((label) => label.name === from)?.id ?? '';
  const shown = must(startMutation(desk.ctx, { mutation: { what: 'rename-label', id, name } }));
  must(approveMutation(desk.ctx, { mutationId: shown.mutationId, digest: shown.digest, number: null }));
}

/** A second tab with the same creators; the first one is open again afterwards. */
function secondTab(desk: Office): Office['tab'] {
  const first = desk.tab;
  const { pullId } = must(startPull(desk.ctx, { query: { keyword: 'c-' }, name: 'Second' }));
  desk.finishPull(desk.ctx, pullId);
  const second = desk.tab;
  expect(second.id).not.toBe(first.id);
  desk.book.activate(first);
  return second;
}

test('a label that is renamed here carries over to edits in every tab at once', () => {
  const desk = officeWith(3);
  const second = secondTab(desk);
  type(desk, 2, 'labels', 'food, Beauty');
  second.grid.type(3, second.grid.columnOf('labels'), 'Food');
  renameHere(desk, 'Food', 'Meals, warm');
  expect(text(desk, 2, 'labels')).toBe('"Meals, warm", Beauty');
  expect(second.grid.text(3, second.grid.columnOf('labels'))).toBe('"Meals, warm"');
  expect(waiting(desk)).toEqual([]);
  desk.sync();
  expect(desk.crm.channels.get(creator('c-1'))?.labels?.map(({ name }) => name)).toEqual(expect.arrayContaining(['Beauty', 'Meals, warm']));
});

test.each<['labelList' | 'memberList' | 'statusList', string, string]>([
  ['labelList', 'labels', 'Food'],
  ['memberList', 'owner', 'Sample owner A'],
  ['statusList', 'status', 'Completed'],
])('what is renamed in the CRM carries over at the next Sync and refresh: %s', (list, field, from) => {
  for (const look of ['sync', 'refresh'] as const) {
    const desk = officeWith(2);
    type(desk, 2, field, from.toUpperCase());
    rename(desk, list, from, 'Renamed since');
    laterOn(desk);
    if (look === 'sync') expect(reviewOf(desk).waiting).toEqual([]);
    else desk.refresh();
    expect(text(desk, 2, field)).toBe('Renamed since');
    expect(reviewOf(desk).changes).toMatchObject([{ field }]);
  }
});

test('cells without an edit say the new name, and are no edit', () => {
  const desk = officeWith(2);
  type(desk, 2, 'status', 'Completed');
  desk.sync();
  rename(desk, 'statusList', 'Completed', 'Done');
  laterOn(desk);
  expect(desk.review()).toBeNull();
  expect(text(desk, 2, 'status')).toBe('Done');
});

test('a text of which the old name is only a part stays', () => {
  const desk = officeWith(4);
  type(desk, 2, 'labels', 'Food trucks');
  type(desk, 3, 'notes', 'Food');
  type(desk, 4, 'labels', 'Beauty; Foodie');
  desk.tab.grid.formula(5, desk.tab.grid.columnOf('labels'), 'Food', '=A1');
  renameHere(desk, 'Food', 'Meals');
  expect([text(desk, 2, 'labels'), text(desk, 3, 'notes'), text(desk, 4, 'labels'), text(desk, 5, 'labels')]).toEqual([
    'Food trucks',
    'Food',
    'Beauty; Foodie',
    'Food',
  ]);
});

test('two names that were exchanged are exchanged in the cells, each once', () => {
  const desk = officeWith(2);
  type(desk, 2, 'labels', 'Food');
  type(desk, 3, 'labels', 'Beauty');
  rename(desk, 'labelList', 'Food', '-');
  rename(desk, 'labelList', 'Beauty', 'Food');
  rename(desk, 'labelList', '-', 'Beauty');
  laterOn(desk);
  reviewOf(desk);
  expect([text(desk, 2, 'labels'), text(desk, 3, 'labels')]).toEqual(['Beauty', 'Food']);
});

test('a name that another label has taken up since still goes to the label that bore it', () => {
  const desk = officeWith(2);
  type(desk, 2, 'labels', 'Food');
  rename(desk, 'labelList', 'Food', 'Meals');
  desk.crm.labelList = [...desk.crm.labelList, { id: 'l-new', name: 'Food', channelCount: 0 }];
  laterOn(desk);
  reviewOf(desk);
  expect(text(desk, 2, 'labels')).toBe('Meals');
});
