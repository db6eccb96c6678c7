// What the panel says and offers while a run is being sent, when it ended with nothing sent, and when the CRM no longer accepts the key.

import type { Page } from 'playwright-core';
import type { SidebarState } from '../../../sidebar/calls';
import { eventually } from '../../eventually';
import { fakeServer, type Script } from '../../sidebar/fake-server';
import { edited, emptyTab, idle, partly, run, sendStep } from '../../sidebar/samples';
import { pageWindows } from './page-under-test';

const openPage = pageWindows();

async function show(state: SidebarState, script: Script) {
  const server = fakeServer({ readState: [{ value: { ...state, language: 'en' } }], ...script });
  const { page } = await openPage('sidebar', server, 'en');
  return { page, server };
}

const paused: SidebarState = { ...edited, run: run('paused') };
const pressMain = (page: Page) => page.locator('[data-main]').click();
const offers = (page: Page) => page.locator('main button').allTextContents();

describe('a run of which the CRM', () => {
  const sent = async (shows: string, progress: ReturnType<typeof sendStep>) => {
    const { page } = await show(paused, { stepSend: [{ value: progress }, 'silence'] });
    await pressMain(page);
    await page.locator(`main[data-show=${shows}]`).waitFor();
    return page;
  };

  it('has shown nothing yet says how many changes have gone out', async () => {
    const page = await sent('sending', sendStep(0, { underway: 28, waitMs: 48_000 }));
    await page.getByText('28 sent, being checked.', { exact: true }).waitFor();
  });

  it('took nothing offers no undo, and counts no creators', async () => {
    const results = partly.results && { ...partly.results, updated: 0 };
    const page = await sent('partly', { ...partly, applied: 0, results });
    expect(await offers(page)).not.toContain('Undo this sync');
    expect(await page.locator('main').innerText()).not.toMatch(/updated/);
    expect(await offers(await sent('partly', partly))).toContain('Undo this sync');
  });
});

describe('a key that the CRM refuses later', () => {
  const refused = { problem: { kind: 'wrong-key' } } as const;
  const other = (page: Page) => page.getByRole('button', { name: 'Use another key' });

  it('can be replaced where a sync that is being sent met it', async () => {
    const { page, server } = await show(paused, { stepSend: [refused] });
    await pressMain(page);
    await other(page).click();
    await eventually(() => expect(server.lastArguments('signOut')).toBeDefined());
  });

  it('can be replaced where a panel met it', async () => {
    const { page, server } = await show(edited, { readLabels: [refused] });
    await page.locator('summary').last().click();
    await page.getByRole('button', { name: 'All labels' }).click();
    await other(page).click();
    await eventually(() => expect(server.lastArguments('signOut')).toBeDefined());
  });

  it('is not offered to be replaced by the form itself', async () => {
    const { page } = await show({ ...idle, account: null, tab: emptyTab, edits: null }, { connect: [refused] });
    await page.getByLabel('API key').fill('nox_sk_sample');
    await pressMain(page);
    await page.locator('main .banner').first().waitFor();
    expect(await other(page).count()).toBe(0);
  });
});
