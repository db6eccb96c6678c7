// An export as a person does it: started, followed while the panel is open, brought into a tab; the sandbox's log contains the approved
// one.

// Holds `crm export`: More ▸ Exports ▸ Export this tab’s creators, or all
// Holds `export list`: More ▸ Exports
// Holds `export get`: More ▸ Exports, followed until ready
// Holds `export download`: More ▸ Exports ▸ Open in a new tab, open the link, save

import { readFileSync } from 'node:fs';
import type { AddOn } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { opened } from './session';

const PATIENCE = 60_000;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '20'], (session) => ({ program, sheet, addOn } = session));

test('an export of the view is in progress, then ready without a click, goes into a tab verbatim, and leaves the first tab alone', async () => {
  await program.settleExports({ ms: 3_600_000 });
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels } = await program.picture();
  const [{ creatorId = '' } = {}] = channels;
  await program.colleague([{ do: 'set', creatorId, fields: { notes: '=1+1' } }]);
  const mine = channels.filter(({ archived }) => !archived).length;

  await addOn.more('Exports');
  await addOn.sidebar.getByText('No exports yet.').waitFor({ timeout: PATIENCE });
  await addOn.press('Export this tab’s creators');
  await addOn.sidebar.getByText('The CRM writes a workbook').waitFor({ timeout: PATIENCE });
  expect(await program.writes()).toEqual([]);
  await addOn.press('Export');
  await addOn.sidebar.getByRole('heading', { name: 'Export requested.' }).waitFor({ timeout: PATIENCE });
  await addOn.press('Close');
  await addOn.sidebar.getByText('In progress').waitFor({ timeout: PATIENCE });
  await sheet.picture('exports-working');

  await program.settleExports({ state: 'ready' });
  await addOn.sidebar.getByText(/^Ready/).waitFor({ timeout: PATIENCE });
  await addOn.press('Open in a new tab');
  await addOn.sidebar.getByText(`${mine} rows in the new tab`).waitFor({ timeout: PATIENCE });
  await sheet.picture('exports-in-tab');
  const texts = await addOn.texts(`A1:Q${mine + 1}`);
  expect(texts[0]?.[0]).toBe('Creator ID');
  const notes = texts[0]?.indexOf('Notes') ?? -1;
  expect(texts.slice(1).find(([id]) => id === creatorId)?.[notes]).toBe('=1+1');
  expect(new Set(texts.slice(1).map(([id]) => id))).toEqual(
    new Set(channels.filter(({ archived }) => !archived).map((one) => one.creatorId)),
  );

  const saved = sheet.page.waitForEvent('download');
  await addOn.press('Save to my computer');
  await addOn.sidebar.getByRole('link', { name: 'Save the file' }).click({ timeout: PATIENCE });
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString('latin1'),
  ).toBe('PK');

  await program.settleExports({ state: 'expired' });
  await sheet.select('A1');
  await addOn.look();
  await addOn.sidebar.getByText('No longer available in the CRM').waitFor({ timeout: PATIENCE });
  expect(await addOn.sidebar.getByRole('button', { name: 'Open in a new tab' }).count()).toBe(0);

  const writes = await program.writes();
  expect(writes.map(({ operation, outcome }) => [operation, outcome])).toEqual([['createExport', 'executed']]);
  expect(await program.exports()).toHaveLength(1);
  await addOn.closePanel();
  expect(sheet.problems).toEqual([]);
}, 300_000);
