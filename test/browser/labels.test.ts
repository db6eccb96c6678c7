// Labels with the controls that a person uses: created where rows wait for them, checked for selected rows, renamed and deleted. At the end
// the sandbox's log contains exactly what was approved.

// Holds `crm labels list`: Labels of selected rows…; More ▸ All labels; the names in cells
// Holds `crm labels create`: More ▸ All labels ▸ Create; the repair of a cell with an unknown label
// Holds `crm labels update`: More ▸ All labels ▸ Rename
// Holds `crm labels delete`: More ▸ All labels ▸ Delete

import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program, SandboxChannel } from './program';
import { pulled } from './session';
import { approvals, written } from './written';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const approved = approvals();
/** Longer than the minute that the CRM's limit may take. */
const PATIENCE = { timeout: 120_000 };

pulled(['--invent', '40'], (session) => ({ program, sheet, addOn } = session));

async function creatorIn(row: number): Promise<SandboxChannel> {
  const [[name = ''] = []] = await addOn.texts(`${COLUMN.name}${row}`);
  return (await program.picture()).channels.find((channel) => channel.name === name) as SandboxChannel;
}

const labelCell = async (row: number): Promise<string> => (await addOn.texts(`${COLUMN.labels}${row}`))[0]?.[0] ?? '';

/** Adds a label name to the cell's existing ones. */
async function nameLabel(row: number, name: string): Promise<void> {
  const before = await labelCell(row);
  await sheet.type(`${COLUMN.labels}${row}`, before === '' ? name : `${before}, ${name}`);
  approved.push(`${(await creatorIn(row)).creatorId} +${name}`);
}

const press = (name: string | RegExp) => addOn.sidebar.getByRole('button', { name }).first().click(PATIENCE);

async function sendAll(): Promise<void> {
  await addOn.send();
  await addOn.result();
  await addOn.close();
}

test('a label that three cells name is created from the panel by one approval, and all three are sent', async () => {
  for (const row of [2, 3, 4]) await nameLabel(row, 'Winter wishes');
  await addOn.look();
  await press('Create “Winter wishes”…');
  await addOn.says('3 cells in this tab use it.');
  expect(await program.writes()).toEqual([]);
  await press('Create it');
  await addOn.says('The label “Winter wishes” is in the CRM.');
  approved.push('createLabel Winter wishes');
  await addOn.close();
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 3 changes to 3 creators');
  await sendAll();
  expect(await written(program)).toEqual(approved.sorted());
}, 300_000);

test('a label is created in the review, which then checks again and sends its row with the others', async () => {
  await nameLabel(5, 'Autumn wishes');
  await nameLabel(6, 'Winter wishes');
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 1 change to 1 creator');
  await addOn.dialog.getByRole('button', { name: 'Create “Autumn wishes”…' }).click(PATIENCE);
  await addOn.dialog.getByRole('button', { name: 'Create it' }).click(PATIENCE);
  approved.push('createLabel Autumn wishes');
  await addOn.dialog.getByRole('button', { name: 'Send 2 changes to 2 creators' }).waitFor(PATIENCE);
  await sendAll();
  expect(await written(program)).toEqual(approved.sorted());
}, 300_000);

test('a label checked for the selected rows is added to each of them, and everything else stays', async () => {
  const others = await addOn.texts(`${COLUMN.labels}2:${COLUMN.labels}8`);
  await sheet.select('9:10');
  await addOn.look();
  await press('Labels of selected rows…');
  await addOn.says('2 creators selected.');
  await addOn.sidebar.getByRole('checkbox', { name: 'Winter wishes' }).click(PATIENCE);
  await press('Change 1 label');
  await addOn.says('Labels of 2 creators changed in the sheet. Press Sync to send.');
  await press('Close');
  for (const row of [9, 10]) approved.push(`${(await creatorIn(row)).creatorId} +Winter wishes`);
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 2 changes to 2 creators');
  await sendAll();
  expect(await written(program)).toEqual(approved.sorted());
  expect(await addOn.texts(`${COLUMN.labels}2:${COLUMN.labels}8`)).toEqual(others);
}, 300_000);

test('a label missing in the checklist is created there, and then appears checked', async () => {
  await sheet.select('11:11');
  await addOn.look();
  await press('Labels of selected rows…');
  await addOn.sidebar.getByLabel('Find or name a label').fill('Spring wishes', PATIENCE);
  await press('Create “Spring wishes”');
  await press('Create it');
  approved.push('createLabel Spring wishes');
  await addOn.close();
  await addOn.sidebar.getByRole('checkbox', { name: 'Spring wishes', checked: true }).waitFor(PATIENCE);
  await press('Change 1 label');
  await addOn.says('Labels of 1 creator changed in the sheet.');
  await press('Close');
  approved.push(`${(await creatorIn(11)).creatorId} +Spring wishes`);
  expect(await addOn.sync()).toBe('review');
  await sendAll();
  expect(await written(program)).toEqual(approved.sorted());
}, 300_000);

test('labels are renamed and deleted after the panel has shown who carries them and which unsent cells name them', async () => {
  await sheet.type(`${COLUMN.labels}12`, 'Autumn wishes');
  await addOn.more('All labels');
  await addOn.sidebar.getByLabel('Find or name a label').fill('wishes', PATIENCE);
  await entry('Winter wishes').getByRole('button', { name: 'Rename' }).click(PATIENCE);
  await addOn.sidebar.getByLabel('New name for “Winter wishes”').fill('Snow wishes', PATIENCE);
  await sheet.press('Enter');
  await addOn.says('Rename “Winter wishes” to “Snow wishes”?');
  await press('Rename it');
  await addOn.says('The label is now called “Snow wishes”.');
  approved.push('updateLabel Snow wishes');
  await addOn.close();
  await addOn.sidebar.getByLabel('Find or name a label').fill('wishes', PATIENCE);
  await entry('Autumn wishes').getByRole('button', { name: 'Delete…' }).click(PATIENCE);
  await addOn.says('1 creator has it.');
  await addOn.says('1 unsent cell in this tab uses it and would need a fix.');
  await press('Cancel');
  expect((await program.picture()).lists.labels.map(({ name }) => name)).toContain('Autumn wishes');
  await addOn.sidebar.getByLabel('Find or name a label').fill('wishes', PATIENCE);
  await entry('Spring wishes').getByRole('button', { name: 'Delete…' }).click(PATIENCE);
  await press('Delete it');
  await addOn.says('The label “Spring wishes” is gone from the CRM.');
  approved.push('deleteLabel Spring wishes', `${(await creatorIn(11)).creatorId} -Spring wishes`);
  await addOn.close();
  expect(await written(program)).toEqual(approved.sorted());
  expect(sheet.problems).toEqual([]);
}, 300_000);

const entry = (name: string) => addOn.sidebar.getByRole('listitem').filter({ hasText: name });
