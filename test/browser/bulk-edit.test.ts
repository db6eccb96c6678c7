// One edit for many rows, by pressing what a person presses: chosen, shown, written, taken back, and sent by a Sync like any other edits.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { begun, ended } from './session';
import { approvals, written } from './written';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const approved = approvals();
const PATIENCE = { timeout: 120_000 };

beforeAll(async () => {
  ({ program, sheet, addOn } = await begun(['--invent', '12']));
}, 300_000);

afterAll(() => ended({ program, sheet }));

const choose = (label: string, option: string) =>
  addOn.sidebar.getByLabel(label, { exact: true }).selectOption({ label: option }, PATIENCE);
const press = (name: string | RegExp) => addOn.sidebar.getByRole('button', { name }).click(PATIENCE);
const says = (text: string | RegExp) => addOn.sidebar.getByText(text).first().waitFor(PATIENCE);
const notes = () => addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}5`);

test('a line goes into the notes of the selected rows, is taken back whole, and goes to the CRM when it is written again', async () => {
  const before = await notes();
  await sheet.select('A2:A4');
  await addOn.more('Edit many rows…');
  await choose('What to do', 'Add a line to the notes');
  await addOn.sidebar.getByLabel('Line to add').fill('Sample line', PATIENCE);
  await addOn.sidebar.getByLabel(/^Start with/).uncheck(PATIENCE);
  await sheet.picture('bulk-edit-form');
  await press('Preview');
  await says('3 creators change.');
  await sheet.picture('bulk-edit-shown');
  expect(await notes()).toEqual(before);
  await sheet.select('A2:A4');
  await press('Change 3 creators in the sheet');
  await says('3 cells changed in the sheet. Press Sync to send.');
  await sheet.picture('bulk-edit-written');
  const after = before.map(([text = ''], i) => [i < 3 ? (text === '' ? 'Sample line' : `${text}\nSample line`) : text]);
  await eventually(async () => expect(await notes()).toEqual(after));
  // What is chosen next does not put the way back out of reach.
  await choose('Rows', 'All rows');
  await press('Undo');
  await says('3 cells restored.');
  await eventually(async () => expect(await notes()).toEqual(before));

  await choose('Rows', 'Selected rows');
  await sheet.select('A2:A4');
  await press('Preview');
  await press('Change 3 creators in the sheet');
  await says('3 cells changed in the sheet. Press Sync to send.');
  const { channels } = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}4`)).map(([name]) => name);
  for (const [i, name] of names.entries())
    approved.push(`${channels.find((channel) => channel.name === name)?.creatorId} notes ${after[i]?.[0]}`);
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 3 changes to 3 creators');
  await addOn.send();
  await addOn.result();
  expect(await written(program)).toEqual(approved.sorted());
}, 300_000);
