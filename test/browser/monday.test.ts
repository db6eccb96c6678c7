// A weekend and the following Monday: refreshed automatically while people and the CRM continued, then reviewed, sorted out, and sent in
// the background.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import { openWorkbench, type Workbench } from './driver';
import type { Program } from './program';
import { pulled } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const PATIENCE = { timeout: 30_000 };
const CREATORS = 60;
const CHANGED = 40;
/** The person's own columns, in the order they are added. */
const [SENT, DUE] = ['Q', 'T'] as const;

pulled(['--invent', String(CREATORS)], (session) => ({ program, sheet, addOn } = session));

const goTo = async (tab: string) => {
  await sheet.page.getByRole('tab', { name: tab, exact: true }).click();
  await sheet.inFront(tab);
};

test('on Friday the tab of all changes is started, follow-ups are marked, and scheduled refreshes are turned on', async () => {
  await addOn.more('Change log');
  await sheet.inFront('Changes');
  await goTo('Sheet1');
  await addOn.more('Follow-ups…');
  await addOn.press('Add 4 columns');
  await addOn.says(/^Added at the right end/);
  for (const row of [2, 3, 4]) {
    await sheet.type(`${COLUMN.status}${row}`, 'In communication');
    await sheet.type(`${SENT}${row}`, '2026-01-05');
  }
  await addOn.press('Mark who is due');
  await addOn.says(/cells in “Due” written/);
  await addOn.closePanel();
  await addOn.more('Automatic refresh…');
  await addOn.sidebar.getByLabel('When', { exact: true }).selectOption({ label: 'Every few hours' }, PATIENCE);
  await addOn.sidebar.getByLabel('How often').selectOption({ label: 'Every hour' }, PATIENCE);
  await addOn.sidebar.getByLabel('Email me when there is something new').check(PATIENCE);
  await addOn.press('Turn on');
  await addOn.says('On. Starts within the hour.');
  await addOn.closePanel();
}, 300_000);

test('over the weekend the CRM and a colleague continue, a broken connection is made up for, and nothing is sent', async () => {
  const { channels } = await program.picture();
  const ofOthers = channels
    .slice(CREATORS - CHANGED)
    .map(({ creatorId }) => ({ do: 'set', creatorId, fields: { notes: 'from the weekend' } }));
  await program.colleague(ofOthers);
  const colleague = await openWorkbench(program.url, '2');
  await colleague.type(`${COLUMN.notes}5`, 'typed by a colleague');
  await colleague.type(`${COLUMN.notes}6`, 'typed by a colleague');
  await colleague.close();

  await program.fault({ answer: 'drop', when: 'before', times: 2 });
  expect(await program.fireTimers()).toBe(1);
  await eventually(async () => expect(await program.mailPage()).toContain(`${CHANGED} creators changed in the CRM.`));
  expect(await program.writes()).toEqual([]);
}, 300_000);

test('on Monday the panel reports what changed and who is due, the Overview counts, and what was confirmed continues in the background', async () => {
  await goTo('Changes');
  await eventually(async () => expect(JSON.stringify(await addOn.texts('A1:G60'))).toContain('Automatic'));
  await sheet.picture('monday-changes');
  await goTo('Sheet1');

  await addOn.more('Overview…');
  await addOn.press('Create the Overview');
  await sheet.inFront(/^Overview of /);
  await eventually(async () => expect(JSON.stringify(await addOn.texts('A18:C30'))).toContain('Due today'));
  await sheet.picture('monday-overview');
  await addOn.closePanel();
  await goTo('Sheet1');

  await sheet.picture('monday-home');
  await addOn.look();
  await addOn.press('Due now (3)');
  await addOn.says('3 rows shown and selected. The tab’s filter hides the others.');
  await addOn.press('Show all rows');
  await addOn.closePanel();
  expect((await addOn.texts(`${DUE}2:${DUE}4`)).flat()).toEqual(['2026-01-10', '2026-01-10', '2026-01-10']);

  await sheet.paste(`${COLUMN.notes}7:${COLUMN.notes}26`, 'sorted out on Monday');
  expect(await addOn.sync()).toBe('review');
  // The connection breaks, so that something is left to continue with, however fast the machine is.
  await program.fault({ answer: 'drop', when: 'before', times: 60 });
  const confirmed = await Confirmed.send(addOn, program);
  await addOn.press('Continue in the background');
  await addOn.says('You can close everything.');
  await sheet.picture('monday-background');
  await fetch(`${program.url}/crm/sandbox/fault`, { method: 'DELETE' });
  for (let hour = 0; hour < 5 && (await addOn.sidebar.getByText('Sent in the background').count()) === 0; hour += 1) {
    await program.fireTimers();
    await addOn.look();
  }
  await addOn.says(/^Sent in the background: 2\d in the CRM\.$/);
  await confirmed.isWhatWasWritten();
  await sheet.picture('monday-sent');
  await eventually(async () => expect(await program.mailPage()).toContain('in the CRM'));
}, 400_000);
