// Follow-ups as a person uses them: columns added, stamped after an email task, due creators shown; own columns in another tab; a tab to
// hand out.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { pulled } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const PATIENCE = { timeout: 120_000 };
/** The person's own columns, in the order they are added. */
const [SENT, COUNT, DUE] = ['Q', 'R', 'T'] as const;

pulled(['--invent', '12'], (session) => ({ program, sheet, addOn } = session));

const texts = async (range: string): Promise<readonly string[]> => (await addOn.texts(range)).map((row) => row.join('|'));

test('columns are added, stamped, marked and shown; a second time changes nothing; the hand-out contains what was chosen', async () => {
  await program.colleague([{ do: 'task', id: 't-spring', name: 'Invented spring mail', type: 'standalone' }]);
  for (let row = 2; row <= 6; row += 1) await sheet.type(`${COLUMN.status}${row}`, 'In communication');

  await addOn.more('Follow-ups…');
  await sheet.picture('follow-ups-columns');
  await addOn.press('Add 4 columns');
  await addOn.says('Added at the right end: Last sent, Follow-ups, Next action, Due.');
  await eventually(async () => expect(await texts('Q1:T1')).toEqual(['Last sent|Follow-ups|Next action|Due']));

  await sheet.select(`${COLUMN.name}2:${COLUMN.name}3`);
  await addOn.closePanel();
  await addOn.more('Add to an email task');
  await addOn.sidebar.getByLabel(/^Include creators/).check(PATIENCE);
  await addOn.sidebar
    .getByRole('listitem')
    .filter({ hasText: 'Invented spring mail' })
    .getByRole('button', { name: 'Add selected rows' })
    .click(PATIENCE);
  await addOn.press('Add 2 creators');
  await addOn.press('Record it in this tab…');
  await addOn.says('The CRM added 2 creators from this tab to the email task “Invented spring mail”.');
  await addOn.press('Preview');
  await addOn.says(/^2 rows of 2 creators: “Last sent” becomes \d{4}-\d{2}-\d{2}, and “Follow-ups” goes up by one/);
  await sheet.picture('follow-ups-stamp');
  await addOn.press('Change 2 rows in the sheet');
  await addOn.says('2 rows changed. None of this is sent to the CRM.');
  await eventually(async () => expect(await texts(`${COUNT}2:${COUNT}3`)).toEqual(['1', '1']));
  const today = (await texts(`${SENT}2:${SENT}2`))[0] ?? '';
  expect(today).toMatch(/^\d{4}-\d{2}-\d{2}$/);

  await sheet.type(`${SENT}4`, '2026-01-05');
  await sheet.type(`${SENT}5`, 'last week');
  await addOn.press('Mark who is due');
  await addOn.says(/^\d+ cells in “Due” written, as formulas/);
  await addOn.says('Row 5: “Last sent” is text, not a date. Not counted as due.');
  await eventually(async () => expect((await texts(`${DUE}2:${DUE}4`)).slice(2)).toEqual(['2026-01-10']));
  await sheet.picture('follow-ups-marked');
  await addOn.press('Mark who is due');
  await addOn.says('“Due” is already up to date. Nothing was written.');

  await addOn.closePanel();
  await addOn.press('Due now (1)');
  await addOn.says('1 row shown and selected. The tab’s filter hides the others.');
  await eventually(async () => expect(await sheet.at(`${COLUMN.name}4`).count()).toBe(1));
  await eventually(async () => expect(await sheet.at(`${COLUMN.name}5`).count()).toBe(0));
  await sheet.picture('follow-ups-due');
  await addOn.press('Show all rows');
  await eventually(async () => expect(await sheet.at(`${COLUMN.name}5`).count()).toBe(1));

  await addOn.closePanel();
  await addOn.more('Share a tab…');
  await addOn.sidebar.getByLabel('Rows', { exact: true }).selectOption({ label: 'All rows' }, PATIENCE);
  await addOn.sidebar.getByLabel('Tab name').fill('For the client', PATIENCE);
  await addOn.sidebar.getByLabel(/^Due/).check(PATIENCE);
  await addOn.sidebar.getByLabel(/^Email/).check(PATIENCE);
  await addOn.says('Email: these may hold addresses or private notes.');
  await addOn.sidebar.getByLabel(/^Email/).uncheck(PATIENCE);
  await sheet.picture('hand-out');
  await addOn.press(/^Create the tab with \d+ columns$/);
  await addOn.says(/^“For the client” has 12 rows/);
  await sheet.inFront('For the client');
  const [heads = ''] = await texts('A1:Z1');
  expect(heads.split('|').filter(Boolean)).not.toContain('Email');
  expect(heads.split('|')[0]).toBe('Creator');
  await sheet.picture('hand-out-made');
  expect(await program.writes()).toHaveLength(1);
}, 300_000);
