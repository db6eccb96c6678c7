// Adding selected creators to an email task as a person does it; the sandbox's log contains exactly what was approved.

// Holds `crm add-to-email validate`: More ▸ Add to an email task: the check before the approval
// Holds `crm add-to-email preview`: More ▸ Add to an email task: what the CRM counted
// Holds `crm add-to-email apply`: More ▸ Add to an email task ▸ Add
// Holds `email list`: More ▸ Add to an email task

import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { opened } from './session';

const PATIENCE = 60_000;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '20'], (session) => ({ program, sheet, addOn } = session));

const heading = (name: RegExp) => addOn.sidebar.getByRole('heading', { name });

test('of three selected creators, one gone from the CRM, two are added, the third is named and not created; a lost answer is uncertain', async () => {
  await program.colleague([{ do: 'task', id: 't-spring', name: 'Invented spring mail', type: 'standalone' }]);
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels } = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}6`)).map(([name = '']) => name);
  const idOf = (row: number): string => channels.find(({ name }) => name === names[row - 2])?.creatorId ?? '';
  await program.colleague([{ do: 'delete', creatorId: idOf(3) }]);

  await sheet.select(`${COLUMN.name}2:${COLUMN.name}4`);
  await addOn.more('Add to an email task');
  const task = addOn.sidebar.getByRole('listitem').filter({ hasText: 'Invented spring mail' });
  await task.waitFor({ timeout: PATIENCE });
  await addOn.sidebar.getByLabel(/^Include creators/).check();
  await sheet.picture('email-tasks');
  await task.getByRole('button', { name: 'Add selected rows' }).click();
  await heading(/^Add 2 creators to the email task/).waitFor({ timeout: PATIENCE });
  await addOn.sidebar.getByText(`Left out, because they aren’t in the CRM: ${names[1]}.`).waitFor();
  await sheet.picture('email-ready');
  expect(await program.writes()).toEqual([]);
  await addOn.press('Add 2 creators');
  await heading(/^The CRM says it added 2 creators/).waitFor({ timeout: PATIENCE });
  await sheet.picture('email-done');
  const membersOf = async (): Promise<readonly string[]> => (await program.tasks()).find(({ id }) => id === 't-spring')?.members ?? [];
  expect(await membersOf()).toEqual([idOf(2), idOf(4)]);
  await addOn.press('Close');

  await program.fault({ operation: 'applyEmail', answer: 'drop', when: 'after' });
  await addOn.closePanel();
  await sheet.select(`${COLUMN.name}5:${COLUMN.name}6`);
  await addOn.more('Add to an email task');
  await addOn.sidebar.getByLabel(/^Include creators/).check({ timeout: PATIENCE });
  await task.getByRole('button', { name: 'Add selected rows' }).click({ timeout: PATIENCE });
  await addOn.press('Add 2 creators');
  await heading(/^Not certain/).waitFor({ timeout: PATIENCE });
  await sheet.picture('email-not-certain');
  await addOn.press('Close');

  const writes = await program.writes();
  expect(writes.map(({ operation, outcome }) => [operation, outcome])).toEqual([
    ['applyEmail', 'executed'],
    ['applyEmail', 'executed'],
  ]);
  expect(await membersOf()).toEqual([2, 4, 5, 6].map(idOf));
  expect((await program.picture()).channels.some(({ creatorId }) => creatorId === idOf(3))).toBe(false);
}, 300_000);
