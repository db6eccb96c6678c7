// What the documentation's pictures show, from the first look to the history, as one story over the running program, told in either
// language.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { Language } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import { words as cellWords } from '../../src/text/words';
import { COLUMN } from '../../test/browser/add-on';
import { openWorkbench, type Workbench } from '../../test/browser/driver';
import { Program } from '../../test/browser/program';
import { writeSampleCreators } from './sample-creators';

/** The part of the window that a picture shows. */
export type Part = 'window' | 'panel' | 'review';

/** Who watches while the story is told: either taking pictures or comparing. */
interface Onlooker {
  picture(sheet: Workbench, name: string, part: Part): Promise<void>;
  /** A moment of the README's animation, and for how many milliseconds it stays. */
  moment(sheet: Workbench, caption: string, milliseconds: number): Promise<void>;
}

/** The size required for Marketplace screenshots. */
export const VIEWPORT = { width: 1280, height: 800 };

/** Milliseconds: to read a line, to notice that something was typed, to read a whole review. */
const [READ, SEE, STUDY] = [2600, 700, 3300];

const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<Language, string>;

/** `onlooker` sees each moment after it has settled. */
export async function tell(language: Language, onlooker: Onlooker): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  const creators = path.join(folder, 'creators.csv');
  writeSampleCreators(creators);
  const program = await Program.start(['--rate', '0', '--fresh', '--creators', creators]);
  const sheet = await openWorkbench(program.url, '1', { viewport: VIEWPORT, locale: LOCALES[language] });
  try {
    await mainJob(program, sheet, language, onlooker);
    await besideIt(sheet, language, onlooker);
  } finally {
    await sheet.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mainJob(program: Program, sheet: Workbench, language: Language, onlooker: Onlooker): Promise<void> {
  const words = pageWords(language);
  const [panel, review] = [sheet.sidebar(), sheet.dialog()];
  const shows = (frame: FrameLocator, state: string): Promise<void> => frame.locator(`main[data-show=${state}]`).waitFor();
  await sheet.menu(['Extensions', 'NoxInfluencer CRM Sync', cellWords(language).menu.open]);
  await shows(panel, 'connect');
  await onlooker.picture(sheet, 'connect', 'panel');
  await panel.getByLabel(words.sidebar.connect.key).fill(program.key);
  await panel.getByRole('button', { name: words.sidebar.connect.button }).click();
  await shows(panel, 'choose');
  await panel.getByText(words.sidebar.choose.counting).waitFor({ state: 'hidden' });
  await onlooker.picture(sheet, 'choose', 'panel');
  await mainButton(panel).click();
  await shows(panel, 'pulled');
  await mainButton(panel).click();
  await shows(panel, 'idle');
  await sheet.caughtUp();
  await sheet.select(`${COLUMN.status}2`);
  await onlooker.moment(sheet, 'Pull your creators from the CRM', READ);

  const edit = 'Edit cells as ever: type, paste, fill down';
  await sheet.type(`${COLUMN.status}2`, 'In communication');
  await onlooker.moment(sheet, edit, SEE);
  await sheet.copyPaste(`${COLUMN.status}2`, `${COLUMN.status}2:${COLUMN.status}12`);
  await onlooker.moment(sheet, edit, SEE);
  for (const [row, note] of [
    [3, 'Call back in March'],
    [5, 'Wants a contract first'],
  ] as const) {
    await sheet.type(`${COLUMN.notes}${row}`, note);
    await onlooker.moment(sheet, edit, SEE);
  }
  await sheet.type(`${COLUMN.labels}4`, 'Beauty');
  await sheet.select(`${COLUMN.status}2:${COLUMN.status}12`);
  await look(sheet);
  await shows(panel, 'edits');
  await sheet.caughtUp();
  await onlooker.picture(sheet, 'edits', 'window');
  await onlooker.moment(sheet, edit, READ);

  await mainButton(panel).click();
  await mainButton(review).waitFor();
  await onlooker.picture(sheet, 'review', 'window');
  await onlooker.moment(sheet, 'See every change beside what the CRM holds', STUDY);
  await mainButton(review).click();
  await shows(panel, 'done');
  await sheet.caughtUp();
  await onlooker.picture(sheet, 'result', 'window');
  await onlooker.moment(sheet, 'Confirm: it happens once, and is read back', STUDY);
}

/** The panels beyond the main job, each where its section of the guide mentions it. */
async function besideIt(sheet: Workbench, language: Language, onlooker: Onlooker): Promise<void> {
  const { common, creators, panels, running, sidebar } = pageWords(language);
  const panel = sheet.sidebar();
  const opened = async (link: string): Promise<void> => {
    await look(sheet);
    await panel.getByRole('button', { name: link, exact: true }).click();
    await panel.locator('main[data-show=panel]').waitFor();
    await sheet.settled();
  };
  const closed = (): Promise<void> => panel.getByRole('button', { name: common.close, exact: true }).click();
  await closed();

  await opened(creators.lookUp.open);
  await panel.getByLabel(creators.lookUp.box).fill('Sample Creator 07');
  await mainButton(panel).click();
  await panel.getByText('Sample Creator 07').first().waitFor();
  await onlooker.picture(sheet, 'look-up', 'panel');
  await closed();

  await opened(panels.rowLabels.daily);
  await panel.getByRole('checkbox').first().waitFor();
  await onlooker.picture(sheet, 'labels', 'panel');
  await closed();

  await opened(creators.card.open);
  await panel.getByText('Sample Creator 01').first().waitFor();
  await onlooker.picture(sheet, 'card', 'panel');
  await closed();

  await look(sheet);
  await panel.getByText(sidebar.more.title, { exact: true }).click();
  await panel.getByRole('button', { name: running.history.open, exact: true }).click();
  await panel.locator('main[data-show=history] li').first().waitFor();
  await sheet.settled();
  await onlooker.picture(sheet, 'history', 'panel');
  await closed();

  await look(sheet);
  await panel.getByText(sidebar.more.title, { exact: true }).click();
  await opened(panels.overview.open);
  // Until the panel knows the tab, its main button is Close.
  await panel.getByRole('button', { name: panels.overview.make, exact: true }).click();
  await panel.getByRole('button', { name: panels.overview.freeze, exact: true }).waitFor();
  await sheet.caughtUp();
  await sheet.page.locator('.charts svg').first().waitFor();
  await onlooker.picture(sheet, 'overview', 'window');
}

const mainButton = (frame: FrameLocator): Locator => frame.locator('[data-main]:not([aria-disabled=true])');

/** Returns to the panel, which then looks at the sheet again. */
async function look(sheet: Workbench): Promise<void> {
  await sheet
    .sidebar()
    .locator('main')
    .click({ position: { x: 4, y: 4 } });
  await sheet.settled();
}
