// Looking creators up, editing one on its card, adding some, matching a list: with the controls that a person uses. After each, the
// sandbox's log contains exactly what was confirmed.

import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program, SandboxChannel, SandboxPicture } from './program';
import { begun, ended } from './session';

const PATIENCE = 60_000;
const LAST = 61;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;
let before: SandboxPicture;
/** Creators of the rows 2.. as they were pulled. */
let rows: readonly SandboxChannel[];
/** `creator field` of everything confirmed so far. */
const confirmed: string[] = [];

const button = (name: string | RegExp) => addOn.sidebar.getByRole('button', { name, exact: typeof name === 'string' }).first();
const press = (name: string | RegExp) => button(name).click({ timeout: PATIENCE });

async function rowShows(a1: string, text: string): Promise<void> {
  await sheet.select(a1);
  await sheet.shows(a1, text);
}

async function openPanel(name: string): Promise<void> {
  await addOn.look();
  await press(name);
  await addOn.sidebar.locator('main[data-show=panel]').waitFor({ timeout: PATIENCE });
}

/** Presses Sync, checks what the review offers, sends, and compares the log with everything that was confirmed. */
async function syncAs(offer: string, changes: readonly (readonly [id: string, field: string])[]): Promise<SandboxPicture> {
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe(offer);
  await addOn.send();
  await addOn.result();
  await addOn.close();
  confirmed.push(...changes.map(([id, field]) => `${id} ${field}`));
  const written = (await program.writes()).flatMap((entry) => entry.changes.map(({ creatorId, field }) => `${creatorId} ${field}`));
  expect(written.sort()).toEqual([...confirmed].sort());
  return program.picture();
}

const channelIn = ({ channels }: SandboxPicture, id: string): SandboxChannel | undefined =>
  channels.find(({ creatorId }) => creatorId === id);
const statusNamed = (name: string) => before.lists.statuses.find((status) => status.name === name)?.id;

beforeAll(async () => {
  ({ program, sheet, addOn } = await begun(['--invent', '60']));
  before = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}${LAST}`)).map(([name = '']) => name);
  rows = names.map((name) => before.channels.find((channel) => channel.name === name) as SandboxChannel);
}, 300_000);

afterAll(() => ended({ program, sheet }));

const creatorAt = (row: number): SandboxChannel => rows[row - 2] as SandboxChannel;
const archived = (n: number): SandboxChannel => before.channels.filter((channel) => channel.archived)[n] as SandboxChannel;

test('a creator is looked up by name and shown in the tab; an archived one is found too, and gets a row', async () => {
  await openPanel('Look up');
  await addOn.sidebar.getByLabel('Name, handle, link or email').fill(creatorAt(7).name);
  await addOn.sidebar.getByLabel('Name, handle, link or email').press('Enter');
  await press('Show in this tab');
  await sheet.selects(`${COLUMN.name}7`);
  await addOn.sidebar.getByLabel('Name, handle, link or email').fill(archived(0).name);
  await press('Look up');
  await addOn.says('Found among archived creators:');
  await sheet.picture('people-look-up');
  await press('Add to this tab');
  await addOn.says('Added to this tab.');
  await rowShows(`${COLUMN.name}${LAST + 1}`, archived(0).name);
  await press('Close');
  expect(await program.writes()).toEqual([]);
}, 300_000);

test('a note and a status are edited on the card, appear in the cells, and are sent by Sync', async () => {
  const { creatorId, name } = creatorAt(3);
  await sheet.select(`${COLUMN.name}3:${COLUMN.name}4`);
  await openPanel('Creator card');
  await addOn.says('1 of 2 selected creators');
  await addOn.sidebar.getByRole('heading', { name }).waitFor({ timeout: PATIENCE });
  const other = creatorAt(3).status === statusNamed('Completed') ? 'In communication' : 'Completed';
  await addOn.sidebar.getByLabel('Status').selectOption({ label: other });
  await sheet.shows(`${COLUMN.status}3`, other);
  await addOn.sidebar.getByLabel('Notes').fill('Written on the card');
  await addOn.sidebar.getByLabel('Notes').press('Tab');
  await addOn.says('Edited, not sent yet');
  await sheet.shows(`${COLUMN.notes}3`, 'Written on the card');
  await press('Everything the CRM holds (1 request)');
  await addOn.says('In the CRM now');
  await sheet.picture('people-card');
  await press('Close');
  const after = await syncAs('Send 2 changes to 1 creator', [
    [creatorId, 'status'],
    [creatorId, 'notes'],
  ]);
  expect(channelIn(after, creatorId)).toMatchObject({ status: statusNamed(other), notes: 'Written on the card' });
  await sheet.select(`${COLUMN.name}3`);
  await openPanel('Creator card');
  await press('Changes made from this file');
  await addOn.says(/Written on the card/);
  await press('Close');
}, 300_000);

test('new creators of a pasted list are created by Sync, and all others are reported', async () => {
  const [one, two] = before.withoutChannel.map(({ creatorId }) => creatorId);
  if (one === undefined || two === undefined) throw new Error('the sandbox knows no further creators');
  await openPanel('Add creators');
  const list = [creatorAt(5).creatorId, archived(1).creatorId, one, two, '@nobody-at-all-has-this'].join('\n');
  await addOn.sidebar.getByLabel('Creator ids, links or handles').fill(list);
  await press('Check');
  await addOn.says('2 of 5 are already in your CRM');
  await addOn.says('2 are new');
  await press(/^Look it up in the CRM/);
  await addOn.says('1 is not in the CRM');
  await button('Create the import workbook (1 row)').waitFor({ timeout: PATIENCE });
  await addOn.sidebar.getByLabel('Status').selectOption({ label: 'In communication' });
  await sheet.picture('people-add');
  await press('Add 2 rows to this tab');
  await addOn.says('2 rows added.');
  await press('Close');
  await rowShows(`${COLUMN.sync}${LAST + 2}`, 'New: will be added');
  const after = await syncAs('Send 2 changes to 2 creators', [
    [one, 'status'],
    [two, 'status'],
  ]);
  expect(channelIn(after, one)).toMatchObject({ status: statusNamed('In communication') });
  await rowShows(`${COLUMN.name}${LAST + 2}`, before.withoutChannel[0]?.name ?? '');
  expect(await addOn.sync()).toBe('nothing');
  await press('Close');
}, 300_000);

test('a list is matched by channel link, its values become edits, and are sent by Sync', async () => {
  const links = (await addOn.texts('M10:M12')).map(([link = '']) => link);
  const table = ['Link\tRemarks', ...links.map((link, i) => `${link}/\tFrom the list ${i}`), 'https://example.com/nobody\tx'].join('\n');
  await addOn.look();
  await addOn.more('Match a list');
  await addOn.sidebar.getByLabel('Paste a table').fill(table);
  await press('Compare');
  await addOn.says('3 of 4 rows matched');
  await addOn.says('1 row matches no one in this tab');
  await sheet.picture('people-match');
  await press('Write 3 cells');
  await addOn.says('3 cells written.');
  await press('Close');
  const matched = [10, 11, 12].map((row) => creatorAt(row).creatorId);
  const after = await syncAs(
    'Send 3 changes to 3 creators',
    matched.map((id) => [id, 'notes'] as const),
  );
  for (const [i, id] of matched.entries()) expect(channelIn(after, id)?.notes.endsWith(`From the list ${i}`)).toBe(true);
  expect(sheet.problems).toEqual([]);
}, 300_000);
