// Pages in which every text tries to be markup, a script or a style: they show it, and none of it runs, becomes an element or leads
// anywhere.

import type { Page } from 'playwright-core';
import { pageWords } from '../../../src/text/page-words';
import { eventually } from '../../eventually';
import { KINDS, textsOf } from '../../faults/hostile-texts';
import { fakeServer, type Script } from '../../sidebar/fake-server';
import { review } from '../../sidebar/samples';
import { peopleStates } from './creators-states';
import { groupStates } from './group-states';
import { labelStates } from './label-states';
import { pageWindows } from './page-under-test';
import { type PageState, sidebarStates } from './sidebar-states';
import { viewStates } from './view-states';

const openPage = pageWindows();

const MARKUP = /<(?:script|img|svg|style|b|a|iframe|math)\b|javascript:/;

/** What people or the CRM have written; all other texts of an answer are the add-on's own. */
const FREE = new Set([
  'creator',
  'name',
  'text',
  'who',
  'tab',
  'cell',
  'handle',
  'notes',
  'summary',
  'owner',
  'country',
  'email',
  'person',
  'near',
]);

const textsOfKinds = (kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => textsOf(kind, 1, 6)).map((text) => text.slice(0, 300));

/** Markup is placed between all others, so that every page has some. */
const ACTIVE = textsOfKinds(['markup', 'script', 'style']).filter((text) => MARKUP.test(text));
const OTHERS = textsOfKinds(Object.keys(KINDS));

/** The same with other texts, a different one each time. */
function hostile<T>(value: T): T {
  let n = 0;
  const next = (): string => {
    n += 1;
    const texts = n % 2 === 1 ? ACTIVE : OTHERS;
    return texts[(n * 7) % texts.length] ?? '';
  };
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => (typeof inner === 'string' && FREE.has(key) ? next() : inner));
}

/** Elements that no page creates, links that lead elsewhere or give access to their opener, and whatever has run. */
const found = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('#root');
    const strange = [...(root?.querySelectorAll('script,img,iframe,math,object,embed,style,base,link,meta,frame,template') ?? [])];
    const links = [...(root?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [])];
    const ways = links.filter(({ href, target, rel }) => !href.startsWith('https:') || (target === '_blank' && !rel.includes('noopener')));
    const handlers = [...(root?.querySelectorAll('*') ?? [])].filter((one) =>
      one.getAttributeNames().some((name) => name.startsWith('on')),
    );
    return {
      ran: 'hostile' in window,
      made: [...strange, ...ways, ...handlers].map((one) => one.outerHTML.slice(0, 200)),
      text: root?.textContent ?? '',
    };
  });

async function lookAt(page: Page) {
  const { text, ...all } = await found(page);
  return { ...all, shown: MARKUP.test(text) };
}

const QUIET = { ran: false, made: [], shown: true };

const NAMES = ['edits-waiting', 'history', 'card', 'row-labels', 'groups', 'group', 'views', 'match-list-compared', 'look-up-several'];
const all: readonly PageState[] = [...sidebarStates, ...peopleStates, ...labelStates, ...groupStates, ...viewStates];
const states = NAMES.map((name) => {
  const found = all.find((state) => state.name === name);
  if (found === undefined) throw new Error(`no state of the page is called ${name}`);
  return found;
});

test.each(states.map((state) => [state.name, state] as const))(
  'the sidebar shows them in "%s"',
  async (_, { state, script, go, shows }) => {
    const readState: Script = state === undefined ? {} : { readState: [{ value: hostile(state) }] };
    const { page, errors } = await openPage('sidebar', fakeServer({ ...readState, ...hostile(script ?? {}) }), 'en');
    await page.locator('main:not([data-show=loading])').waitFor();
    await go?.(page, pageWords('en'));
    await page.locator(`main[data-show=${shows}]`).waitFor();
    await eventually(async () => expect(await lookAt(page)).toEqual(QUIET));
    expect(errors).toEqual([]);
  },
);

test('the review shows them in its changes, questions and waiting rows', async () => {
  const { page, errors } = await openPage('review', fakeServer({ readReview: [{ value: hostile(review) }] }), 'en');
  await page.locator('[data-phase=ready]').waitFor();
  await eventually(async () => expect(await lookAt(page)).toEqual(QUIET));
  const needsYou = page.getByRole('button', { name: pageWords('en').review.filter.needsYou });
  await needsYou.click();
  await page
    .locator('[aria-pressed=true]')
    .filter({ hasText: pageWords('en').review.filter.needsYou })
    .waitFor();
  await eventually(async () => expect(await lookAt(page)).toEqual(QUIET));
  expect(errors).toEqual([]);
});
