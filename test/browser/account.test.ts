// The account in the browser: credits as counted by the CRM, what a key may not do, and signing out. Nothing in it changes the CRM.

// Holds `quota`: Connect; More ▸ Credits and limit

import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { opened } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '20'], (session) => ({ program, sheet, addOn } = session));

async function openAccount(): Promise<string> {
  await addOn.unfold('Credits and limit');
  await addOn.sidebar.getByText(/^Requests in the last minute/).waitFor({ timeout: 60_000 });
  return (await addOn.sidebar.locator('main').textContent()) ?? '';
}

test('credits are shown before and after a run, and a read-only key is reported as such; looking changes nothing', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  expect(await openAccount()).toContain('Credits: 0 used of 100,000 · 100,000 left');
  await addOn.sidebar.getByRole('button', { name: 'Close' }).click();
  await sheet.type(`${COLUMN.notes}2`, 'costs a credit');
  await sheet.type(`${COLUMN.notes}4`, 'costs another');
  expect(await addOn.sync()).toBe('review');
  await addOn.send();
  await addOn.result();
  await addOn.close();
  expect(await openAccount()).toContain('Credits: 2 used of 100,000 · 99,998 left');
  expect((await program.writes()).flatMap(({ changes }) => changes.map(({ field, after }) => [field, after]))).toEqual([
    ['notes', 'costs a credit'],
    ['notes', 'costs another'],
  ]);

  await addOn.sidebar.locator('main').getByRole('button', { name: 'Sign out' }).click();
  const { keys } = (await (await fetch(`${program.url}/crm/sandbox/keys`)).json()) as {
    readonly keys: readonly { readonly name: string; readonly key: string }[];
  };
  await addOn.sidebar.getByLabel('API key').fill(keys.find(({ name }) => name === 'readOnly')?.key ?? '', { timeout: 60_000 });
  await addOn.sidebar.getByRole('button', { name: 'Connect' }).click();
  await sheet.type(`${COLUMN.notes}3`, 'not allowed');
  expect(await addOn.sync()).toBe('review');
  await addOn.send();
  await addOn.sidebar
    .getByText(/no permission/)
    .first()
    .waitFor({ timeout: 60_000 });
  await addOn.close();
  expect(await openAccount()).toContain('Your key isn’t allowed to change creators.');
  expect((await program.writes()).filter(({ outcome }) => outcome === 'executed')).toHaveLength(2);
}, 300_000);
