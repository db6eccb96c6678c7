// What goes wrong, in the browser: one clear sentence each time, nothing lost, and the rest continues.

import { AddOn, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import { openWorkbench, type Workbench } from './driver';
import { Program, type SandboxChannel } from './program';

interface NamedKey {
  readonly name: string;
  readonly key: string;
}

let program: Program;
let sheet: Workbench;
let addOn: AddOn;
let keys: readonly NamedKey[];

const keyOf = (name: string): string => keys.find((one) => one.name === name)?.key ?? '';

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh', '--invent', '40']);
  keys = ((await (await fetch(`${program.url}/crm/sandbox/keys`)).json()) as { readonly keys: readonly NamedKey[] }).keys;
  sheet = await openWorkbench(program.url);
  addOn = new AddOn(sheet);
  await addOn.open();
});

afterAll(async () => {
  await sheet.close();
  await program.stop();
});

async function tryKey(key: string): Promise<void> {
  await addOn.sidebar.getByLabel('API key').fill(key, { timeout: 60_000 });
  await addOn.sidebar.getByRole('button', { name: 'Connect' }).click();
}

async function signOut(): Promise<void> {
  await addOn.unfold('Sign out');
}

let pulled = false;

const atTheKey = async (): Promise<boolean> => {
  await addOn.look();
  await addOn.sidebar.locator('main:not([data-show=loading])').waitFor();
  return addOn.sidebar.getByLabel('API key').isVisible();
};

/** Connected with a tab of creators, whatever was tried before. */
async function atWork(): Promise<void> {
  if (await atTheKey()) await tryKey(program.key);
  if (!pulled) await addOn.pull();
  pulled = true;
}

const channelIn = async (row: number): Promise<SandboxChannel | undefined> => {
  const [[name = ''] = []] = await addOn.texts(`${COLUMN.name}${row}`);
  return (await program.picture()).channels.find((channel) => channel.name === name);
};

const note = async (row: number): Promise<string | undefined> => (await channelIn(row))?.notes;
const idIn = async (row: number): Promise<string> => (await channelIn(row))?.creatorId ?? '';

test('a wrong key, a used-up one, and something other than the CRM that answers are distinguished, and the right key connects after them', async () => {
  if (!(await atTheKey())) await signOut();
  await tryKey('nox_sk_wrong');
  await addOn.says('The CRM didn’t accept the key.');
  await tryKey(keyOf('noCredit'));
  await addOn.says('Your CRM credits are used up.');
  await program.fault({ answer: 'html-200', times: 5 });
  await tryKey(program.key);
  await addOn.says('Something between you and the CRM answered instead of it');
  await fetch(`${program.url}/crm/sandbox/fault`, { method: 'DELETE' });
  await atWork();
}, 300_000);

test('a label that the CRM does not have holds back its row, and the other rows are sent', async () => {
  await atWork();
  await sheet.type(`${COLUMN.labels}2`, 'Beuty');
  await sheet.type(`${COLUMN.notes}3`, 'goes');
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 1 change to 1 creator');
  await addOn.dialog.getByText('The CRM has no label “Beuty”. Did you mean “Beauty”?').first().waitFor();
  const confirmed = await Confirmed.send(addOn, program);
  await addOn.result();
  await addOn.close();
  await confirmed.isWhatWasWritten();
  expect(await note(3)).toBe('goes');
  expect((await addOn.texts(`${COLUMN.labels}2`))[0]?.[0]).toBe('Beuty');
}, 300_000);

test('a connection that breaks while a note is sent is settled by reading: it is not sent twice', async () => {
  await atWork();
  await sheet.type(`${COLUMN.notes}4`, 'once');
  expect(await addOn.sync()).toBe('review');
  await program.fault({ operation: 'updateChannel', answer: 'drop', when: 'after' });
  const before = (await program.writes()).length;
  const confirmed = await Confirmed.send(addOn, program);
  expect(await addOn.result()).toContain('1 change is in the CRM');
  await addOn.close();
  expect(await note(4)).toBe('once');
  expect(await program.writes()).toHaveLength(before + 1);
  await confirmed.isWhatWasWritten();
}, 300_000);

test('a read-only key, and a key of another account, change nothing in the CRM, and the edits stay', async () => {
  await atWork();
  await sheet.type(`${COLUMN.notes}5`, 'not allowed');
  await signOut();
  await tryKey(keyOf('readOnly'));
  const before = await note(5);
  expect(await addOn.sync()).toBe('review');
  const confirmed = await Confirmed.send(addOn, program);
  await addOn.says(/no permission/);
  await confirmed.isWhatWasWritten([`${await idIn(5)} notes`]);
  expect(await note(5)).toBe(before);
  expect((await addOn.texts(`${COLUMN.notes}5`))[0]?.[0]).toBe('not allowed');
  await addOn.close();
  await signOut();
  await tryKey(keyOf('otherAccount'));
  await addOn.says('This file was pulled from another CRM account');
  await sheet.type(`${COLUMN.notes}5`, before ?? '');
}, 300_000);
