// The Overview as a person creates it: numbers that follow an edit immediately, charts of them, updating it, and a copy of today.

import { eventually } from '../eventually';
import { type AddOn, COLUMN } from './add-on';
import type { Workbench } from './driver';
import type { Program } from './program';
import { pulled } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

pulled(['--invent', '60'], (session) => ({ program, sheet, addOn } = session));

test('numbers follow an edit immediately, a person’s cell stays, a copy of today has no formulas, and there is no CRM request', async () => {
  await addOn.more('Follow-ups…');
  await addOn.press('Add 4 columns');
  await addOn.says(/^Added at the right end/);
  await addOn.closePanel();
  const { total } = await program.requests();
  await addOn.more('Overview…');
  await sheet.picture('overview-panel');
  await addOn.press('Create the Overview');
  await sheet.inFront(/^Overview of /);
  await sheet.drawn();
  await eventually(async () => expect(await sheet.page.locator('.charts svg').count()).toBe(5));
  await sheet.picture('overview');
  const creators = await sheet.page.getByRole('tab').first().textContent();
  const title = await sheet.page.locator('.charts svg').nth(1).getAttribute('aria-label');
  expect(title).toMatch(/^By status and owner: Not collaborated/);
  expect(await addOn.texts('F18:F18')).toEqual([['60']]);
  const statusRows = await addOn.texts('E20:F40');
  const completed = statusRows.findIndex(([name]) => name === 'Completed');
  expect(completed).toBeGreaterThan(0);
  const before = Number(statusRows[completed]?.[1]);

  await sheet.page.getByRole('tab', { name: creators ?? '', exact: true }).click();
  await sheet.drawn();
  const rows = await addOn.texts(`${COLUMN.status}2:${COLUMN.status}30`);
  const at = rows.findIndex(([status]) => status !== 'Completed') + 2;
  await sheet.type(`${COLUMN.status}${at}`, 'Completed');
  await sheet.page.getByRole('tab', { name: /^Overview of / }).click();
  await sheet.drawn();
  await eventually(async () => expect(Number((await addOn.texts(`F${20 + completed}:F${20 + completed}`))[0]?.[0])).toBe(before + 1));

  await sheet.type('B20', '7');
  await addOn.look();
  await addOn.press('Update');
  await addOn.says('1 cell you changed stays as it is.');
  await sheet.picture('overview-renewed');
  expect((await addOn.texts('B20:B20'))[0]).toEqual(['7']);
  await addOn.press('Save today’s numbers');
  await sheet.inFront(/^Overview as of /);
  await sheet.drawn();
  await sheet.settled();
  await sheet.caughtUp();
  await eventually(async () => {
    await sheet.select('F18');
    expect(await sheet.formula()).toBe('60');
  });
  await sheet.picture('overview-copy');
  expect((await program.requests()).total).toBe(total);
}, 300_000);
