// Each repair after its accident, caused with keyboard and clipboard: the waiting row is shown, the repair pressed, and then exactly what
// was confirmed is sent.

import { type AddOn, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import type { Workbench } from './driver';
import type { Program } from './program';
import { begun, ended } from './session';

const CREATORS = 24;
/** Number of note rows that change places: enough to look sorted. */
const NOTES = 10;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  ({ program, sheet, addOn } = await begun(['--invent', String(CREATORS)]));
}, 120_000);

afterAll(() => ended({ program, sheet }));

/** Returns to the sidebar, sees why the row waits, and presses the repair. */
async function repair(why: string | RegExp, button: string | RegExp): Promise<void> {
  await addOn.look();
  await addOn.says(why);
  await addOn.sidebar.getByRole('button', { name: button }).first().click({ timeout: 60_000 });
  await sheet.settled();
}

async function syncAndSend(changes: number): Promise<void> {
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toMatch(new RegExp(`^Send ${changes} change`));
  const confirmed = await Confirmed.send(addOn, program);
  await addOn.result();
  await addOn.close();
  await confirmed.isWhatWasWritten();
}

async function nothingToSend(): Promise<void> {
  expect(await addOn.sync()).toBe('nothing');
  await addOn.close();
}

const column = async (letter: string, from: number, to: number): Promise<string[]> =>
  (await addOn.texts(`${letter}${from}:${letter}${to}`)).map(([text = '']) => text);

const notesOf = async (name: string): Promise<string | undefined> =>
  (await program.picture()).channels.find((channel) => channel.name === name)?.notes;

test('a misspelled label becomes the intended label', async () => {
  await sheet.type(`${COLUMN.labels}2`, 'Beuty');
  await repair('The CRM has no label “Beuty”', 'Use “Beauty”');
  await sheet.shows(`${COLUMN.labels}2`, 'Beauty');
  expect(await addOn.sync()).toBe('review');
  const clears = addOn.dialog.getByRole('button', { name: /^Select (it|all \d)/ });
  if ((await clears.count()) > 0) await clears.click();
  const confirmed = await Confirmed.send(addOn, program);
  await addOn.result();
  await addOn.close();
  await confirmed.isWhatWasWritten();
  await nothingToSend();
}, 300_000);

test('labels between semicolons are split, and only the unknown one waits', async () => {
  const [labels = ''] = await column(COLUMN.labels, 3, 3);
  await sheet.type(`${COLUMN.labels}3`, 'Beauty; Wintr');
  await repair('The CRM has no label “Beauty; Wintr”', 'Split “Beauty; Wintr” into labels');
  await sheet.shows(`${COLUMN.labels}3`, 'Beauty, Wintr');
  await addOn.says('The CRM has no label “Wintr”');
  await sheet.type(`${COLUMN.labels}3`, labels);
  await nothingToSend();
}, 300_000);

test('a link behind a name is sent as its address, and the cell keeps its name', async () => {
  const [name = ''] = await column(COLUMN.name, 5, 5);
  await sheet.type(`${COLUMN.email}5`, 'Her mailbox');
  sheet.page.once('dialog', (prompt) => void prompt.accept('mailto:her.mailbox@example.test'));
  await sheet.select(`${COLUMN.email}5`);
  await sheet.menu(['Insert', 'Link']);
  await sheet.caughtUp();
  await syncAndSend(1);
  expect((await program.picture()).channels.find((channel) => channel.name === name)).toMatchObject({ email: 'her.mailbox@example.test' });
  await sheet.shows(`${COLUMN.email}5`, 'Her mailbox');
  await nothingToSend();
}, 300_000);

test('a row with a cleared id, and one with another’s id, get theirs back, with the edits on them', async () => {
  const names = await column(COLUMN.name, 1, CREATORS + 1);
  await sheet.type('A4', '');
  await sheet.type(`${COLUMN.notes}4`, 'of the row without an id');
  await repair('Creator_id is missing', 'Repair 1 row');
  await syncAndSend(1);
  expect(await notesOf(names[3] ?? '')).toBe('of the row without an id');

  await sheet.copyPaste('A6', 'A7');
  await sheet.type(`${COLUMN.notes}7`, 'of the row with another id');
  await repair('Mixed-up row', 'Repair 1 row');
  await syncAndSend(1);
  expect(await notesOf(names[6] ?? '')).toBe('of the row with another id');
  await nothingToSend();
}, 300_000);

test('a cell that means nothing to the CRM reverts to its old value, and only the other edit is sent', async () => {
  const [owner = ''] = await column(COLUMN.owner, 8, 8);
  await sheet.type(`${COLUMN.owner}8`, 'Nobody of this name at all');
  await repair(/^Unknown .*“Nobody of/, 'Restore the old value');
  await sheet.select(`${COLUMN.owner}8`);
  await sheet.shows(`${COLUMN.owner}8`, owner);
  await sheet.type(`${COLUMN.notes}9`, 'goes alone');
  await syncAndSend(1);
}, 300_000);

test('renamed headings hold their column back until they are restored', async () => {
  await sheet.type(`${COLUMN.notes}1`, 'My notes');
  await sheet.type(`${COLUMN.notes}10`, 'under another heading');
  await addOn.look();
  await addOn.says('The heading of the column “Notes” was changed.');
  await nothingToSend();
  await repair('The heading of the column “Notes” was changed.', 'Restore the headings');
  await sheet.select(`${COLUMN.notes}1`);
  await sheet.shows(`${COLUMN.notes}1`, 'Notes');
  await syncAndSend(1);
}, 300_000);

test('a column that was pasted back in another order is corrected, or sent as edits if intended', async () => {
  const before = await column(COLUMN.notes, 2, NOTES + 1);
  const written = Array.from({ length: NOTES }, (_, i) => `about row ${i + 2}`);
  await sheet.paste(`${COLUMN.notes}2`, written.join('\n'));
  await syncAndSend(written.filter((text, i) => text !== before[i]).length);

  await sheet.paste(`${COLUMN.notes}2`, [...written].reverse().join('\n'));
  await repair('Column sorted alone', /^Restore the old values in/);
  await sheet.select(`${COLUMN.notes}2`);
  await sheet.shows(`${COLUMN.notes}2`, written[0] ?? '');
  expect(await column(COLUMN.notes, 2, NOTES + 1)).toEqual(written);
  await nothingToSend();

  await sheet.paste(`${COLUMN.notes}2`, [...written].reverse().join('\n'));
  await repair('Column sorted alone', 'These are my edits');
  await syncAndSend(NOTES);
  expect(await column(COLUMN.notes, 2, NOTES + 1)).toEqual([...written].reverse());
}, 300_000);
