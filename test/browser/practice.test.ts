// A practice from its first screen to its end, as a newcomer without a key experiences it: no request ever leaves for the CRM.

import { eventually } from '../eventually';
import { AddOn, COLUMN } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program } from './program';
import { ended } from './session';

const PATIENCE = 60_000;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh', '--invent', '24']);
  sheet = await openWorkbench(program.url);
  addOn = new AddOn(sheet);
}, 120_000);

afterAll(() => ended({ program, sheet }));

const button = (name: string) => addOn.sidebar.getByRole('button', { name, exact: true });
const steps = () => addOn.sidebar.locator('.practice li.done').count();
const tabs = () => sheet.page.getByRole('tablist', { name: 'Sheets' }).getByRole('tab').allTextContents();

test('a person without a key changes, sends, meets a colleague, undoes it, and deletes it all', async () => {
  await addOn.open();
  await button('Try with sample creators').click({ timeout: PATIENCE });
  await sheet.inFront('Practice (sample creators)');
  await sheet.shows(`${COLUMN.sync}1`, 'Sync (practice)');
  await sheet.shows(`${COLUMN.name}2`, 'Sample Creator 01');
  await eventually(async () => expect(await steps()).toBe(0));
  await sheet.picture('practice-begun');

  await sheet.type(`${COLUMN.status}2`, 'Completed');
  await addOn.look();
  await eventually(async () => expect(await steps()).toBe(1));
  expect(await addOn.sync()).toBe('review');
  await addOn.dialog.getByText('Practice: these creators are invented').waitFor();
  await sheet.picture('practice-review');
  expect(await addOn.offer()).toBe('Send 1 change to 1 creator');
  await addOn.send();
  expect(await addOn.result()).toContain('Practice: 1 sent');
  await sheet.caughtUp();
  expect((await addOn.texts(`${COLUMN.sync}2`)).flat().join()).toMatch(/^Sent .*, practice$/);
  await eventually(async () => expect(await steps()).toBe(3));
  await sheet.picture('practice-sent');

  await button('Undo this sync').click({ timeout: PATIENCE });
  await eventually(async () => expect(await addOn.offer()).toBe('Undo 1 change'));
  await addOn.send();
  await eventually(async () => expect(await steps()).toBe(4));
  await sheet.shows(`${COLUMN.status}2`, 'Not contacted');
  await addOn.close();

  await button('Hide the steps').click({ timeout: PATIENCE });
  await eventually(async () => expect(await addOn.sidebar.locator('.practice li').count()).toBe(0));
  await sheet.type(`${COLUMN.notes}3`, 'mine');
  await button('Let a colleague change something').click({ timeout: PATIENCE });
  await addOn.sidebar.getByText(/^A colleague changed .+ in the CRM\./).waitFor({ timeout: PATIENCE });
  expect(await addOn.sync()).toBe('review');
  await addOn.dialog.getByRole('button', { name: /^Needs input/ }).click();
  await addOn.dialog.getByText('Sample note: a colleague was here').first().waitFor({ timeout: PATIENCE });
  await sheet.picture('practice-conflict');
  await addOn.dialog.getByRole('button', { name: 'Close', exact: true }).click({ timeout: PATIENCE });

  await button('Delete this practice').click({ timeout: PATIENCE });
  await addOn.sidebar.getByText('Delete this practice? It has').waitFor({ timeout: PATIENCE });
  await button('Delete this practice').click({ timeout: PATIENCE });
  await eventually(async () => expect(await tabs()).toEqual(['Sheet1']));
  await addOn.sidebar.getByText('Connect to your CRM').first().waitFor({ timeout: PATIENCE });
  expect(await addOn.sidebar.locator('.practice').count()).toBe(0);
  expect(await program.requests()).toMatchObject({ total: 0 });
}, 300_000);
