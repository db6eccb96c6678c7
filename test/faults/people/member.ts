// One person of a team: a page that makes one call of the add-on after another, and edits to the cells.

import type { Context } from '../../../src/commands/context';
import { discardEdits } from '../../../src/commands/edits/edits';
import { startRefresh, stepPull } from '../../../src/commands/pull/pull';
import type { Asked } from '../../../src/commands/result';
import { answerConflicts } from '../../../src/commands/runs/answers';
import { startCheck, startUndo, stepCheck } from '../../../src/commands/runs/check';
import { confirm } from '../../../src/commands/runs/confirm';
import { readHistory } from '../../../src/commands/runs/history';
import { readReview } from '../../../src/commands/runs/review';
import { cancelRun, pauseSend, stepSend } from '../../../src/commands/runs/send';
import { readState } from '../../../src/commands/state';
import type { CheckProgress, ConflictAnswer, Review } from '../../../src/rpc/shapes';
import { problemOfThrown } from '../../../src/sheets/trouble';
import { SENDABLE } from '../../../src/sync/run-totals';
import type { Random } from '../random';

/** The state of a page, and its data. */
type Page =
  | { readonly at: 'rest' }
  | { readonly at: 'pulling'; readonly id: string }
  | { readonly at: 'checking'; readonly id: string }
  | { readonly at: 'checked'; readonly id: string }
  | { readonly at: 'review'; readonly review: Review }
  | { readonly at: 'sending'; readonly id: string };

/** What a member tells the ledger, and what a call does to the sheet. */
interface Noted {
  offered(who: string, review: Review): void;
  confirm(key: string, review: Review, without: ReadonlySet<number>): void;
  /** Call the returned function when the edits have been discarded. */
  discards(): () => void;
  /** Whether the case caused the exception. */
  isMade(thrown: unknown): boolean;
  wrong(what: string): void;
}

const ANSWERS: readonly ConflictAnswer[] = ['mine', 'mine', 'theirs', 'both', 'later'];

export class Member {
  /** When this person does the next thing, in milliseconds since 1970. */
  readyAt = 0;
  /** One of their calls is in progress. */
  busy = false;
  page: Page = { at: 'rest' };
  /** How calls ended, with frequencies. */
  readonly ends = new Map<string, number>();
  /** Refreshes that read only changes. */
  changedOnly = 0;

  constructor(
    readonly ctx: Context,
    readonly key: string,
    private readonly random: Random,
    private readonly noted: Noted,
  ) {}

  get name(): string {
    return this.ctx.person.name;
  }

  /** The page's next call. */
  step(): void {
    this.busy = true;
    try {
      this.press();
    } finally {
      this.busy = false;
    }
  }

  private press(): void {
    const { page } = this;
    if (page.at === 'rest') this.rest();
    else if (page.at === 'pulling') this.pulling(page.id);
    else if (page.at === 'checking') this.check(this.ask('stepCheck', () => stepCheck(this.ctx, { runId: page.id })));
    else if (page.at === 'checked') this.checked(page.id);
    else if (page.at === 'review') this.review(page.review);
    else this.sending(page.id);
  }

  /** Asks once. A problem, or an exception, is counted and returns null; the page stays where it was until somebody presses again. */
  private ask<T>(what: string, call: () => Asked<T>): T | null {
    const end = (how: string): null => {
      this.ends.set(how, (this.ends.get(how) ?? 0) + 1);
      return null;
    };
    try {
      const outcome = call();
      if (outcome.ok) {
        end('done');
        return outcome.value;
      }
      if ('waitMs' in outcome) this.readyAt += outcome.waitMs;
      return end('waitMs' in outcome ? 'waits' : outcome.problem.kind);
    } catch (thrown) {
      if (this.noted.isMade(thrown)) return end('Google failed');
      const problem = problemOfThrown(thrown);
      if (problem === null) this.noted.wrong(`${what} of ${this.name} threw ${thrown instanceof Error ? thrown.stack : String(thrown)}`);
      return end(problem?.kind ?? 'threw');
    }
  }

  private rest(): void {
    const { ctx, random } = this;
    const what = random.below(100);
    if (what < 45) this.check(this.ask('startCheck', () => startCheck(ctx, { scope: 'all' })));
    else if (what < 60) this.pull();
    else if (what < 75) this.open();
    else if (what < 85) this.takeBack();
    else if (what < 88) this.discard();
    else this.ask('readHistory', () => readHistory(ctx));
  }

  private pull(): void {
    const begun = this.ask('startRefresh', () => startRefresh(this.ctx, { all: false }));
    if (begun !== null) this.page = { at: 'pulling', id: begun.pullId };
  }

  /** Opens the panel, and resumes, or ends, what it offers to continue. */
  private open(): void {
    const { ctx, random } = this;
    const state = this.ask('readState', () => readState(ctx, { withEdits: true }));
    const run = state?.run ?? null;
    if (run !== null && SENDABLE.has(run.state) && run.who === this.name && random.chance(0.7))
      this.page = { at: 'sending', id: run.runId };
    else if (run !== null) this.ask('cancelRun', () => cancelRun(ctx, { runId: run.runId }));
    else if (state?.tab?.unfinishedPull) this.page = { at: 'pulling', id: state.tab.unfinishedPull.pullId };
  }

  private takeBack(): void {
    const runs = this.ask('readHistory', () => readHistory(this.ctx)) ?? [];
    const [last] = runs;
    if (last !== undefined) this.check(this.ask('startUndo', () => startUndo(this.ctx, { runId: last.runId })));
  }

  private discard(): void {
    const done = this.noted.discards();
    this.ask('discardEdits', () => discardEdits(this.ctx, { scope: 'all' }));
    done();
  }

  private check(progress: CheckProgress | null): void {
    if (progress === null || progress.outcome === 'nothing') this.page = { at: 'rest' };
    else {
      this.readyAt += progress.waitMs;
      this.page = { at: progress.outcome === 'ready' ? 'checked' : 'checking', id: progress.runId };
    }
  }

  private pulling(pullId: string): void {
    const progress = this.ask('stepPull', () => stepPull(this.ctx, { pullId }));
    this.readyAt += progress?.waitMs ?? 0;
    if (progress === null || progress.finished !== null) this.page = { at: 'rest' };
    if (progress?.finished?.changedSince !== undefined) this.changedOnly += 1;
  }

  private checked(runId: string): void {
    const review = this.ask('readReview', () => readReview(this.ctx, { runId }));
    if (review !== null) this.noted.offered(this.name, review);
    this.page = review === null ? { at: 'rest' } : { at: 'review', review };
  }

  private review(review: Review): void {
    const { random } = this;
    const undecided = review.conflicts.some(({ answer }) => answer === 'later');
    if (undecided && random.chance(0.6)) return this.decide(review);
    if (random.chance(0.1)) {
      this.page = { at: 'rest' };
      return;
    }
    this.confirm(review);
  }

  private decide(review: Review): void {
    const answers = review.conflicts.map(({ n, answers: offered }) => {
      const answer = this.random.pick(ANSWERS);
      return { n, answer: offered.includes(answer) ? answer : ('later' as const) };
    });
    this.check(this.ask('answerConflicts', () => answerConflicts(this.ctx, { runId: review.runId, answers, keepLabels: false })));
  }

  private confirm(review: Review): void {
    const { runId, digest, changes, typedConfirmation } = review;
    const without = changes.filter(() => this.random.chance(0.1)).map(({ n }) => n);
    const number = typedConfirmation === null ? null : changes.length - without.length;
    // The call may take effect and its answer be lost, so it counts as confirmed beforehand.
    this.noted.confirm(this.key, review, new Set(without));
    const taken = this.ask('confirm', () => confirm(this.ctx, { runId, digest, without, later: [], clearsConfirmed: true, number }));
    this.page = taken === null ? { at: 'rest' } : { at: 'sending', id: runId };
  }

  private sending(runId: string): void {
    const { ctx, random } = this;
    if (random.chance(0.06)) {
      this.ask('pauseSend', () => pauseSend(ctx, { runId }));
      this.page = { at: 'rest' };
      return;
    }
    const progress = this.ask('stepSend', () => stepSend(ctx, { runId }));
    this.readyAt += progress?.waitMs ?? 0;
    if (progress === null || progress.results !== null) this.page = { at: 'rest' };
  }

  /** Ends this person's unfinished work, and any that others left behind; returns what stays unfinished. */
  finish(): string | null {
    const { ctx } = this;
    for (let i = 0; i < 20; i += 1) {
      const state = readState(ctx, { withEdits: true });
      if (!state.ok) return `the panel says ${state.problem.kind}`;
      const { run } = state.value;
      if (run === null) return null;
      const ended = cancelRun(ctx, { runId: run.runId });
      if (!ended.ok) return `a run cannot be ended: ${JSON.stringify(ended)}`;
      ctx.clock.sleep(ended.value.waitMs);
    }
    return 'a run cannot be ended';
  }
}
