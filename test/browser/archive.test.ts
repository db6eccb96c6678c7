// Archiving and restoring with the controls that a person uses; at the end the sandbox's log contains exactly what was confirmed.

// Holds `crm archive`: More ▸ Archive selected rows, for a single row
// Holds `crm restore`: More ▸ Restore selected rows, for a single row; the repair of a row whose creator is archived

import type { LogEntry } from '../../workbench/crm/write-log';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program, SandboxChannel } from './program';
import { opened } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '60'], (session) => ({ program, sheet, addOn } = session));

const archivedIds = async (): Promise<string[]> =>
  (await program.picture()).channels.filter(({ archived }) => archived).map(({ creatorId }) => creatorId);

/** What was done to which creators, in sending order. */
const told = (entries: readonly LogEntry[]): string[] =>
  entries.flatMap(({ changes }) => changes.map(({ creatorId, field, after }) => `${creatorId} ${field} ${JSON.stringify(after)}`));

/** Waits until the review's main button offers this. */
async function offers(text: string): Promise<void> {
  await addOn.dialog.getByRole('button', { name: text, exact: true }).waitFor({ timeout: 60_000 });
}

async function sendToEnd(): Promise<string> {
  await addOn.send();
  return addOn.result();
}

const syncCells = async (first: number, last: number): Promise<string[]> =>
  (await addOn.texts(`${COLUMN.sync}${first}:${COLUMN.sync}${last}`)).map(([text = '']) => text);

test('3 rows are archived, then 25 after typing the number; edits on them wait, restoring and undo bring creators back, and the log matches', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels } = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}61`)).map(([name = '']) => name);
  const inRow = (row: number): string => (channels.find(({ name }) => name === names[row - 2]) as SandboxChannel).creatorId;
  const inRows = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => inRow(from + i));
  const before = await archivedIds();
  const confirmed: string[] = [];
  const expectArchived = async (...ids: readonly string[]): Promise<void> =>
    expect((await archivedIds()).sort()).toEqual([...before, ...ids].sort());

  // No creator is selected.
  await sheet.select('A1:D1');
  await addOn.more('Archive selected rows');
  await addOn.sidebar.getByText('Select creators’ rows in the sheet first').first().waitFor();
  await sheet.picture('nothing-selected');

  // Three rows; a colleague archives one of them while the review is open.
  await sheet.select(`${COLUMN.name}3:${COLUMN.name}5`);
  await addOn.more('Archive selected rows');
  await offers('Archive 3 creators');
  await sheet.picture('review');
  expect(await program.writes()).toHaveLength(0);
  await program.colleague([{ do: 'set', creatorId: inRow(4), fields: { archived: true } }]);
  expect(await sendToEnd()).toContain('3 creators archived.');
  await sheet.picture('archived');
  confirmed.push(...[3, 5].map((row) => `${inRow(row)} archived true`));
  await addOn.close();
  await expectArchived(...inRows(3, 5));
  expect(await syncCells(2, 5)).toEqual(['', ...Array(3).fill(expect.stringMatching(/^Archived \w{3}, \w{3} \d+, \d\d:\d\d, /))]);
  expect(JSON.stringify((await program.writes()).map(({ body }) => body))).not.toContain(inRow(4));

  // Twenty-five: the number must be typed, and nothing is sent before that.
  await sheet.select(`${COLUMN.name}10:${COLUMN.name}34`);
  await addOn.more('Archive selected rows');
  await offers('Archive 25 creators');
  await addOn.send();
  await addOn.dialog.getByLabel('Type 25 to send.').waitFor();
  await sheet.picture('typedConfirmation');
  await expectArchived(...inRows(3, 5));
  await addOn.typeNumber(25);
  expect(await sendToEnd()).toContain('25 creators archived.');
  confirmed.push(...inRows(10, 34).map((id) => `${id} archived true`));
  await addOn.close();
  await expectArchived(...inRows(3, 5), ...inRows(10, 34));

  // An edit on one of them waits, with the option to restore it beside it; then it is sent.
  await sheet.type(`${COLUMN.notes}10`, 'call again');
  await addOn.look();
  const restore = addOn.sidebar.getByRole('button', { name: 'Restore in the CRM' });
  await restore.waitFor();
  await sheet.picture('waits');
  await restore.click();
  await offers('Restore 1 creator');
  await sheet.picture('restore');
  expect(await sendToEnd()).toContain('1 creator restored.');
  await addOn.close();
  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 1 change to 1 creator');
  expect(await sendToEnd()).toContain('1 change is in the CRM');
  await addOn.close();
  confirmed.push(`${inRow(10)} archived false`, `${inRow(10)} notes "call again"`);

  // The three are restored by their selection; rows that are not archived are not part of it.
  await sheet.select(`${COLUMN.name}2:${COLUMN.name}8`);
  await addOn.more('Restore selected rows');
  await offers('Restore 3 creators');
  expect(await sendToEnd()).toContain('3 creators restored.');
  confirmed.push(...inRows(3, 5).map((id) => `${id} archived false`));
  await addOn.close();
  expect(await syncCells(3, 5)).toEqual(Array(3).fill(expect.stringMatching(/^Restored \w{3}, \w{3} \d+, \d\d:\d\d, /)));

  // The run of 25 is undone, except for the one that was restored since.
  await addOn.more('Sync history');
  await addOn.sidebar.getByText('25 changes sent').waitFor();
  await sheet.picture('history');
  await addOn.sidebar.getByRole('listitem').filter({ hasText: '25 changes sent' }).getByRole('button', { name: 'Undo…' }).click();
  await offers('Restore 24 creators');
  await sheet.picture('undo');
  expect(await sendToEnd()).toContain('24 creators restored.');
  confirmed.push(...inRows(11, 34).map((id) => `${id} archived false`));
  await addOn.close();
  await expectArchived();

  // A creator archived elsewhere is reported as such, and removing a row archives nobody.
  await program.colleague([{ do: 'set', creatorId: inRow(40), fields: { archived: true } }]);
  await addOn.refresh();
  expect(await syncCells(40, 40)).toEqual(['Archived in the CRM']);
  await sheet.select(`${COLUMN.sync}38:${COLUMN.sync}42`);
  await sheet.picture('archived-elsewhere');
  await sheet.select('50:52');
  await sheet.contextMenu('Delete');
  await addOn.refresh();
  expect(await addOn.sync()).toBe('nothing');
  await expectArchived(inRow(40));

  expect(told(await program.writes()).sort()).toEqual(confirmed.sort());
  expect(sheet.problems).toEqual([]);
}, 300_000);
