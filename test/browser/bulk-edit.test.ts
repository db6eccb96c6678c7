// One edit for many rows, with the controls that a person uses: chosen, previewed, written, undone, and sent by a Sync like any other
// edits.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { pulled } from './session';
import { approvals, written } from './written';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const approved = approvals();
const PATIENCE = { timeout: 120_000 };

pulled(['--invent', '12'], (session) => ({ program, sheet, addOn } = session));

const choose = (label: string, option: string) =>
  addOn.sidebar.getByLabel(label, { exact: true }).selectOption({ label: option }, PATIENCE);
const press = (name: string | RegExp) => addOn.sidebar.getByRole('button', { name }).click(PATIENCE);
const notes = () => addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}5`);

test('a line is appended to the notes of the selected rows, undone completely, and reaches the CRM after it is written again', async () => {
  const before = await notes();
  await sheet.select('A2:A4');
  await addOn.more('Edit many rows…');
  await choose('What to do', 'Add a line to the notes');
  await addOn.sidebar.getByLabel('Line to add').fill('Sample line', PATIENCE);
  await addOn.sidebar.getByLabel(/^Start with/).uncheck(PATIENCE);
  await sheet.picture('bulk-edit-form');
  await press('Preview');
  await addOn.says('3 creators will change.');
  await sheet.picture('bulk-edit-shown');
  expect(await notes()).toEqual(before);
  await sheet.select('A2:A4');
  await press('Change 3 creators in the sheet');
  await addOn.says('3 cells changed in the sheet. Press Sync to send.');
  await sheet.picture('bulk-edit-written');
  const after = before.map(([text = ''], i) => [i < 3 ? (text === '' ? 'Sample line' : `${text}\nSample line`) : text]);
  await eventually(async () => expect(await notes()).toEqual(after));
  // The next choice does not make undo unavailable.
  await choose('Rows', 'All rows');
  await press('Undo');
  await addOn.says('3 cells restored.');
  await eventually(async () => expect(await notes()).toEqual(before));

  await choose('Rows', 'Selected rows');
  await sheet.select('A2:A4');
  await press('Preview');
  await press('Change 3 creators in the sheet');
  await addOn.says('3 cells changed in the sheet. Press Sync to send.');
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
