// "Try 3 first", and then the rest: what was checked and unchecked stays as it was.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { begun, ended } from './session';

const PATIENCE = 60_000;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  ({ program, sheet, addOn } = await begun(['--invent', '24']));
}, 120_000);

afterAll(() => ended({ program, sheet }));

test('after three were tried, the rest is reviewed with the previous checkmarks', async () => {
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}9`)).map(([name = '']) => name);
  await sheet.paste(`${COLUMN.notes}2:${COLUMN.notes}9`, names.map((name) => `note of ${name}`).join('\n'));
  expect(await addOn.sync()).toBe('review');
  const left = names[6] ?? '';
  await addOn.dialog.getByRole('checkbox', { name: left }).uncheck({ timeout: PATIENCE });
  await eventually(async () => expect(await addOn.offer()).toBe('Send 7 changes to 7 creators'));
  await addOn.dialog.getByRole('button', { name: 'Try 3 first' }).click();
  expect(await addOn.result()).toContain('3 changes are in the CRM');

  await addOn.sidebar.getByRole('button', { name: 'Review and send the other 5' }).click({ timeout: PATIENCE });
  await eventually(async () => expect(await addOn.offer()).toBe('Send 4 changes to 4 creators'));
  expect(await addOn.dialog.getByRole('checkbox', { name: left }).isChecked()).toBe(false);
  await addOn.send();
  expect(await addOn.result()).toContain('4 changes are in the CRM');
  const noted = (await program.picture()).channels.filter(({ notes }) => notes.startsWith('note of')).map(({ name }) => name);
  expect(noted.sort()).toEqual(names.filter((name) => name !== left).sort());
}, 300_000);
