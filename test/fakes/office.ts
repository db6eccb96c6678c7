// An office for tests: the in-memory spreadsheet, a model CRM and a connected person.

import type { CreatorId } from '../../contract/records';
import type { Context } from '../../src/commands/context';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import type { Asked } from '../../src/commands/result';
import { answerConflicts } from '../../src/commands/runs/answers';
import { startArchive, startCheck, startUndo, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readReview } from '../../src/commands/runs/review';
import { stepSend } from '../../src/commands/runs/send';
import type { Scope } from '../../src/commands/tab/survey';
import type { PaceState } from '../../src/crm/ports';
import type { ConflictAnswer, PullReport, Review, SendProgress } from '../../src/rpc/shapes';
import { words } from '../../src/text/words';
import { MemoryBook } from './memory-book';
import { Ops } from './memory-ops';
import {
  countingIds,
  MapMemory,
  MemoryLock,
  MemoryMail,
  MemoryTimer,
  nodeDigest,
  nodeUnzip,
  nodeZip,
  plainPerson,
  VirtualClock,
} from './memory-platform';
import type { MemoryTab } from './memory-tab';
import type { ModelCrm } from './model-crm';

export const creator = (id: string): CreatorId => id as CreatorId;

/** More steps than any honest run needs: a command that never ends fails instead of hanging. */
const STEPS = 2_000;

export class Office {
  readonly ops = new Ops();
  readonly book: MemoryBook;
  readonly clock = new VirtualClock();
  readonly lock = new MemoryLock(this.ops);
  readonly shared = new MapMemory(this.ops);
  readonly newId = countingIds();
  readonly timer = new MemoryTimer();
  readonly mail = new MemoryMail();
  /** When this key sent requests, as the pace remembers it. */
  sent: readonly number[] = [];
  slow: PaceState['slow'];
  readonly ctx: Context;

  constructor(
    readonly crm: ModelCrm,
    book?: MemoryBook,
  ) {
    this.book = book ?? new MemoryBook('memory-book', this.ops);
    this.ctx = this.contextOf('Sample person 1');
  }

  /** Another person in the same document. */
  contextOf(name: string): Context {
    const mine = new MapMemory(this.ops);
    mine.write('crm.key', 'nox_sk_test');
    return {
      book: this.book,
      mine,
      shared: this.shared,
      lock: this.lock,
      clock: this.clock,
      newId: this.newId,
      digest: nodeDigest,
      unzip: nodeUnzip,
      zip: nodeZip,
      person: plainPerson(name),
      crmWith: () => this.crm,
      paceOf: () => ({ sent: this.sent, blockedUntil: 0, ...(this.slow && { slow: this.slow }) }),
      timeOf: (ms) => new Date(ms).toISOString().slice(0, 16).replace('T', ' '),
      words: words('en'),
      language: 'en',
      timer: this.timer,
      mail: this.mail,
      showReview: () => {},
    };
  }

  get tab(): MemoryTab {
    const tab = this.book.activeTab();
    if (tab === null) throw new Error('no tab is open');
    return tab;
  }

  pull(ctx = this.ctx): PullReport {
    return this.finishPull(ctx, must(startPull(ctx, { query: {}, name: 'Creators' })).pullId);
  }

  refresh(ctx = this.ctx): PullReport {
    return this.finishPull(ctx, must(startRefresh(ctx, { all: false })).pullId);
  }

  finishPull(ctx: Context, pullId: string): PullReport {
    for (let i = 0; i < STEPS; i += 1) {
      const progress = must(stepPull(ctx, { pullId }));
      this.clock.sleep(progress.waitMs);
      if (progress.finished !== null) return progress.finished;
    }
    throw new Error('the pull does not end');
  }

  /** Presses Sync; null = 0 changes. */
  review(scope: Scope = 'all', ctx = this.ctx): Review | null {
    const started = must(startCheck(ctx, { scope }));
    return started.outcome === 'nothing' ? null : this.finishCheck(ctx, started.runId);
  }

  finishCheck(ctx: Context, runId: string): Review | null {
    for (let i = 0; i < STEPS; i += 1) {
      const progress = must(stepCheck(ctx, { runId }));
      this.clock.sleep(progress.waitMs);
      if (progress.outcome === 'nothing') return null;
      if (progress.outcome === 'ready') return must(readReview(ctx, { runId }));
    }
    throw new Error('the check does not end');
  }

  /** Asks to archive, or to restore, the selected rows; null = there is nothing to do. */
  archive(archived: boolean, named: string[] | null = null): Review | null {
    const started = must(startArchive(this.ctx, { archived, creators: named }));
    return started.outcome === 'nothing' ? null : this.finishCheck(this.ctx, started.runId);
  }

  /** Gives every conflict the same answer. */
  answer(review: Review, answer: ConflictAnswer, keepLabels = false, ctx = this.ctx): Review {
    const answers = review.conflicts.map(({ n }) => ({ n, answer }));
    const progress = must(answerConflicts(ctx, { runId: review.runId, answers, keepLabels }));
    const next = progress.outcome === 'ready' ? must(readReview(ctx, { runId: review.runId })) : this.finishCheck(ctx, review.runId);
    if (next === null) throw new Error('the review came back empty');
    return next;
  }

  /** Confirms everything that is checked. */
  confirm(review: Review, without: readonly number[] = [], ctx = this.ctx): void {
    const changes = review.changes.length - without.length;
    must(
      confirm(ctx, {
        runId: review.runId,
        digest: review.digest,
        without: [...without],
        later: [],
        clearsConfirmed: true,
        number: review.typedConfirmation === null ? null : changes,
      }),
    );
  }

  /** Confirms everything that is checked and sends to the end. */
  send(review: Review, without: readonly number[] = [], ctx = this.ctx): SendProgress {
    this.confirm(review, without, ctx);
    return this.finishSend(review.runId, ctx);
  }

  finishSend(runId: string, ctx = this.ctx): SendProgress {
    for (let i = 0; i < STEPS; i += 1) {
      const progress = must(stepSend(ctx, { runId }));
      this.clock.sleep(progress.waitMs);
      if (progress.results !== null) return progress;
    }
    throw new Error('the run does not end');
  }

  /** Asks to undo a run; null = nothing can be undone. */
  undo(runId: string): Review | null {
    const started = must(startUndo(this.ctx, { runId }));
    return started.outcome === 'nothing' ? null : this.finishCheck(this.ctx, started.runId);
  }

  sync(ctx = this.ctx): SendProgress | null {
    const review = this.review('all', ctx);
    return review === null ? null : this.send(review, [], ctx);
  }
}

export function must<T>(outcome: Asked<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome));
}
