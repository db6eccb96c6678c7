// The stand-in's page as a person uses it, for browser tests: keyboard, mouse, menus and the clipboard, never the host's API.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { pauses } from '../eventually';
import { borrowChromium } from './chromium';

/** Milliseconds that anything on the page may take before a test gives up; a slow machine is not a failure. */
const PATIENCE = 60_000;

/** Looks by the clock; at every frame, as Playwright does by default, it would have the browser draw frames only to look. */
const BY_CLOCK = { polling: 30 };

interface OpenOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The browser's language, which the add-on adopts. */
  readonly locale?: string;
  /** The card for newcomers stays open; it covers cells, so other tests close it. */
  readonly keepCard?: boolean;
}

/** Opens the spreadsheet as one person and waits for its cells. */
export async function openWorkbench(url: string, person = '1', options: OpenOptions = {}): Promise<Workbench> {
  const { browser, giveBack } = await borrowChromium();
  const viewport = options.viewport ?? { width: 1280, height: 800 };
  const context = await browser.newContext({
    viewport,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(options.locale !== undefined && { locale: options.locale }),
  });
  context.setDefaultTimeout(PATIENCE);
  if (!options.keepCard) await context.addInitScript(closeCardBefore);
  const page = await context.newPage();
  const workbench = new Workbench(page, context, giveBack);
  await page.goto(new URL(`?person=${encodeURIComponent(person)}`, url).href);
  await workbench.drawn();
  return workbench;
}

/** Waits until a text is as wanted; on a timeout, reports the actual text. */
async function reads(what: string, read: () => Promise<string | null>, wanted: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  const pause = pauses();
  let found = await read();
  for (; found !== wanted && Date.now() < end; found = await read()) await pause();
  if (found !== wanted) throw new Error(`${what} shows ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}.`);
}

/** As if this browser had closed the card for newcomers before. The add-on's own frames have no storage. */
function closeCardBefore(): void {
  if (window.origin !== 'null') localStorage.setItem('start-card-closed', 'yes');
}

export class Workbench {
  /** What went wrong in the page: uncaught errors and console errors, including those of the add-on's pages. */
  readonly problems: string[] = [];

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly giveBack: () => Promise<void>,
  ) {
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.giveBack();
  }

  /** Waits until the grid shows what the page knows. */
  drawn(): Promise<void> {
    return this.page.locator('.grid-place[aria-busy=false]').waitFor();
  }

  /** Waits until the grid shows what the host holds now: what a script wrote may reach the page after the script's answer. */
  async caughtUp(): Promise<void> {
    const held = await this.page.evaluate(async () => {
      const person = new URLSearchParams(location.search).get('person') ?? '1';
      const active = await new Promise<number>((resolve, reject) => {
        const events = new EventSource(`/api/events?person=${person}`);
        events.onerror = () => reject(new Error('The host sends no events.'));
        events.onmessage = ({ data }: MessageEvent<string>) => {
          events.close();
          resolve((JSON.parse(data) as { book: { active: number } }).book.active);
        };
      });
      const tab = (await (await fetch(`/api/tab/${active}?person=${person}`)).json()) as { version: number };
      return { active, version: tab.version };
    });
    await this.page.waitForFunction(
      ({ active, version }) => {
        const place = document.querySelector<HTMLElement>('.grid-place');
        const [tab, drawn] = (place?.dataset.drawn ?? '').split(':').map(Number);
        return place?.ariaBusy === 'false' && tab === active && (drawn ?? -1) >= version;
      },
      held,
      BY_CLOCK,
    );
  }

  /**
   * Adds a sheet with the button at the bottom and waits until it is active and drawn; earlier key presses would reach the previous sheet.
   */
  async addSheet(): Promise<void> {
    const tabs = this.page.getByRole('tablist', { name: 'Sheets' }).getByRole('tab');
    const before = await tabs.allTextContents();
    await this.page.getByRole('button', { name: 'Add sheet' }).click();
    await this.page.waitForFunction(
      (names) => {
        const front = document.querySelector('[role=tablist][aria-label=Sheets] [role=tab][aria-selected=true]');
        return front !== null && !names.includes(front.textContent ?? '');
      },
      before,
      BY_CLOCK,
    );
    await this.caughtUp();
  }

  /** The element of a cell that is scrolled into view and not hidden. */
  at(a1: string): Locator {
    return this.page.locator(`[data-a1="${a1}"]`);
  }

  /** Waits until a visible cell shows the text. */
  shows(a1: string, text: string): Promise<void> {
    const shown = () => this.page.evaluate((name) => document.querySelector(`[data-a1="${name}"]`)?.textContent ?? null, a1);
    return reads(a1, shown, text);
  }

  /** The formula bar's content for the active cell. */
  formula(): Promise<string> {
    return this.page.getByLabel('Formula bar').inputValue();
  }

  /** Waits until the name box shows this address. */
  selects(range: string): Promise<void> {
    return reads('The name box', () => this.page.getByLabel('Name box').inputValue(), range);
  }

  /** Waits until this sheet is active; a script may answer before the page learns that it changed sheets. */
  async inFront(name: string | RegExp): Promise<void> {
    await this.page.getByRole('tab', { selected: true, name }).waitFor();
  }

  /** Goes to a cell or range by typing it into the name box: `B2`, `B2:D7`, `B:B`, `3:5`. */
  async select(range: string): Promise<void> {
    // A sheet that was never shown takes nothing before its cells have arrived.
    await this.page.locator('.grid-place[aria-busy="false"]').waitFor();
    await this.page.getByLabel('Name box').fill(range);
    await this.page.keyboard.press('Enter');
  }

  press(...keys: readonly string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  /** Overwrites a cell and presses Enter; a newline in the text is Ctrl+Enter. */
  async type(a1: string, text: string): Promise<void> {
    await this.select(a1);
    if (text === '') return this.press('Delete');
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) await this.press('Control+Enter');
      await this.page.keyboard.type(line);
    }
    await this.press('Enter');
  }

  /** Pastes a text as another program would have copied it. */
  async paste(range: string, tsv: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), tsv);
    await this.select(range);
    await this.press('Control+V');
  }

  async copyPaste(from: string, to: string): Promise<void> {
    await this.select(from);
    await this.press('Control+C');
    await this.select(to);
    await this.press('Control+V');
  }

  async fillDown(range: string): Promise<void> {
    await this.select(range);
    await this.press('Control+D');
  }

  /** Sorts with the filter button in a heading cell. */
  async sortBy(heading: string, ascending: boolean): Promise<void> {
    await this.openFilter(heading);
    await this.page.getByRole('button', { name: ascending ? 'Sort A to Z' : 'Sort Z to A' }).click();
  }

  /** Leaves only these values checked in the filter of a heading cell. */
  async filterBy(heading: string, values: readonly string[]): Promise<void> {
    await this.openFilter(heading);
    const dialog = this.page.getByRole('dialog', { name: /^Filter column/ });
    await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
    for (const value of values) await dialog.locator('.filter-value', { has: this.page.getByText(value, { exact: true }) }).click();
    await dialog.getByRole('button', { name: 'OK' }).click();
  }

  private async openFilter(heading: string): Promise<void> {
    await this.select(heading);
    await this.at(heading).locator('.filter-button').click();
  }

  /** Chooses from the menu bar: `['Extensions', 'NoxInfluencer CRM Sync', 'Open']`. */
  async menu(path: readonly string[]): Promise<void> {
    for (const caption of path) await this.page.getByRole('menuitem', { name: caption, exact: true }).click();
  }

  /** Chooses from the context menu of the current selection, opened by keyboard. */
  async contextMenu(caption: string): Promise<void> {
    await this.press('Shift+F10');
    await this.page.getByRole('menu', { name: 'Cell actions' }).getByRole('menuitem', { name: caption }).first().click();
  }

  /** The add-on's page in the sidebar. */
  sidebar(): FrameLocator {
    return this.page.locator('.sidebar').frameLocator('iframe');
  }

  /** The add-on's page in a dialog, modal or not. */
  dialog(): FrameLocator {
    return this.page.locator('.dialog').frameLocator('iframe');
  }

  /** Waits until no script runs. */
  async settled(): Promise<void> {
    await this.page.getByText('Running script…').waitFor({ state: 'hidden' });
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** If PICTURES names a folder, saves a picture of the page there. */
  async picture(name: string): Promise<void> {
    const folder = process.env.PICTURES;
    if (folder === undefined) return;
    mkdirSync(folder, { recursive: true });
    await this.screenshot(join(folder, `${name}.png`));
  }
}
