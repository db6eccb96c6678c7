// Presses and keys on the pages mean what they were aimed at: a double click, whatever appears under the pointer meanwhile; Escape.

import type { Locator, Page } from 'playwright-core';
import type { EditCount } from '../../../src/rpc/shapes';
import { pageWords } from '../../../src/text/page-words';
import { eventually } from '../../eventually';
import { fakeServer } from '../../sidebar/fake-server';
import { waiting } from '../../sidebar/sample-waiting';
import { edited, edits, review } from '../../sidebar/samples';
import { pageWindows } from './page-under-test';

const openPage = pageWindows();

const words = pageWords('en').sidebar.edits;

async function openEdits() {
  const server = fakeServer({ readState: [{ value: { ...edited, language: 'en' } }] });
  const { page } = await openPage('sidebar', server, 'en');
  const discard = page.getByRole('button', { name: words.discard, exact: true });
  await discard.waitFor();
  return { server, page, discard };
}

/** One half of a double click at the middle of a control, as the browser reports it to the page. */
async function half(page: Page, on: Locator, clickCount: 1 | 2): Promise<void> {
  const box = await on.boundingBox();
  if (box === null) throw new Error('Nothing is shown there.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down({ clickCount });
  await page.mouse.up({ clickCount });
}

const selected = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');

test('the second half of a double click does not press what has appeared under the pointer, and a new click does', async () => {
  const { server, page, discard } = await openEdits();
  await half(page, discard, 1);
  const sure = page.locator('[data-main]').filter({ hasText: /^Discard / });
  await sure.waitFor();
  await half(page, sure, 2);
  expect(server.lastArguments('discardEdits')).toBeUndefined();

  await half(page, sure, 1);
  await eventually(async () => expect(server.lastArguments('discardEdits')).toBeDefined());
});

test('a double click on a button selects no text of what it leads to', async () => {
  const { page, discard } = await openEdits();
  await half(page, discard, 1);
  await page
    .locator('[data-main]')
    .filter({ hasText: /^Discard / })
    .waitFor();
  await half(page, page.locator('main p').last(), 2);
  expect(await selected(page)).toBe('');
});

/** Presses the mouse on a control, lets something happen meanwhile, and releases it; the pointer is `away` pixels further up by then. */
async function slowPress(page: Page, on: Locator, meanwhile: () => Promise<unknown>, away = 0): Promise<void> {
  const box = await on.boundingBox();
  if (box === null) throw new Error('Nothing is shown there.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await meanwhile();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2 - away);
  await page.mouse.up();
}

/** As when an answer arrives: everything moves down by more than a button. */
const moved = (page: Page): Promise<void> => page.evaluate(() => document.body.prepend(document.createElement('hr'), 'An answer.'));

test('a press counts even if an answer moves the button away before the mouse is released', async () => {
  const { page, discard } = await openEdits();
  await slowPress(page, discard, () => moved(page));
  await page
    .locator('[data-main]')
    .filter({ hasText: /^Discard / })
    .waitFor();
});

test('a press that the person takes back by moving the mouse away does not count', async () => {
  const { server, page, discard } = await openEdits();
  await slowPress(page, discard, () => moved(page), 120);
  await discard.click();
  const sure = page.locator('[data-main]').filter({ hasText: /^Discard / });
  await slowPress(page, sure, async () => undefined, 120);
  expect([await sure.count(), server.lastArguments('discardEdits')]).toEqual([1, undefined]);
});

/** The sidebar with these edits, then, while its main button is pressed, with those; returns the calls that the press led to. */
async function pressedMeanwhile(before: EditCount, after: EditCount, says: RegExp): Promise<readonly string[]> {
  const states = [before, after].map((edits) => ({ value: { ...edited, edits, language: 'en' as const } }));
  const server = fakeServer({ readState: states, startCheck: ['silence'], showRows: ['silence'] });
  const { page } = await openPage('sidebar', server, 'en');
  const main = page.locator('[data-main]');
  await main.waitFor();
  await slowPress(page, main, async () => {
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await main.filter({ hasText: says }).waitFor();
  });
  await eventually(async () => expect(server.asked.some(({ call }) => call !== 'readState' && call !== 'readChoices')).toBe(true));
  return server.asked.map(({ call }) => call).filter((call) => call === 'startCheck' || call === 'showRows');
}

test('a press on a button whose number changes before the mouse is released counts', async () => {
  expect(await pressedMeanwhile(edits, { ...edits, edits: edits.edits + 1 }, /58/)).toEqual(['startCheck']);
});

test('a press does what the button meant when it began, even if it has come to mean something else', async () => {
  const onlyWaiting: EditCount = { ...edits, edits: 0, rows: 0, waiting, waitingTotal: 6, waitingRows: 6 };
  expect(await pressedMeanwhile(onlyWaiting, edits, /^Sync/)).toEqual(['showRows']);
});

test('a double click on text still selects its word', async () => {
  const { page } = await openEdits();
  await page.locator('main h2').first().dblclick();
  expect(await selected(page)).not.toBe('');
});

test('pressing the same heading twice in a row sorts twice', async () => {
  const { page } = await openPage('review', fakeServer({ readReview: [{ value: review }] }), 'en');
  const heading = page.locator('th button').first();
  await heading.waitFor();
  await heading.dblclick();
  expect(await page.locator('th[aria-sort]').first().getAttribute('aria-sort')).toBe('descending');
});

test('Escape in a search box takes the search back, and the next Escape closes the window', async () => {
  const { page } = await openPage('review', fakeServer({ readReview: [{ value: review }] }), 'en');
  const search = page.getByLabel('Search creators');
  const closed = page.locator('html[data-closed=yes]');
  await search.fill('nobody');
  await search.press('Escape');
  expect([await search.inputValue(), await closed.count()]).toEqual(['', 0]);
  await search.press('Escape');
  await closed.waitFor({ state: 'attached' });
});
