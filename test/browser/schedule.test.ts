// Scheduled refreshes, over the whole program: turned on in the panel, fired by the stand-in's timer, reported in the panel, in the tab of
// all changes and by mail.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { pulled } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

const PATIENCE = { timeout: 120_000 };

pulled(['--invent', '12'], (session) => ({ program, sheet, addOn } = session));

test('it refreshes while nobody presses anything, reports what happened, sends nothing, and can be turned off', async () => {
  expect(await program.fireTimers()).toBe(0);
  await addOn.more('Automatic refresh…');
  await addOn.says('Off.');
  await addOn.sidebar.getByLabel('When', { exact: true }).selectOption({ label: 'Every few hours' }, PATIENCE);
  await addOn.sidebar.getByLabel('How often').selectOption({ label: 'Every hour' }, PATIENCE);
  await addOn.sidebar.getByLabel('Email me when there is something new').check(PATIENCE);
  await sheet.picture('schedule-chosen');
  await addOn.press('Turn on');
  await addOn.says('On. Starts within the hour.');

  const [first] = (await program.picture()).channels;
  const id = first?.creatorId ?? '';
  await program.colleague([{ do: 'set', creatorId: id, fields: { notes: 'from a colleague' } }]);
  await sheet.type(`${COLUMN.notes}9`, 'mine, not sent');
  expect(await program.fireTimers()).toBe(1);
  await eventually(async () => {
    const notes = (await addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}13`)).map(([text]) => text);
    expect(notes).toContain('from a colleague');
    expect(notes).toContain('mine, not sent');
  });
  await eventually(async () => expect(await program.mailPage()).toContain('1 creator changed in the CRM.'));
  expect(await program.mailPage()).toContain('Left for you: 1 edit not sent.');
  expect(await program.writes()).toEqual([]);

  await addOn.press('Close');
  await addOn.says(/^Refreshed automatically at .+: 1 creator changed in the CRM\.$/);
  await sheet.picture('schedule-at-home');
  await addOn.more('Automatic refresh…');
  await addOn.says(/^Last run:/);
  await addOn.says('1 creator changed in the CRM.');
  await addOn.says('An email was sent to you.');
  await sheet.picture('schedule-told');
  await addOn.press('Turn off');
  await addOn.says('Off.');
  expect(await program.fireTimers()).toBe(0);
  await sheet.page.getByRole('tab', { name: 'Changes', exact: true }).click();
  await sheet.inFront('Changes');
  await eventually(async () => expect(JSON.stringify(await addOn.texts('A1:G4'))).toContain('Automatic'));
  await sheet.picture('schedule-changes');
}, 300_000);

test('a Sync that met a broken connection continues in the background, and is reported when somebody looks again', async () => {
  await sheet.page.getByRole('tab', { name: 'Sheet1', exact: true }).click();
  await sheet.inFront('Sheet1');
  await sheet.type(`${COLUMN.notes}3`, 'sent while away');
  await addOn.look();
  await addOn.press('Close');
  expect(await addOn.sync()).toBe('review');
  // The edit of the previous test is included.
  await program.fault({ answer: 'drop', when: 'before', times: 60 });
  await addOn.send();
  await addOn.press('Continue in the background');
  await addOn.says('You can close everything.');
  await sheet.picture('background');
  expect(await program.writes()).toEqual([]);
  await fetch(`${program.url}/crm/sandbox/fault`, { method: 'DELETE' });
  expect(await program.fireTimers()).toBe(1);
  // On a slow machine the page's last call may still hold the run: then the timer gets to it an hour later.
  await eventually(async () => expect(await program.writes()).toHaveLength(2), 15_000).catch(() => program.fireTimers());
  await eventually(async () => expect(await program.writes()).toHaveLength(2));
  await addOn.look();
  await addOn.says('Sent in the background: 2 in the CRM.');
  await sheet.picture('background-done');
  await addOn.press('OK');
  await eventually(async () => expect(await addOn.sidebar.getByText('Sent in the background').count()).toBe(0));
  expect(await program.fireTimers()).toBe(0);
}, 300_000);
