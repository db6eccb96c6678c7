// Importing a workbook as a person does it: the template, a file with mistakes, the approved file; the sandbox's log contains that file
// once.

// Holds `crm import-template`: More ▸ Import a workbook ▸ Get the template
// Holds `crm import-file`: More ▸ Import a workbook ▸ Workbook (.xlsx)
// Holds `crm import-report`: More ▸ Import a workbook ▸ The CRM’s report

import { workbookBase64 } from '../fakes/small-workbook';
import type { AddOn } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { opened } from './session';

const PATIENCE = 60_000;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '20'], (session) => ({ program, sheet, addOn } = session));

const press = (name: string | RegExp): Promise<void> =>
  addOn.sidebar.getByRole('button', { name, exact: true }).first().click({ timeout: PATIENCE });

async function pick(name: string, rows: Parameters<typeof workbookBase64>[0]): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(workbookBase64(rows), 'base64') };
  await addOn.sidebar.getByLabel('Workbook (.xlsx)').setInputFiles(file, { timeout: PATIENCE });
}

test('mistakes are reported before anything is sent; the approved file is sent once, and rows that were not imported are in a new tab', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels, withoutChannel } = await program.picture();
  const known = channels.find(({ archived }) => !archived);
  const fresh = withoutChannel[0];
  if (known === undefined || fresh === undefined) throw new Error('the sandbox has nobody to import');

  await addOn.more('Import a workbook');
  await press('Open in a new tab');
  await addOn.sidebar.getByText(/rows in the new tab/).waitFor({ timeout: PATIENCE });
  const [headings = []] = await addOn.texts('A1:J1');
  expect(headings).toContain('Creator ID');
  const head = ['Creator ID', 'Notes'];

  await pick('wrong.xlsx', [
    ['Somebody', 'Something'],
    ['a', 'b'],
  ]);
  await addOn.sidebar.getByText('The first row has none of the template’s headings').waitFor({ timeout: PATIENCE });
  await sheet.picture('imports-wrong');
  expect(await addOn.sidebar.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);

  await pick('right.xlsx', [
    head,
    [fresh.creatorId, 'came by a file'],
    [known.creatorId, 'written over'],
    [fresh.creatorId, 'again'],
    ['nobody-at-all', 'x'],
  ]);
  await addOn.sidebar.getByText(/the same creator/).waitFor({ timeout: PATIENCE });
  await sheet.picture('imports-checked');
  await press('Import 4 rows…');
  await addOn.sidebar.getByText('Creators who are already there stay as they are.').waitFor({ timeout: PATIENCE });
  await sheet.picture('imports-ready');
  expect(await program.writes()).toEqual([]);
  await press('Import');
  await addOn.sidebar.getByRole('heading', { name: /^The CRM says: 1 creator added/ }).waitFor({ timeout: PATIENCE });
  await sheet.picture('imports-done');
  const rows = await addOn.texts('A1:C4');
  expect(rows[0]).toEqual(['Row', 'Result', 'Reason']);
  expect(rows.slice(1).map(([row]) => row)).toEqual(expect.arrayContaining(['4', '5']));

  await press('Close');
  await addOn.sidebar.getByText('The CRM’s report on rows it didn’t import').waitFor({ timeout: PATIENCE });
  await addOn.sidebar.getByRole('button', { name: 'Open in a new tab' }).last().click();
  await addOn.sidebar.getByText(/rows? in the new tab/).waitFor({ timeout: PATIENCE });
  await sheet.picture('imports-report');

  const after = (await program.picture()).channels;
  expect(after.find(({ creatorId }) => creatorId === fresh.creatorId)?.notes).toBe('came by a file');
  expect(after.find(({ creatorId }) => creatorId === known.creatorId)?.notes).toBe(known.notes);
  const writes = (await program.writes()).filter(({ operation }) => operation !== 'importReport');
  expect(writes.map(({ operation, outcome, body }) => [operation, outcome, JSON.stringify(body).includes('right.xlsx')])).toEqual([
    ['importChannels', 'executed', true],
  ]);
  expect(sheet.problems).toEqual([]);
}, 300_000);
