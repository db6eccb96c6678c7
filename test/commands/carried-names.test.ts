// A status, a member or a label is renamed in the CRM: cells with the old name get the new one, in every tab, unsent edits included.

import type { Named } from '../../contract/records';
import { anyRenamed } from '../../src/commands/account/renamed';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { startPull } from '../../src/commands/pull/pull';
import { readState } from '../../src/commands/state';
import { readChoices } from '../../src/commands/views/read-choices';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const text = (office: Office, row: number, field: string): string => office.tab.grid.text(row, office.tab.grid.columnOf(field));
const laterOn = (office: Office): void => office.clock.sleep(11 * 60_000);
const waiting = (office: Office) => must(readState(office.ctx, { withEdits: true })).edits?.waiting ?? [];

/** In the CRM itself, by somebody else. */
function rename({ crm }: Office, list: 'labelList' | 'memberList' | 'statusList', from: string, name: string): void {
  const named = <T extends Named>(all: readonly T[]): T[] => all.map((one) => (one.name === from ? { ...one, name } : one));
  if (list === 'labelList') crm.labelList = named(crm.labelList);
  else crm[list] = named(crm[list]);
}

function renameHere(office: Office, from: string, name: string): void {
  const id = office.crm.labelList.find((label) => label.name === from)?.id ?? '';
  const shown = must(startMutation(office.ctx, { mutation: { what: 'rename-label', id, name } }));
  must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
}

/** A second tab with the same creators; the first one is active again afterwards. */
function secondTab(office: Office): Office['tab'] {
  const first = office.tab;
  const { pullId } = must(startPull(office.ctx, { query: { keyword: 'c-' }, name: 'Second' }));
  office.finishPull(office.ctx, pullId);
  const second = office.tab;
  expect(second.id).not.toBe(first.id);
  office.book.activate(first);
  return second;
}

test('a label renamed here is carried over to edits in every tab immediately', () => {
  const office = officeWith(3);
  const second = secondTab(office);
  type(office, 2, 'labels', 'food, Beauty');
  second.grid.type(3, second.grid.columnOf('labels'), 'Food');
  renameHere(office, 'Food', 'Meals, warm');
  expect(text(office, 2, 'labels')).toBe('"Meals, warm", Beauty');
  expect(second.grid.text(3, second.grid.columnOf('labels'))).toBe('"Meals, warm"');
  expect(waiting(office)).toEqual([]);
  office.sync();
  expect(office.crm.channels.get(creator('c-1'))?.labels?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Beauty', 'Meals, warm']),
  );
});

test.each<['labelList' | 'memberList' | 'statusList', string, string]>([
  ['labelList', 'labels', 'Food'],
  ['memberList', 'owner', 'Sample owner A'],
  ['statusList', 'status', 'Completed'],
])('a name changed in the CRM is carried over at the next Sync and refresh: %s', (list, field, from) => {
  for (const look of ['sync', 'refresh'] as const) {
    const office = officeWith(2);
    type(office, 2, field, from.toUpperCase());
    rename(office, list, from, 'Renamed since');
    laterOn(office);
    if (look === 'sync') expect(reviewOf(office).waiting).toEqual([]);
    else office.refresh();
    expect(text(office, 2, field)).toBe('Renamed since');
    expect(reviewOf(office).changes).toMatchObject([{ field }]);
  }
});

test('cells without an edit show the new name, and are not edits', () => {
  const office = officeWith(2);
  type(office, 2, 'status', 'Completed');
  office.sync();
  rename(office, 'statusList', 'Completed', 'Done');
  laterOn(office);
  expect(office.review()).toBeNull();
  expect(text(office, 2, 'status')).toBe('Done');
});

test('cells without an edit do not become one if the CRM’s list lacks another of their labels by then', () => {
  const office = officeWith(3);
  type(office, 2, 'labels', 'Beauty, Food');
  type(office, 3, 'labels', 'Food');
  office.sync();
  type(office, 4, 'labels', 'Beauty, Food');
  rename(office, 'labelList', 'Food', 'Meals');
  office.crm.labelList = office.crm.labelList.filter(({ name }) => name !== 'Beauty');
  laterOn(office);
  must(readChoices(office.ctx, { fresh: true }));
  expect(must(readState(office.ctx, { withEdits: true })).edits).toMatchObject({ edits: 0, waitingTotal: 1, waiting: [{ rows: [4] }] });
  expect([text(office, 3, 'labels'), text(office, 4, 'labels')]).toEqual(['Meals', 'Beauty, Meals']);
});

test('a text that merely contains the old name is unchanged', () => {
  const office = officeWith(4);
  type(office, 2, 'labels', 'Food trucks');
  type(office, 3, 'notes', 'Food');
  type(office, 4, 'labels', 'Beauty; Foodie');
  office.tab.grid.formula(5, office.tab.grid.columnOf('labels'), 'Food', '=A1');
  renameHere(office, 'Food', 'Meals');
  expect([text(office, 2, 'labels'), text(office, 3, 'notes'), text(office, 4, 'labels'), text(office, 5, 'labels')]).toEqual([
    'Food trucks',
    'Food',
    'Beauty; Foodie',
    'Food',
  ]);
});

test('two exchanged names are exchanged in the cells, each once', () => {
  const office = officeWith(2);
  type(office, 2, 'labels', 'Food');
  type(office, 3, 'labels', 'Beauty');
  rename(office, 'labelList', 'Food', '-');
  rename(office, 'labelList', 'Beauty', 'Food');
  rename(office, 'labelList', '-', 'Beauty');
  laterOn(office);
  reviewOf(office);
  expect([text(office, 2, 'labels'), text(office, 3, 'labels')]).toEqual(['Beauty', 'Food']);
});

test('two exchanged names are not exchanged back if rows were moved meanwhile', () => {
  const office = officeWith(4);
  const { grid } = office.tab;
  for (const [row, label] of ['Food', 'Beauty', 'Food', 'Beauty'].entries()) type(office, row + 2, 'labels', label);
  for (const row of [2, 3, 4, 5]) type(office, row, 'notes', `note ${9 - row}`);
  rename(office, 'labelList', 'Food', '-');
  rename(office, 'labelList', 'Beauty', 'Food');
  rename(office, 'labelList', '-', 'Beauty');
  let writes = 0;
  office.ops.before = ({ name }) => {
    if (name !== 'write') return;
    writes += 1;
    grid.sort(grid.columnOf('notes'), writes % 2 === 1);
  };
  laterOn(office);
  reviewOf(office);
  office.ops.before = () => {};
  expect(writes).toBeGreaterThan(6);
  const after = [2, 3, 4, 5].map((row) => text(office, row, 'labels'));
  laterOn(office);
  reviewOf(office);
  expect([2, 3, 4, 5].map((row) => text(office, row, 'labels'))).toEqual(after);
});

test('new names for a deleted tab are forgotten', () => {
  const office = officeWith(2);
  const second = secondTab(office);
  second.grid.obstacles.protectColumn(second.grid.columnOf('labels'), ['owner@example.com']);
  second.grid.type(3, second.grid.columnOf('labels'), 'Food');
  rename(office, 'labelList', 'Food', 'Meals');
  laterOn(office);
  office.refresh();
  expect(anyRenamed(office.ctx)).toBe(true);
  office.book.removeTab(second);
  laterOn(office);
  office.refresh();
  expect(anyRenamed(office.ctx)).toBe(false);
});

test('a name that another label has taken since still refers to the label that had it', () => {
  const office = officeWith(2);
  type(office, 2, 'labels', 'Food');
  rename(office, 'labelList', 'Food', 'Meals');
  office.crm.labelList = [...office.crm.labelList, { id: 'l-new', name: 'Food', channelCount: 0 }];
  laterOn(office);
  reviewOf(office);
  expect(text(office, 2, 'labels')).toBe('Meals');
});

describe('with two people in the file', () => {
  /** Both have worked here; `last` has read the lists after the other, and found another label in them. */
  function two(last: 'colleague' | 'me', rows = 3) {
    const office = officeWith(rows);
    const colleague = office.contextOf('Sample person 2');
    const read = { colleague, me: office.ctx };
    for (const who of last === 'colleague' ? (['me', 'colleague'] as const) : (['colleague', 'me'] as const)) {
      office.crm.labelList = [...office.crm.labelList, { id: `l-${who}`, name: `Label of ${who}`, channelCount: 0 }];
      laterOn(office);
      office.refresh(read[who]);
    }
    return { office, colleague };
  }

  test.each(['colleague', 'me'] as const)(
    'a new name is carried over, whoever read the lists last (%s) and whoever reads them next',
    (last) => {
      for (const next of ['colleague', 'me'] as const) {
        const { office, colleague } = two(last);
        const second = secondTab(office);
        type(office, 2, 'labels', 'Food');
        second.grid.type(3, second.grid.columnOf('labels'), 'Food');
        rename(office, 'labelList', 'Food', 'Meals');
        laterOn(office);
        office.refresh(next === 'me' ? office.ctx : colleague);
        expect(text(office, 2, 'labels')).toBe('Meals');
        expect(second.grid.text(3, second.grid.columnOf('labels'))).toBe('Meals');
        expect(waiting(office)).toEqual([]);
      }
    },
  );

  test('two exchanged names are exchanged in the cells once, whoever reads first', () => {
    for (const [first, then] of [
      ['colleague', 'me'],
      ['me', 'colleague'],
    ]) {
      const { office, colleague } = two('colleague');
      const who = (name: string | undefined) => (name === 'me' ? office.ctx : colleague);
      type(office, 2, 'labels', 'Food');
      type(office, 3, 'labels', 'Beauty');
      rename(office, 'labelList', 'Food', '-');
      rename(office, 'labelList', 'Beauty', 'Food');
      rename(office, 'labelList', '-', 'Beauty');
      for (const name of [first, then]) {
        laterOn(office);
        office.refresh(who(name));
        expect([text(office, 2, 'labels'), text(office, 3, 'labels')]).toEqual(['Beauty', 'Food']);
      }
    }
  });

  test('a first-time reader carries over a name that no longer exists', () => {
    const office = officeWith(2);
    type(office, 2, 'owner', 'Sample owner A');
    rename(office, 'memberList', 'Sample owner A', 'Sample owner Z');
    laterOn(office);
    office.refresh(office.contextOf('Sample person 2'));
    expect(text(office, 2, 'owner')).toBe('Sample owner Z');
  });

  test('a name written into the hidden lists by hand turns no cell into another label', () => {
    const { office } = two('me');
    type(office, 2, 'labels', 'Food');
    const rows = office.book.hiddenSheets.get('NoxSync lists') ?? [];
    const exchanged: Readonly<Record<string, string>> = { '"Food"': '"Beauty"', '"Beauty"': '"Food"' };
    const forged = rows.map((row) => row.map((cell) => cell.replace(/"(Food|Beauty)"/, (name) => exchanged[name] ?? name)));
    expect(forged).not.toEqual(rows);
    forged.forEach((row, place) => {
      rows[place] = row;
    });
    laterOn(office);
    office.refresh();
    expect(text(office, 2, 'labels')).toBe('Food');
    expect(reviewOf(office).changes).toMatchObject([{ field: 'labels' }]);
  });

  test('cells that one person may not write are changed by the next who may, and those of other tabs immediately', () => {
    const { office, colleague } = two('me');
    const second = secondTab(office);
    type(office, 2, 'labels', 'Food');
    second.grid.type(3, second.grid.columnOf('labels'), 'Food');
    rename(office, 'labelList', 'Food', 'Meals');
    office.tab.grid.obstacles.protectColumn(office.tab.grid.columnOf('labels'), ['owner@example.com']);
    laterOn(office);
    office.review('all', colleague);
    expect([text(office, 2, 'labels'), second.grid.text(3, second.grid.columnOf('labels'))]).toEqual(['Food', 'Meals']);
    office.book.person = 'owner@example.com';
    laterOn(office);
    office.review();
    expect(text(office, 2, 'labels')).toBe('Meals');
  });
});

test('any number of simultaneous renames is carried over', () => {
  const office = officeWith(60);
  office.crm.labelList = Array.from({ length: 60 }, (_, i) => ({ id: `l-${i}`, name: `Old ${i}!`, channelCount: 0 }));
  laterOn(office);
  office.refresh();
  for (let i = 0; i < 60; i += 1) type(office, i + 2, 'labels', `Old ${i}!`);
  office.crm.labelList = office.crm.labelList.map((label, i) => ({ ...label, name: `New ${i}!` }));
  laterOn(office);
  office.refresh();
  expect(Array.from({ length: 60 }, (_, i) => text(office, i + 2, 'labels'))).toEqual(Array.from({ length: 60 }, (_, i) => `New ${i}!`));
  expect(waiting(office)).toEqual([]);
});

test('the cells stop waiting once the lists are refreshed', () => {
  const office = officeWith(2);
  type(office, 2, 'labels', 'Food');
  rename(office, 'labelList', 'Food', 'Meals');
  office.clock.sleep(1_000);
  must(readChoices(office.ctx, { fresh: true }));
  expect(text(office, 2, 'labels')).toBe('Meals');
  expect(waiting(office)).toEqual([]);
});

describe('a cell that expresses the base in other words is not an edit, and takes what the CRM holds at the next refresh', () => {
  const added = { labels: { operation: 'add', labelIds: ['l-2'] } } as const;

  test('labels of which one was renamed, when the CRM adds one', () => {
    const office = officeWith(1);
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-3'] } });
    office.refresh();
    rename(office, 'labelList', 'Food', 'Meals');
    office.crm.change(creator('c-1'), added);
    laterOn(office);
    office.refresh();
    expect(text(office, 2, 'labels')).toBe('Summer, Meals');
    expect(office.review()).toBeNull();
  });

  test.each<[string, string, object, string]>([
    ['labels', 'food, Beauty', added, 'Beauty, Summer, Food'],
    ['status', 'COMPLETED', { status: 2 }, 'In communication'],
    ['owner', ' sample owner a', { owner: 'u-b' }, 'Sample owner B'],
  ])('%s typed as %j', (field, typed, change, shown) => {
    const office = officeWith(1);
    office.crm.change(creator('c-1'), { labels: { operation: 'add', labelIds: ['l-0', 'l-3'] } });
    office.crm.change(creator('c-1'), { status: 3, owner: 'u-a' });
    office.refresh();
    type(office, 2, field, typed);
    expect(office.review()).toBeNull();
    office.crm.change(creator('c-1'), change);
    office.refresh();
    expect(text(office, 2, field)).toBe(shown);
    expect(office.review()).toBeNull();
  });
});

test('a tab in which everything is carried over is not looked at again because another one still waits', () => {
  const office = officeWith(2);
  const second = secondTab(office);
  office.tab.grid.deleteColumns(office.tab.grid.columnOf('handle'));
  rename(office, 'labelList', 'Food', 'Meals');
  laterOn(office);
  must(readChoices(office.ctx, { fresh: true }));
  expect(anyRenamed(office.ctx)).toBe(true);
  const looked: unknown[] = [];
  office.ops.before = ({ name, on }) => {
    if (name === 'look') looked.push(on);
  };
  must(readChoices(office.ctx, { fresh: true }));
  expect(looked).not.toContain(second.id);
});
