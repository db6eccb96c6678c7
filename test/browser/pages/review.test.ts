// The review dialog in a browser, in both languages: axe on every state, keyboard, what is sent, ten thousand rows.

import type { Page } from 'playwright-core';
import type { MutationProgress } from '../../../sidebar/calls';
import type { Language, Review } from '../../../src/rpc/shapes';
import { pageWords } from '../../../src/text/page-words';
import type { PageWords } from '../../../src/text/pages-en';
import { eventually } from '../../eventually';
import { fakeServer, type Script } from '../../sidebar/fake-server';
import { theirsChosen, undecided } from '../../sidebar/sample-undecided';
import { archivedRows } from '../../sidebar/sample-waiting';
import { archiveReview, createReady, largeReview, review, sendStep, strange } from '../../sidebar/samples';
import { lookAt, scrollsSideways, takePicture } from './looked-at';
import { pageWindows } from './page-under-test';

const openPage = pageWindows();

interface DialogState {
  readonly name: string;
  readonly phase: string;
  readonly review?: Review;
  readonly script?: Script;
  readonly go?: (page: Page, words: PageWords) => Promise<void>;
}

const main = (page: Page) => page.locator('[data-main]').click();
const filter = (name: (words: PageWords) => string) => (page: Page, said: PageWords) =>
  page.getByRole('button', { name: name(said) }).click();
const numberNeeded = { problem: { kind: 'number-needed', words: { number: 400 } } } as const;
const createLabel = (page: Page, said: PageWords) =>
  page.getByRole('button', { name: said.sidebar.repair['create-label']({ name: 'Beauty', created: 'Beuty', rows: 2 }) }).click();
const createRefused: MutationProgress = {
  ...createReady,
  state: 'partly',
  failures: [{ about: 'Beuty', outcome: 'rejected', problem: { kind: 'no-permission' } }],
};

const states: readonly DialogState[] = [
  { name: 'loading', phase: 'loading' },
  { name: 'none', phase: 'none', script: { readReview: [{ problem: { kind: 'stale-review' } }] } },
  { name: 'failed', phase: 'failed', script: { readReview: [{ problem: { kind: 'google-busy' } }] } },
  { name: 'changes', phase: 'ready', review },
  { name: 'created', phase: 'ready', review, go: filter(({ review: said }) => said.filter.created) },
  { name: 'clears', phase: 'ready', review, go: filter(({ review: said }) => said.filter.clears) },
  { name: 'surprising', phase: 'ready', review, go: filter(({ review: said }) => said.filter.surprising) },
  {
    name: 'grouped',
    phase: 'ready',
    review: { ...largeReview(43), changes: [...largeReview(43).changes, ...review.changes.slice(3)] },
    go: async (page, { review: said }) => {
      await page.getByLabel(said.filter.grouped).check();
      await page.getByLabel(said.filter.column, { exact: true }).selectOption({ index: 1 });
      await page.getByRole('button', { name: said.table.after }).first().press('Enter');
      await page.locator('th[aria-sort=ascending]').first().waitFor();
      await page
        .locator('tr.group button')
        .filter({ hasText: said.table.group({ n: 43 }) })
        .press('Enter');
      await page.locator('tr.in-group').first().waitFor();
    },
  },
  { name: 'needs-you', phase: 'ready', review, go: filter(({ review: said }) => said.filter.needsYou) },
  {
    name: 'decided',
    phase: 'ready',
    review,
    go: async (page, said) => {
      await filter((all) => all.review.filter.needsYou)(page, said);
      await page.getByLabel(said.review.conflicts.answer.both).check();
    },
  },
  { name: 'only-a-conflict', phase: 'ready', review: undecided },
  { name: 'only-theirs', phase: 'ready', review: theirsChosen },
  { name: 'labels-kept', phase: 'ready', review: { ...largeReview(2), keepsLabels: true } },
  { name: 'counts-differ', phase: 'ready', review: { ...review, bodies: [strange, { ...strange, n: 2, problem: { kind: 'refused' } }] } },
  { name: 'undo', phase: 'ready', review: { ...review, undoes: { runId: 'run-0', at: '2026-03-02T10:41:00Z' }, keepsLabels: true } },
  { name: 'archive', phase: 'ready', review: archiveReview(3) },
  { name: 'practice', phase: 'ready', review: { ...review, practice: true } },
  {
    name: 'archive-typed-confirmation',
    phase: 'ready',
    review: { ...archiveReview(25), typedConfirmation: { number: 25, why: 'archives', field: 'archived' } },
    script: { confirm: [{ problem: { kind: 'number-needed', words: { number: 25 } } }] },
    go: async (page) => {
      await main(page);
      await page.locator('.typed-confirmation input').waitFor();
    },
  },
  {
    name: 'archived-waits',
    phase: 'ready',
    review: { ...review, conflicts: [], waiting: archivedRows },
    go: filter(({ review: said }) => said.filter.needsYou),
  },
  { name: 'large', phase: 'ready', review: largeReview(400) },
  {
    name: 'typedConfirmation',
    phase: 'ready',
    review: { ...largeReview(400), typedConfirmation: { number: 400, why: 'many', field: 'status' } },
    script: { confirm: [numberNeeded] },
    go: async (page) => {
      await main(page);
      await page.locator('.typed-confirmation input').fill('40');
      await page.keyboard.press('Enter');
      await page.locator('.typed-confirmation .wrong').waitFor();
    },
  },
  {
    name: 'stale',
    phase: 'ready',
    review,
    script: { confirm: [{ problem: { kind: 'stale-review' } }] },
    go: async (page) => {
      await main(page);
      await page.locator('.banner.bad').waitFor();
    },
  },
  {
    name: 'repaired',
    phase: 'ready',
    review,
    script: { repairRows: [{ value: { rows: 2 } }] },
    go: async (page, said) => {
      await filter((all) => all.review.filter.needsYou)(page, said);
      await page.getByRole('button', { name: said.sidebar.repair['use-near']({ name: 'Beauty', created: 'Beuty', rows: 2 }) }).click();
      await page.locator('.banner.good').waitFor();
    },
  },
  {
    name: 'checking',
    phase: 'checking',
    review,
    script: { checkAgain: [{ value: { runId: 'run-2', done: 20, total: 49, waitMs: 0, outcome: 'going' } }] },
    go: async (page, said) => {
      await page.getByRole('button', { name: said.review.waiting.checkAgain }).click();
      await page.getByRole('progressbar').waitFor();
    },
  },
  {
    name: 'nothing-left',
    phase: 'nothing',
    review,
    script: { checkAgain: [{ value: { runId: 'run-2', done: 0, total: 0, waitMs: 0, outcome: 'nothing' } }] },
    go: (page, said) => page.getByRole('button', { name: said.review.waiting.checkAgain }).click(),
  },
  { name: 'create-label-preparing', phase: 'mutation', review, go: createLabel },
  { name: 'create-label', phase: 'mutation', review, script: { startMutation: [{ value: createReady }] }, go: createLabel },
  {
    name: 'create-label-refused',
    phase: 'mutation',
    review,
    script: { startMutation: [{ value: createReady }], approveMutation: [{ value: createRefused }] },
    go: async (page, said) => {
      await createLabel(page, said);
      await main(page);
      await page.getByText(said.mutations.notDone).first().waitFor();
    },
  },
  { name: 'only-taken-in', phase: 'ready', review: { ...largeReview(0), drift: 3 } },
  { name: 'only-needs-you', phase: 'ready', review: { ...largeReview(0), drift: 0, waiting: review.waiting } },
  { name: 'confirming', phase: 'confirming', review, go: main },
];

async function show(state: DialogState, language: Language = 'en') {
  const shown: Script = state.review === undefined ? {} : { readReview: [{ value: { ...state.review, language } }] };
  const server = fakeServer({ ...shown, ...state.script });
  const open = await openPage('review', server, language);
  if (state.review !== undefined) await open.page.locator(`html[lang=${language}] .review`).waitFor();
  await state.go?.(open.page, pageWords(language));
  await open.page.locator(`[data-phase=${state.phase}]`).waitFor();
  return { ...open, server };
}

/** At the left edge and visible without scrolling, as Google requires of an add-on's main button. */
async function mainButtonIsAtHand(page: Page): Promise<boolean> {
  const main = page.locator('[data-main]');
  if ((await main.count()) === 0) return true;
  const box = await main.boundingBox();
  return box !== null && box.x <= 24 && box.y + box.height <= 600;
}

const both = (['en', 'zh'] as const).flatMap((language) => states.map((state) => [state.name, language, state] as const));

describe('a state of the review', () => {
  it.each(both)('%s (%s) is accessible, fits its window and has one main button', async (name, language, state) => {
    const { page, errors } = await show(state, language);
    await takePicture(page, `review-${name}-${language}`);
    expect(await lookAt(page)).toEqual({ violations: [], sideways: false, mains: state.phase === 'loading' ? 0 : 1 });
    expect(await mainButtonIsAtHand(page)).toBe(true);
    expect(errors).toEqual([]);
  });
});

describe('the button that sends', () => {
  it('counts exactly what is checked', async () => {
    const { page } = await show({ name: '', phase: 'ready', review });
    const text = () => page.locator('[data-main]').textContent();
    await eventually(async () => expect(await text()).toBe('Send 5 changes to 5 creators'));
    await page.getByLabel('Send Status of Invented Channel 1').uncheck();
    await eventually(async () => expect(await text()).toBe('Send 4 changes to 4 creators'));
    await page.getByRole('button', { name: 'Select all 3' }).click();
    await eventually(async () => expect(await text()).toBe('Send 7 changes to 7 creators'));
  });

  it('sends what is checked and closes the window', async () => {
    const { page, server } = await show({
      name: '',
      phase: 'ready',
      review,
      script: { confirm: [{ value: sendStep(0, { state: 'confirmed' }) }] },
    });
    await main(page);
    await page.locator('[data-phase=confirmed]').waitFor();
    expect(server.lastArguments('confirm')).toEqual({
      runId: 'run-1',
      digest: 'd1',
      without: [2, 7, 8],
      later: [],
      clearsConfirmed: false,
      number: null,
    });
    expect(await page.evaluate(() => 'closed' in window)).toBe(true);
  });

  it('is reached and pressed by keyboard alone', async () => {
    const { page, server } = await show({ name: '', phase: 'ready', review: largeReview(2) });
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.hasAttribute('data-main'))) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('[data-phase=confirming]').waitFor();
    await eventually(() => expect(server.asked.filter(({ call }) => call === 'confirm')).toHaveLength(1));
  });
});

describe('the typed confirmation', () => {
  it('focuses the field for the number, and sends with it', async () => {
    const { page, server } = await show({
      name: '',
      phase: 'ready',
      review: largeReview(400),
      script: { confirm: [numberNeeded, 'silence'] },
    });
    await main(page);
    await page.locator('.typed-confirmation input:focus').waitFor();
    await page.keyboard.type('400');
    await page.keyboard.press('Enter');
    await page.locator('[data-phase=confirming]').waitFor();
    await eventually(() => expect(server.lastArguments('confirm')?.number).toBe(400));
  });
});

describe('labels', () => {
  it('are distinguished by signs, and read aloud in words', async () => {
    const { page } = await show({ name: '', phase: 'ready', review });
    const cell = page
      .getByRole('row', { name: /Invented Channel 2 / })
      .getByRole('cell')
      .nth(4);
    expect(await cell.locator('[aria-hidden]').allTextContents()).toEqual(['+Q1 Launch ', '−Summer ']);
    expect(await cell.locator('.unseen').allTextContents()).toEqual(['add Q1 Launch ', 'remove Summer ']);
  });
});

describe('ten thousand changes', () => {
  it('are shown a page at a time, searched and checked as a whole', async () => {
    const { page } = await show({ name: '', phase: 'ready', review: largeReview(10_000) });
    expect(await page.locator('tbody tr').count()).toBe(100);
    await page.getByRole('button', { name: 'Next' }).click();
    await eventually(async () => expect(await page.locator('tbody th').first().textContent()).toBe('Invented Channel 101'));
    await page.getByLabel('Select all in this list').uncheck();
    await eventually(async () => expect(await page.locator('[data-main]').textContent()).toBe('Nothing selected'));
    await page.getByLabel('Search creators').fill('channel 9999');
    await page.getByLabel('Select all in this list').check();
    await eventually(async () => expect(await page.locator('[data-main]').textContent()).toBe('Send 1 change to 1 creator'));
  });
});

describe('a creator', () => {
  it('leads to the cell in the sheet', async () => {
    const { page, server } = await show({ name: '', phase: 'ready', review });
    await page.getByRole('button', { name: 'Invented Channel 4' }).click();
    await eventually(() => expect(server.lastArguments('goToCell')).toEqual({ creatorId: 'c4', field: 'notes', tab: 7 }));
  });
});

describe('at 200%', () => {
  /** 900 x 600 at half the number of pixels, minus the frame that Google draws. */
  const ZOOMED = { width: 450, height: 272 };
  const WHOLE = { width: 900, height: 600 };

  it.each(['en', 'zh'] as const)(
    'four changes are visible above the buttons, and the page does not scroll sideways (%s)',
    async (language) => {
      const { page } = await show({ name: '', phase: 'ready', review: largeReview(400) }, language);
      await page.setViewportSize(ZOOMED);
      await page.waitForFunction((width) => window.innerWidth === width, ZOOMED.width);
      const buttons = await page.locator('footer .buttons').boundingBox();
      const rows = await Promise.all((await page.locator('tbody tr').all()).slice(0, 10).map((row) => row.boundingBox()));
      const seen = rows.filter((row) => row !== null && row.y >= 0 && row.y + row.height <= (buttons?.y ?? 0));
      const sideways = await scrollsSideways(page);
      await takePicture(page, `review-zoomed-${language}`);
      await page.setViewportSize(WHOLE);
      expect(seen.length).toBeGreaterThanOrEqual(4);
      expect(buttons === null ? 0 : buttons.y + buttons.height).toBeLessThanOrEqual(ZOOMED.height);
      expect(sideways).toBe(false);
    },
  );
});

describe('the keyboard', () => {
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.tagName);

  it('stays in the window when decisions are applied, and never on the button that sends', async () => {
    const decided = { ...review, digest: 'd2', conflicts: review.conflicts.map((one) => ({ ...one, answer: 'mine' as const })) };
    const { page } = await show({
      name: '',
      phase: 'ready',
      review,
      script: {
        readReview: [{ value: review }, { value: decided }],
        answerConflicts: [{ value: { runId: 'run-1', done: 1, total: 1, waitMs: 0, outcome: 'ready' } }],
      },
    });
    await page.getByRole('button', { name: 'Use all of mine' }).click();
    await page.getByRole('button', { name: /^Apply/ }).press('Enter');
    await page.getByRole('button', { name: /^Send/ }).waitFor();
    await eventually(async () => expect(await focused(page)).toBe('SUMMARY'));
  });

  it('is in the window when it opens, and Escape closes it without sending or canceling anything', async () => {
    const { page, server } = await show({ name: '', phase: 'ready', review });
    await page.locator('h1:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('html[data-closed=yes]').waitFor({ state: 'attached' });
    expect(server.asked.map(({ call }) => call).filter((call) => call === 'cancelRun' || call === 'confirm')).toEqual([]);
  });
});
