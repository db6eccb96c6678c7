// The stand-in's start card, over the running program: its steps check themselves off, a colleague, a broken connection, axe.

import { readFileSync } from 'node:fs';
import { eventually } from '../eventually';
import { AddOn, COLUMN } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program } from './program';
import { ended } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  program = await Program.start(['--fresh', '--invent', '20']);
  sheet = await openWorkbench(program.url, '1', { keepCard: true });
  addOn = new AddOn(sheet);
}, 120_000);

afterAll(() => ended({ program, sheet }));

const card = () => sheet.page.getByRole('region', { name: 'Start here' });
const press = (name: string | RegExp) => card().getByRole('button', { name }).click();

/** Limited to an element that the page gives a name. */
async function violations(): Promise<readonly string[]> {
  await sheet.page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  return sheet.page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(where: string, options: object): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run('.start-card', { iframes: false })).violations.map(({ id }) => id);
  });
}

test('leads from the first look to a pull, and shows what the CRM experiences meanwhile', async () => {
  await card().getByText('20 creators and 5 archived ones, all invented').waitFor();
  expect(await card().locator('li.done').count()).toBe(0);
  expect(await violations()).toEqual([]);
  await sheet.picture('start-card');

  await addOn.open();
  await eventually(async () => expect(await card().locator('li.done').count()).toBe(1));
  await addOn.sidebar.getByLabel('API key').fill(program.key);
  await addOn.sidebar.getByRole('button', { name: 'Connect' }).click();
  await eventually(async () => expect(await card().locator('li.done').count()).toBe(2));
  await card()
    .getByText(/^Requests in the last minute: \d+ of 30$/)
    .waitFor();
  await addOn.pull();
  await eventually(async () => expect(await card().locator('li.done').count()).toBe(3));

  const before = (await program.picture()).channels.map(({ status }) => status);
  await sheet.type(`${COLUMN.status}4`, 'Completed');
  await press('Change something as a colleague');
  await card()
    .getByText(/^A colleague changed .+’s status from “.+” to “.+”\. You edited the same cell, so Sync will ask which to keep\.$/)
    .waitFor();
  const after = (await program.picture()).channels.map(({ status }) => status);
  expect(after.filter((status, i) => status !== before[i])).toHaveLength(1);

  await press('Break the connection');
  await card().getByText('The next 6 requests to the CRM get no answer.').waitFor();
  await sheet.picture('start-card-broken');
  await press('Restore the connection');
  await card().getByText('The connection works again.').waitFor();
  expect(await card().getByRole('link', { name: 'Open a second person’s window' }).getAttribute('href')).toBe('?person=2');

  await press('Fold');
  await card().getByRole('button', { name: 'Break the connection' }).waitFor({ state: 'hidden' });
  await press('Unfold');

  await press('Close the start card');
  await card().waitFor({ state: 'detached' });
}, 180_000);
