// Groups with the controls that a person uses: created from selected rows, joined, left, renamed, opened as a tab, deleted. At the end the
// sandbox's log contains exactly what was approved.

// Holds `crm groups list`: More ▸ Groups; the filter by group
// Holds `crm groups get`: More ▸ Groups ▸ Members
// Holds `crm groups create`: More ▸ Groups ▸ Create, optionally from selected rows
// Holds `crm groups update`: More ▸ Groups ▸ Rename, add or remove selected rows
// Holds `crm groups delete`: More ▸ Groups ▸ Delete

import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { begun, ended } from './session';
import { approvals, written } from './written';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;
let ids: readonly string[];

const approved = approvals();
/** Longer than the minute that the CRM's limit may take. */
const PATIENCE = { timeout: 120_000 };
/** The Groups column of a fresh pull. */
const GROUPS = 'O';

beforeAll(async () => {
  ({ program, sheet, addOn } = await begun(['--invent', '40']));
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}11`)).map(([name = '']) => name);
  const { channels } = await program.picture();
  ids = names.map((name) => channels.find((channel) => channel.name === name)?.creatorId ?? '');
}, 300_000);

afterAll(() => ended({ program, sheet }));

const idIn = (row: number): string => ids[row - 2] ?? '';
const press = (name: string | RegExp) =>
  addOn.sidebar
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click(PATIENCE);
/** Whether the cells of these rows name the group; blank ones at the end of a copied range are missing. */
async function cells(from: number, to: number): Promise<boolean[]> {
  const texts = await addOn.texts(`${GROUPS}${from}:${GROUPS}${to}`);
  return Array.from({ length: to - from + 1 }, (_, i) => texts[i]?.[0]?.includes('Spring shoot') === true);
}

test('a group is created from the selected rows, which show it immediately', async () => {
  await sheet.select('2:4');
  await addOn.more('Groups');
  await addOn.sidebar.getByLabel('Find or name a group').fill('Spring shoot', PATIENCE);
  await press('Create “Spring shoot” from the selected rows');
  await addOn.says('Create the group “Spring shoot” with 3 creators?');
  expect(await program.writes()).toEqual([]);
  await press('Create it');
  await addOn.says('The group “Spring shoot” is in the CRM, with 3 creators.');
  approved.push('createGroup Spring shoot', ...[2, 3, 4].map((row) => `${idIn(row)} +Spring shoot`));
  await addOn.close();
  expect(await written(program)).toEqual(approved.sorted());
  expect(await cells(2, 5)).toEqual([true, true, true, false]);
}, 300_000);

test('selected rows join it and leave it, after the panel has shown the current members', async () => {
  await sheet.select('4:6');
  await addOn.more('Groups');
  await addOn.sidebar.getByRole('listitem').filter({ hasText: 'Spring shoot' }).getByRole('button', { name: 'Show' }).click(PATIENCE);
  await addOn.says('3 creators');
  await press('Add selected rows');
  await addOn.says('1 selected creator is already in it.');
  await addOn.says('After that, it has 5 creators.');
  await press('Add 2 creators');
  await addOn.says('2 creators added to “Spring shoot”.');
  approved.push('updateGroup Spring shoot', ...[5, 6].map((row) => `${idIn(row)} +Spring shoot`));
  await addOn.close();
  await addOn.says('5 creators');
  expect(await cells(2, 7)).toEqual([true, true, true, true, true, false]);
  await sheet.select('2:3');
  await press('Remove selected rows');
  await press('Remove 2 creators');
  await addOn.says('2 creators removed from “Spring shoot”.');
  approved.push('updateGroup Spring shoot', ...[2, 3].map((row) => `${idIn(row)} -Spring shoot`));
  await addOn.close();
  await addOn.says('3 creators');
  expect(await written(program)).toEqual(approved.sorted());
  expect(await cells(2, 7)).toEqual([false, false, true, true, true, false]);
}, 300_000);

test('a group that a colleague changed since it was shown is not written', async () => {
  await sheet.select('8:8');
  await press('Add selected rows');
  await addOn.says('Add 1 creator to “Spring shoot”?');
  const before = await program.writes();
  await joinAsColleague(idIn(9));
  await press('Add 1 creator');
  await addOn.says('This wasn’t done');
  await addOn.says('Spring shoot: changed in the meantime');
  expect(await program.writes()).toHaveLength(before.length);
  await addOn.close();
}, 300_000);

test('a group is renamed, opened as a tab, and deleted; the creators stay', async () => {
  // When the members arrive, the buttons below them move.
  await addOn.says('4 creators');
  await press('Rename');
  await addOn.sidebar.getByLabel('New name for “Spring shoot”').fill('Summer shoot', PATIENCE);
  await sheet.press('Enter');
  await press('Rename it');
  await addOn.says('The group is now called “Summer shoot”.');
  approved.push('updateGroup Summer shoot');
  await addOn.close();
  await press('Open as a tab');
  await addOn.sidebar.getByRole('button', { name: /^Pull 4 creators/ }).waitFor(PATIENCE);
  await press('Cancel');
  await addOn.more('Groups');
  await addOn.sidebar.getByRole('listitem').filter({ hasText: 'Summer shoot' }).getByRole('button', { name: 'Show' }).click(PATIENCE);
  await press('Delete…');
  await addOn.says('4 creators are in it.');
  await press('Delete it');
  await addOn.says('The group “Summer shoot” is gone from the CRM.');
  approved.push('deleteGroup Summer shoot');
  await addOn.close();
  expect(await written(program)).toEqual(approved.sorted());
  expect((await program.picture()).channels.filter(({ creatorId }) => ids.includes(creatorId))).toHaveLength(ids.length);
  expect(sheet.problems).toEqual([]);
}, 300_000);

/** A colleague adds a creator to the group, elsewhere. */
async function joinAsColleague(creatorId: string): Promise<void> {
  const group = (await program.picture()).lists.groups.find(({ name }) => name === 'Spring shoot');
  await program.colleague([{ do: 'set', creatorId, fields: { groups: [group?.id] } }]);
}
