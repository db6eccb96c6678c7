// The add-on's own pages as a person uses them: connect, pull, Sync, check, send.

import type { FrameLocator } from 'playwright-core';
import { pauses } from '../eventually';
import type { Workbench } from './driver';

/** Long enough for a machine that is busy with other tests; nothing here waits for a fixed time. */
const PATIENCE = 60_000;

/** The columns of a fresh pull by their headings. */
export const COLUMN = {
  sync: 'B',
  name: 'C',
  followers: 'E',
  status: 'F',
  owner: 'G',
  labels: 'H',
  notes: 'I',
  email: 'J',
  own: 'Q',
} as const;

/** The review's main button, whatever the run does. */
const MAIN = /^((Send|Archive|Restore|Undo) \d|Update \d)/;

export class AddOn {
  constructor(readonly sheet: Workbench) {}

  get sidebar(): FrameLocator {
    return this.sheet.sidebar();
  }

  get dialog(): FrameLocator {
    return this.sheet.dialog();
  }

  async open(): Promise<void> {
    await this.sheet.menu(['Extensions', 'NoxInfluencer CRM Sync', 'Open']);
  }

  async connect(key: string): Promise<void> {
    await this.open();
    await this.sidebar.getByLabel('API key').fill(key, { timeout: PATIENCE });
    await this.sidebar.getByRole('button', { name: 'Connect' }).click();
  }

  async pull(): Promise<void> {
    await this.sidebar.getByRole('button', { name: /^Pull / }).click({ timeout: PATIENCE });
    await this.sidebar.getByRole('button', { name: 'Start editing' }).click({ timeout: 3 * PATIENCE });
  }

  async refresh(): Promise<void> {
    await this.look();
    await this.sidebar.getByRole('button', { name: /^Refresh( \d|$)/ }).click({ timeout: PATIENCE });
    await this.sidebar.getByRole('heading', { name: /creators? (is|are) here/ }).waitFor({ timeout: PATIENCE });
    await this.close();
  }

  /** Returns to the sidebar, which then looks at the sheet again. */
  async look(): Promise<void> {
    await this.sidebar.locator('main').click({ position: { x: 4, y: 4 }, timeout: PATIENCE });
    await this.sheet.settled();
  }

  /** Presses Sync and waits for the review, or for the message that there is nothing to send. */
  async sync(): Promise<'review' | 'nothing'> {
    await this.look();
    await this.sidebar.getByRole('button', { name: /^Sync/ }).click({ timeout: PATIENCE });
    const review = this.dialog.getByRole('button', { name: /^Needs input/ });
    const nothing = this.sidebar.getByText('0 changes', { exact: true });
    const pause = pauses();
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause()) {
      if (await review.isVisible()) return 'review';
      if (await nothing.isVisible()) return 'nothing';
    }
    throw new Error('Sync led neither to a review nor to 0 changes.');
  }

  /** Presses a link under "More", expanding it if necessary. Both appear together, so the link is looked for as soon as "More" is there. */
  async unfold(link: string): Promise<void> {
    const more = this.sidebar.getByText('More', { exact: true });
    const button = this.sidebar.getByRole('button', { name: link, exact: true });
    await more.or(button).first().waitFor({ timeout: PATIENCE });
    if (!(await button.isVisible())) await more.click({ timeout: PATIENCE });
    await button.click({ timeout: PATIENCE });
  }

  /** Returns to the sidebar and presses a link under "More". */
  async more(link: string): Promise<void> {
    await this.look();
    await this.unfold(link);
  }

  /** Types the number that the review asks for after its main button was pressed. */
  async typeNumber(number: number): Promise<void> {
    await this.dialog.getByLabel(`Type ${number} to send.`).fill(String(number), { timeout: PATIENCE });
  }

  /** The words on the review's main button. */
  async offer(): Promise<string> {
    return (await this.dialog.getByRole('button', { name: MAIN }).textContent({ timeout: PATIENCE })) ?? '';
  }

  async tickClears(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Select (it|all \d)/ }).click({ timeout: PATIENCE });
  }

  async send(): Promise<void> {
    await this.dialog.getByRole('button', { name: MAIN }).click({ timeout: PATIENCE });
  }

  /** Gives every conflict the same answer and has the plan updated. */
  async decide(answer: 'Use mine' | 'Use the CRM’s'): Promise<void> {
    const choices = this.dialog.getByRole('radio', { name: answer });
    await choices.first().waitFor({ timeout: PATIENCE });
    for (const choice of await choices.all()) await choice.check();
    await this.dialog.getByRole('button', { name: /^Apply \d/ }).click();
    await this.dialog.getByRole('button', { name: /^Apply \d/ }).waitFor({ state: 'hidden', timeout: PATIENCE });
  }

  /** Waits until the run has ended and returns the sidebar's words. */
  async result(): Promise<string> {
    const ended = this.sidebar.getByText(/Read back from the CRM at/);
    await ended.waitFor({ timeout: 4 * PATIENCE });
    return (await this.sidebar.locator('main').textContent()) ?? '';
  }

  /** Presses the button of the sidebar that is called so. */
  async press(name: string | RegExp): Promise<void> {
    await this.sidebar.getByRole('button', { name, exact: true }).click({ timeout: 2 * PATIENCE });
  }

  /** Waits until the sidebar says it. */
  async says(text: string | RegExp): Promise<void> {
    await this.sidebar
      .getByText(text)
      .first()
      .waitFor({ timeout: 2 * PATIENCE });
  }

  async closePanel(): Promise<void> {
    await this.sidebar
      .locator('main')
      .getByRole('button', { name: 'Close' })
      .click({ timeout: 2 * PATIENCE });
  }

  async close(): Promise<void> {
    await this.sidebar.getByRole('button', { name: 'Close' }).click({ timeout: PATIENCE });
  }

  /** What a range shows, as another program would receive it: copied to the clipboard. */
  async texts(range: string): Promise<string[][]> {
    await this.sheet.caughtUp();
    await this.sheet.select(range);
    await this.sheet.press('Control+C');
    const tsv = await this.sheet.page.evaluate(() => navigator.clipboard.readText());
    return parseTsv(tsv);
  }
}

/** Cells with tabs, line breaks or quotes are quoted, as spreadsheets copy them. */
function parseTsv(tsv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|$)/y;
  for (let match = cell.exec(tsv); match !== null; match = cell.exec(tsv)) {
    rows[rows.length - 1]?.push(match[1] !== undefined ? match[1].replaceAll('""', '"') : (match[2] ?? ''));
    if (match[3] !== '\t') {
      if (cell.lastIndex >= tsv.length) break;
      rows.push([]);
    }
  }
  return rows;
}

/** A column of texts in the clipboard format of spreadsheets. */
export const asTsv = (texts: readonly string[]): string =>
  texts.map((text) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\n');
