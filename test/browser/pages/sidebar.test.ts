// Every state of the sidebar in a browser, in both languages: axe, width, the single main button, focus.

import type { Page } from 'playwright-core';
import { namesOf } from '../../../contract/named';
import { OPENINGS, type PanelName } from '../../../sidebar/machine/openings';
import type { Language } from '../../../src/rpc/shapes';
import { panelsEn } from '../../../src/text/operation-list';
import { pageWords } from '../../../src/text/page-words';
import { eventually } from '../../eventually';
import { type FakeServer, fakeServer, type Script } from '../../sidebar/fake-server';
import { waiting } from '../../sidebar/sample-waiting';
import { edited, edits, idle, noEdits, run, sendStep } from '../../sidebar/samples';
import { accountStates } from './account-states';
import { backgroundStates } from './background-states';
import { bulkEditStates } from './bulk-edit-states';
import { card, peopleStates } from './creators-states';
import { emailStates } from './email-states';
import { exportStates } from './export-states';
import { followUpStates } from './follow-up-states';
import { groupStates } from './group-states';
import { importStates } from './import-states';
import { labelStates } from './label-states';
import { lookAt, outOfView, takePicture } from './looked-at';
import { mutationStates } from './mutation-states';
import { overviewStates } from './overview-states';
import { pageWindows } from './page-under-test';
import { practiceStates } from './practice-states';
import { scheduleStates } from './schedule-states';
import { type PageState, sidebarStates } from './sidebar-states';
import { viewStates } from './view-states';

const openPage = pageWindows();

function serverOf({ state, script }: PageState, language: Language): FakeServer {
  const readState: Script = state === undefined ? {} : { readState: [{ value: { ...state, language } }] };
  return fakeServer({ ...readState, ...script });
}

async function show(state: PageState, language: Language) {
  const server = serverOf(state, language);
  const open = await openPage('sidebar', server, language);
  if (state.state !== undefined) await open.page.locator(`html[lang=${language}] main:not([data-show=loading])`).waitFor();
  if (state.script?.readChoices !== undefined && state.shows !== 'panel')
    await open.page.locator('main .filters, main .banner').first().waitFor();
  await state.go?.(open.page, pageWords(language));
  await open.page.locator(`main[data-show=${state.shows}]`).waitFor();
  return { ...open, server };
}

/** Tools have states of their own. */
const states: readonly PageState[] = [
  ...sidebarStates,
  ...accountStates,
  ...mutationStates,
  ...bulkEditStates,
  ...followUpStates,
  ...overviewStates,
  ...scheduleStates,
  ...backgroundStates,
  ...labelStates,
  ...groupStates,
  ...emailStates,
  ...exportStates,
  ...importStates,
  ...practiceStates,
  ...peopleStates,
  ...viewStates,
];

/** Their main button belongs to a form at the end of a list, and stays beside it. */
const FORM_BELOW = ['add-creators-checked'];

const both = (['en', 'zh'] as const).flatMap((language) => states.map((state) => [state.name, language, state] as const));

describe('a state of the sidebar', () => {
  it.each(both)('%s (%s) is accessible, fits 300 px and has one main button, which is in view', async (name, language, state) => {
    const { page, errors } = await show(state, language);
    await takePicture(page, `sidebar-${name}-${language}`);
    expect(await lookAt(page)).toEqual({ violations: [], sideways: false, mains: state.shows === 'loading' ? 0 : 1 });
    if (!FORM_BELOW.includes(name)) expect(await outOfView(page, '[data-main]')).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('the focus', () => {
  it('moves to the heading of the next state if the pressed button is gone', async () => {
    const sending = {
      name: '',
      shows: 'sending',
      state: { ...edited, run: run('paused') },
      script: { stepSend: [{ value: sendStep(22) }, 'silence'] },
    } as const;
    const { page } = await show({ ...sending, go: (page) => page.locator('[data-main]').press('Enter') }, 'en');
    await page.getByText('Sending 22 of 55').first().waitFor();
    await page.locator('h2:focus').waitFor();
  });

  it('stays on a button that still exists', async () => {
    const state = { name: '', shows: 'edits', state: edited } as const;
    const { page } = await show(state, 'en');
    await page.getByRole('button', { name: 'Show only these rows' }).press('Enter');
    expect(await page.locator('button:focus').textContent()).toBe('Show only these rows');
  });

  it('returns to “More”, which has collapsed, when what was pressed there is answered above', async () => {
    const { page, server } = await show({ name: '', shows: 'idle', state: idle }, 'en');
    await page.locator('footer summary').click();
    await page.getByRole('button', { name: 'Refresh the lists' }).press('Enter');
    await eventually(async () => {
      expect(server.asked.map((one) => one.call)).toContain('readChoices');
      expect(await page.locator('footer details').getAttribute('open')).toBeNull();
      expect(await page.locator('summary:focus').textContent()).toBe('More');
    });
  });

  it('stays beside a row that was repaired', async () => {
    const before = { ...edited, edits: { ...edits, waiting, waitingTotal: 6, waitingRows: 6 } };
    const after = { ...edited, edits: { ...edits, waiting: waiting.slice(2), waitingTotal: 4, waitingRows: 4 } };
    const script = { readState: [{ value: before }, { value: after }], repairRows: [{ value: { rows: 1 } }] };
    const { page } = await show({ name: '', shows: 'edits', state: before, script }, 'en');
    await page.locator('main summary').first().click();
    await page.locator('.waiting button').first().press('Enter');
    await page.locator('.banner.good').waitFor();
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY'));
  });

  it.each([
    ['a list', 'Sync history', 'readHistory'],
    ['a panel', 'All labels', 'readLabels'],
  ] as const)('moves, and the view scrolls, to %s opened from below', async (_, link, call) => {
    const { page, server } = await show({ name: '', shows: 'idle', state: idle }, 'en');
    await page.locator('footer summary').click();
    await page.getByRole('button', { name: link, exact: true }).press('Enter');
    await page.locator('h2:focus').waitFor();
    await eventually(async () => {
      expect(await page.locator('h2:focus').evaluate((heading) => heading.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
      expect(await page.locator('footer details').getAttribute('open')).toBeNull();
      expect(server.asked.map((one) => one.call)).toContain(call);
    });
  });

  it('also moves from one panel to the next', async () => {
    const { page } = await show({ name: '', shows: 'idle', state: idle }, 'en');
    for (const link of ['All labels', 'Groups']) {
      await page.locator('footer summary').click();
      await page.getByRole('button', { name: link, exact: true }).press('Enter');
      await page.locator('h2:focus').waitFor();
    }
    await eventually(async () => expect(await page.locator('h2:focus').textContent()).toBe('Groups'));
  });

  it('is never taken before anybody has used the page', async () => {
    const { page } = await show({ name: '', shows: 'idle', state: idle }, 'en');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });
});

describe('what is unfolded at the bottom edge', () => {
  it('scrolls into view', async () => {
    const { page } = await show({ name: '', shows: 'edits', state: edited }, 'en');
    await page.locator('footer summary').click();
    await eventually(async () => expect(await outOfView(page, 'footer summary, .more-section:first-of-type button')).toEqual([]));
  });
});

describe('a tab whose hidden ids are gone', () => {
  it('is refreshed right there, which restores them', async () => {
    const troubled = { ...edited, edits: { ...noEdits, troubles: [{ what: 'id-column-missing' }] } } as const;
    const { page } = await show({ name: '', shows: 'trouble', state: troubled, script: { startRefresh: ['silence'] } }, 'en');
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await page.locator('main[data-show=pulling]').waitFor();
  });
});

describe('a tab whose creators were read', () => {
  it.each([
    ['pulled', {}, 'Pulled 1 h ago'],
    ['refreshed', { refreshed: true }, 'Refreshed 1 h ago'],
  ] as const)('says so when they were %s', async (_, how, said) => {
    const { tab } = idle;
    const state = { ...idle, tab: tab?.view ? { ...tab, view: { ...tab.view, ...how } } : null };
    const { page } = await show({ name: '', shows: 'idle', state }, 'en');
    await page.getByText(said, { exact: true }).waitFor();
  });
});

describe('a stopped sync', () => {
  const stopped = (tab: string) => ({ name: '', shows: 'stopped', state: { ...edited, run: run('paused', { tab }) } }) as const;
  const checkFirst = (page: Page) => page.getByRole('button', { name: 'Check again first' }).count();

  it('can be checked again in its own tab', async () => {
    const { page } = await show(stopped(edited.tab?.name ?? ''), 'en');
    await eventually(async () => expect(await checkFirst(page)).toBe(1));
  });

  it('of another tab says which, and offers no check, because that would check the active tab', async () => {
    const { page } = await show(stopped('Another tab'), 'en');
    await page.getByText('It belongs to the tab “Another tab”.').waitFor();
    expect(await checkFirst(page)).toBe(0);
  });
});

describe('the key', () => {
  it('is sent once, by Enter, and is gone from the page', async () => {
    const state = { name: '', shows: 'connect', state: { ...idle, account: null } } as const;
    const { page, server } = await show(state, 'en');
    await page.getByLabel('API key').fill(' nox_sk_sample ');
    await page.getByLabel('API key').press('Enter');
    await page.getByText('Connecting…').waitFor();
    await eventually(() =>
      expect(server.asked.filter(({ call }) => call === 'connect')).toEqual([{ call: 'connect', args: { key: 'nox_sk_sample' } }]),
    );
    expect(await page.getByLabel('API key').inputValue()).toBe('');
  });
});

type Operation = keyof typeof panelsEn & PanelName;

const isOperation = (panel: PanelName): panel is Operation => Object.hasOwn(panelsEn, panel);

/** The heading of each panel whose words are not in one file. */
const HEADINGS: Readonly<Record<Exclude<PanelName, Operation>, string>> = {
  'row-labels': 'Labels of the selected rows',
  'look-up': 'Look up a creator',
  card: 'Creator card',
  'add-creators': 'Add creators',
  'own-tab': 'Use a tab you have',
  'bulk-edit': 'Edit many rows',
  'follow-ups': 'Follow-ups',
  lookups: 'Columns from another tab',
  'hand-out': 'Share a tab',
  overview: 'Overview',
  'match-list': 'Match a list with this tab',
  views: 'Views',
  schedule: 'Automatic refresh',
  mutations: 'Other actions',
  account: 'Credits and limit',
};

describe('a panel', () => {
  it.each(namesOf(OPENINGS))('can be opened by its link: %s', async (panel) => {
    const { link } = OPENINGS[panel];
    const start: PageState = link.place === 'choosing' ? choose : { name: '', shows: 'idle', state: idle };
    const { page } = await show(start, 'en');
    if (link.place !== 'choosing' && link.place !== 'daily') await page.locator('summary').last().click();
    const name = link.name(pageWords('en'));
    await page.getByRole('button', { name, exact: true }).first().click();
    const heading = isOperation(panel) ? panelsEn[panel].title : HEADINGS[panel];
    await page.locator('main[data-show=panel]').getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
  });
});

const choose = sidebarStates.find(({ name }) => name === 'choose') as PageState;

describe('choosing creators', () => {
  it('sends the query by id, and names the view by its filters', async () => {
    const { page, server } = await show(choose, 'en');
    await page.getByLabel('Status').selectOption({ label: 'In communication' });
    await page.getByText('Labels', { exact: true }).click();
    await page.getByLabel('Gaming').check();
    await page.locator('[data-main]').click();
    await page.locator('main[data-show=pulling]').waitFor();
    const asked = { query: { status: 2, labels: ['l3'] }, name: 'In communication · Gaming' };
    await eventually(() => expect(server.lastArguments('startPull')).toEqual(asked));
  });
});

describe('a query with a filter that the CRM ignores', () => {
  it('cannot be pulled until it is changed', async () => {
    const state = viewStates.find(({ name }) => name === 'choose-filter-ignored') as PageState;
    const { page, server } = await show(state, 'en');
    await page.getByText('The CRM didn’t filter').first().waitFor();
    expect(await page.locator('[data-main]').getAttribute('aria-disabled')).toBe('true');
    await page.locator('[data-main]').press('Enter');
    expect(server.lastArguments('startPull')).toBeUndefined();
    await page.getByLabel('Status').selectOption({ index: 1 });
    await page.locator('[data-main][aria-disabled=false]').waitFor();
  });
});

describe('a field of the card in which somebody is still typing', () => {
  it('is written for its own creator when the next one replaces it', async () => {
    const fields = card.card === null ? [] : card.card.fields;
    const second = { ...card, card: { creatorId: 'c-2', name: 'Invented Channel 2', membership: 'here', fields, shown: [] } } as const;
    const state = peopleStates.find(({ name }) => name === 'card') as PageState;
    const script: Script = { ...state.script, readCard: [{ value: card }, { value: second }], editCreator: ['silence'] };
    const { page, server, errors } = await show({ ...state, script }, 'en');
    await page.getByLabel('Notes').fill('Third call');
    // Without leaving the field, like when the answer to "Next" arrives while the person keeps typing.
    await page.evaluate(() => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Next')?.click());
    await page.getByText('Invented Channel 2').waitFor();
    expect(errors).toEqual([]);
    const written = { creatorId: 'c-1', field: 'notes', value: 'Third call' };
    await eventually(() => expect(server.lastArguments('editCreator')).toEqual(written));
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('main[data-show=idle]').waitFor();
  });
});

describe('text from the CRM', () => {
  it('is shown as text, never as markup', async () => {
    const name = '<img src=x onerror="window.broken=1">';
    const state = { ...idle, tab: { id: 1, name, view: null, isChangeLog: false, unfinishedPull: null }, edits: null };
    const { page } = await show({ name: '', shows: 'choose', state }, 'en');
    expect(await page.locator('.tab strong').textContent()).toBe(name);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });
});
