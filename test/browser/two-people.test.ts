// Two people in one spreadsheet, a third in the CRM, a page that is closed while sending, and an undo after somebody's later edit.

import { AddOn, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import { openWorkbench, type Workbench } from './driver';
import { Program, type SandboxChannel } from './program';

const MANY = 34;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;
let rows: readonly SandboxChannel[];

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh', '--invent', '60']);
  sheet = await openWorkbench(program.url, '1');
  addOn = new AddOn(sheet);
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels } = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}61`)).map(([name = '']) => name);
  rows = names.map((name) => channels.find((channel) => channel.name === name) as SandboxChannel);
}, 120_000);

afterAll(async () => {
  await sheet.close();
  await program.stop();
});

const idAt = (row: number): string => rows[row - 2]?.creatorId ?? '';

async function notesNow(): Promise<ReadonlyMap<string, string>> {
  return new Map((await program.picture()).channels.map(({ creatorId, notes }) => [creatorId, notes]));
}

test('what a third person changed after the review is not overwritten: it comes back as a question', async () => {
  const other = await openWorkbench(program.url, '2');
  await other.type(`${COLUMN.notes}3`, 'typed by the second person');
  // Closing a page loses what it has not yet told its host.
  await sheet.shows(`${COLUMN.notes}3`, 'typed by the second person');
  await other.close();
  await sheet.type(`${COLUMN.notes}2`, 'typed by the first person');
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 2 changes to 2 creators');
  await program.colleague([{ do: 'set', creatorId: idAt(2), fields: { notes: 'changed in the CRM meanwhile' } }]);
  const confirmed = await Confirmed.send(addOn, program);
  expect(await addOn.result()).toContain('1 sent, 1 not');
  await addOn.close();
  const notes = await notesNow();
  expect([notes.get(idAt(2)), notes.get(idAt(3))]).toEqual(['changed in the CRM meanwhile', 'typed by the second person']);
  await confirmed.isWhatWasWritten([`${idAt(2)} notes`]);

  expect(await addOn.sync()).toBe('review');
  await addOn.dialog.getByText('1 value changed here and in the CRM').waitFor();
  await addOn.decide('Use mine');
  const decided = await Confirmed.send(addOn, program);
  await addOn.result();
  await addOn.close();
  await decided.isWhatWasWritten();
  expect((await notesNow()).get(idAt(2))).toBe('typed by the first person');
}, 300_000);

test('an undo reverts what nobody has touched since, and leaves a later change alone', async () => {
  const before = await notesNow();
  await sheet.paste(`${COLUMN.notes}10:${COLUMN.notes}12`, 'for a while');
  expect(await addOn.sync()).toBe('review');
  const sent = await Confirmed.send(addOn, program);
  await addOn.result();
  await sent.isWhatWasWritten();
  await program.colleague([{ do: 'set', creatorId: idAt(11), fields: { notes: 'a later change' } }]);
  await addOn.sidebar.getByRole('button', { name: 'Undo this sync', exact: true }).click();
  const offered = await addOn.offer();
  expect(offered).toBe('Undo 2 changes');
  const undone = await Confirmed.send(addOn, program);
  await addOn.result();
  await addOn.close();
  await undone.isWhatWasWritten();
  const notes = await notesNow();
  expect([10, 11, 12].map((row) => notes.get(idAt(row)))).toEqual([before.get(idAt(10)), 'a later change', before.get(idAt(12))]);
}, 300_000);

test('closing a page while sending loses nothing: the next one continues, and nothing is sent twice', async () => {
  const first = (await program.writes()).length;
  await sheet.paste(`${COLUMN.notes}20:${COLUMN.notes}${19 + MANY}`, 'one by one');
  expect(await addOn.sync()).toBe('review');
  const confirmed = await Confirmed.send(addOn, program);
  while ((await program.writes()).length < first + 3) await new Promise((resolve) => setTimeout(resolve, 100));
  await sheet.close();

  sheet = await openWorkbench(program.url, '1');
  addOn = new AddOn(sheet);
  await addOn.open();
  await addOn.sidebar.getByRole('button', { name: /^(Send the other|Send \d|Continue$|Ask the CRM)/ }).click({ timeout: 120_000 });
  expect(await addOn.result()).toContain(`${MANY} changes are in the CRM`);
  await confirmed.isWhatWasWritten();
}, 400_000);
