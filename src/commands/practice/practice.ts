// Practicing with sample creators: starting, the steps completed, what a colleague does in the CRM meanwhile, and deleting it.

import { type ChangeSet, type CreatorId, creatorIdOf, type Id } from '../../../contract/records';
import type { Crm } from '../../crm/client';
import type { ColleagueChange, PracticeCard, RunCard } from '../../rpc/shapes';
import type { Edit, FieldValue } from '../../sync/model';
import { accountHere } from '../account/account';
import { call } from '../call';
import type { Context } from '../context';
import type { ColumnSighting, Tab } from '../ports';
import { pullView, stepPull } from '../pull/pull';
import { type Asked, asked, done, failed, type Result } from '../result';
import { isPracticeTab } from '../tab/cell-words';
import { type Survey, survey } from '../tab/survey';
import { glanceAtView } from '../tab/view';
import { viewOf } from '../tab/view-store';
import { underLock } from '../under-lock';
import { beginPractice, contextFor, forgetPractice } from './practice-context';

/**
 * Whether the steps are hidden; and whether a status was ever seen edited, which the sheet itself no longer tells once it is sent or
 * discarded.
 */
const STEPS_HIDDEN = 'practice.steps';
const EDITED = 'practice.edited';

const wholeOf = (ctx: Context): Context => ctx.practice?.whole ?? ctx;

/** Creates the tab with the sample creators, in a single call because nothing waits for a network, or returns to the existing one. */
export const startPractice = call(
  () => ({}),
  (ctx): Asked<null> =>
    underLock(ctx, () => {
      const whole = wholeOf(ctx);
      const known = ctx.practice === undefined ? null : whole.book.tab(ctx.practice.tab);
      if (known !== null && isWhole(whole, known)) {
        whole.book.activate(known);
        return done(null);
      }
      forgetPractice(whole);
      const tab = whole.book.addTab(whole.words.practice.tabName);
      const practice = beginPractice(whole, tab.id);
      if (known !== null) whole.book.removeTab(known);
      whole.book.activate(tab);
      return pulled(practice);
    }),
);

/** The call that created it was not killed before all creators were there. */
const isWhole = (whole: Context, tab: Tab): boolean => viewOf(contextFor(whole, tab.id), tab.id)?.pulledAt != null;

function pulled(ctx: Context): Asked<null> {
  let step = pullView(ctx, {}, ctx.words.practice.tabName);
  while (step.ok && step.value.finished === null) step = stepPull(ctx, { pullId: step.value.pullId });
  return step.ok ? done(null) : step;
}

/** Deletes the tab and everything stored for it. */
export const deletePractice = call(
  () => ({}),
  (ctx): Result<null> =>
    underLock(ctx, () => {
      const whole = wholeOf(ctx);
      const tab = ctx.practice === undefined ? null : whole.book.tab(ctx.practice.tab);
      if (tab !== null) whole.book.removeTab(tab);
      forgetPractice(whole);
      return done(null);
    }),
);

export const hidePracticeSteps = call(
  () => ({}),
  (ctx): Result<null> => {
    if (!ctx.practice?.here) return failed('no-view');
    ctx.mine.write(STEPS_HIDDEN, 'hidden');
    return done(null);
  },
);

/**
 * What is known about a practice when the state is read. `strays`: our columns in a tab without a view; `edits`, `runs`: what was found.
 */
interface PracticeSeen {
  readonly strays: readonly ColumnSighting[];
  readonly edits: readonly Edit[];
  readonly runs: readonly RunCard[];
}

/** undefined = nobody is practicing here. A practice tab deleted by hand is forgotten. */
export function practiceCard(ctx: Context, { strays, edits, runs }: PracticeSeen): PracticeCard | undefined {
  const { practice } = ctx;
  if (practice?.here) {
    const { mine } = ctx;
    const sent = runs.filter(({ applied }) => applied > 0);
    if (mine.read(EDITED) === null && edits.some(({ field }) => field === 'status')) mine.write(EDITED, 'seen');
    const steps = {
      edited: runs.length > 0 || mine.read(EDITED) !== null,
      checked: runs.length > 0,
      sent: sent.some(({ isUndo }) => !isUndo),
      undone: sent.some(({ isUndo }) => isUndo),
    };
    return { where: 'here', steps: mine.read(STEPS_HIDDEN) === null ? steps : null };
  }
  if (isPracticeTab(strays)) return { where: 'copy', steps: null };
  if (practice === undefined) return undefined;
  if (practice.whole.book.tab(practice.tab) !== null) return { where: 'elsewhere', steps: null };
  forgetPractice(practice.whole);
  return undefined;
}

/**
 * Does in the CRM what colleagues do: changes a creator nobody has edited here and, if something is edited, that very field to another
 * value, so that the next Sync asks which of the two should count.
 */
export const changeAsColleague = call(
  () => ({}),
  (ctx): Asked<{ readonly changes: readonly ColleagueChange[] }> => {
    if (!ctx.practice?.here) return failed('no-view');
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const open = glanceAtView(ctx, ctx.book.activeTab());
    if (!open.ok) return open;
    const found = survey(ctx, open.value);
    const changes: ColleagueChange[] = [];
    for (const wanted of changesWanted(ctx, found)) {
      const told = changeOne(ctx, account.value.crm, found, wanted);
      if (!told.ok) return told;
      changes.push(...told.value);
    }
    return done({ changes });
  },
);

interface WantedChange {
  readonly creatorId: CreatorId;
  readonly field: 'status' | 'notes';
  /** Values it must differ from, so that the change is visible. */
  readonly not: readonly (FieldValue | undefined)[];
  readonly edited: boolean;
}

function changesWanted({ clock }: Context, { rows, edits, base }: Survey): readonly WantedChange[] {
  const touched = new Set<string>(edits.map(({ creatorId }) => creatorId));
  const free = rows.filter(({ id }) => base.records.has(id) && !touched.has(id));
  const other = free[clock.now() % free.length];
  const wanted: WantedChange[] = other === undefined ? [] : [{ creatorId: creatorIdOf(other.id), field: 'status', not: [], edited: false }];
  for (const { creatorId, field, local } of edits)
    if (wanted.length < 2 && (field === 'status' || field === 'notes')) wanted.push({ creatorId, field, not: [local], edited: true });
  return wanted;
}

function changeOne(ctx: Context, crm: Crm, { names, lists }: Survey, wanted: WantedChange): Asked<readonly ColleagueChange[]> {
  const { creatorId, field, not, edited } = wanted;
  const now = asked(crm.getChannel(creatorId));
  if (!now.ok || now.value === null) return now.ok ? done([]) : now;
  const { status, name = '' } = now.value;
  const statusNow = lists.statuses.findIndex(({ id }) => id === status?.id);
  const others = [...lists.statuses.slice(statusNow + 1), ...lists.statuses.slice(0, statusNow)].map(({ id }): Id => id);
  const next = others.find((id) => !not.includes(id));
  const set: ChangeSet = field === 'notes' ? { notes: ctx.words.practice.colleagueNote } : next === undefined ? {} : { status: next };
  const changed = asked(crm.updateChannel(creatorId, set, ctx.newId()));
  // A creator the CRM refuses to change is refused to colleagues, too.
  if (!changed.ok) return 'problem' in changed && changed.problem.kind === 'refused' ? done([]) : changed;
  const value = names.cellOf(field, set.notes ?? set.status ?? null);
  return done([{ creator: name, field, value, edited }]);
}
