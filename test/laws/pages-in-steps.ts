// What pages do in several calls, from a press to its end, and how they carry on after each answer.

import type { MutationRequest } from '../../sidebar/calls';
import type { Context } from '../../src/commands/context';
import { previewBulkEdit, takeBackBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import { previewStamp, takeBackStamp, writeStamp } from '../../src/commands/follow-ups/stamp';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { type Asked, done, type Result } from '../../src/commands/result';
import { stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readReview } from '../../src/commands/runs/review';
import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import type { PickedFile } from '../../src/rpc/mutations';
import type { CheckProgress, PullProgress, Review } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { changesOf, type Desk, type NeedName } from './desk-of-two';
import { asking, type Page, type Person, stepping } from './interleaved';

/** What a page does at this desk, for one of the people. */
export interface PageKind {
  readonly needs: readonly NeedName[];
  readonly page: (desk: Desk, who: Person) => Page;
}

const told = (outcome: Result<unknown>): string => (outcome.ok ? 'done' : outcome.problem.kind);

/** A page that makes the one call. */
export const once =
  (call: (ctx: Context, desk: Desk) => Asked<unknown>): PageKind['page'] =>
  (desk, who) =>
    single(desk, who, call);

function* single(desk: Desk, who: Person, call: (ctx: Context, desk: Desk) => Asked<unknown>): Page {
  return told(yield* asking(who, (ctx) => call(ctx, desk)));
}

export function* pulling(who: Person, start: (ctx: Context) => Asked<PullProgress | null>): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok || begun.value === null) return told(begun);
  const { pullId } = begun.value;
  yield 'calls';
  return yield* goingOnPulling(who, pullId);
}

export function* goingOnPulling(who: Person, pullId: string): Page {
  return told(
    yield* stepping(
      who,
      (ctx) => stepPull(ctx, { pullId }),
      ({ finished }) => finished !== null,
    ),
  );
}

export function* sending(who: Person, runId: string): Page {
  const sent = yield* stepping(
    who,
    (ctx) => stepSend(ctx, { runId }),
    ({ results, state }) => results !== null || state === 'paused',
  );
  return sent.ok ? sent.value.state : sent.problem.kind;
}

export function* ending(who: Person, runId: string): Page {
  const ended = yield* stepping(
    who,
    (ctx) => cancelRun(ctx, { runId }),
    ({ results, state }) => results !== null || state === 'cancelled',
  );
  return ended.ok ? ended.value.state : ended.problem.kind;
}

/** From the first press to the last: checks, confirms everything, sends. */
export function* syncing(desk: Desk, who: Person, start: (ctx: Context) => Asked<CheckProgress>): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok) return told(begun);
  if (begun.value.outcome === 'nothing') return 'nothing';
  const { runId } = begun.value;
  yield 'calls';
  const checked =
    begun.value.outcome === 'ready'
      ? begun
      : yield* stepping(
          who,
          (ctx) => stepCheck(ctx, { runId }),
          ({ outcome }) => outcome !== 'going',
        );
  if (!checked.ok) return told(checked);
  if (checked.value.outcome === 'nothing') return 'nothing';
  yield 'calls';
  const review = yield* asking(who, (ctx) => readReview(ctx, { runId }));
  if (!review.ok) return told(review);
  if (review.value.changes.length === 0) return 'nothing to send';
  yield 'calls';
  return yield* confirming(desk, who, review.value);
}

function* confirming(desk: Desk, who: Person, review: Review): Page {
  const { runId, digest, typedConfirmation } = review;
  const confirmed = yield* asking(who, (ctx) =>
    confirm(ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation?.number ?? null }),
  );
  if (!confirmed.ok) return told(confirmed);
  desk.confirmed.push(...changesOf(review));
  yield 'calls';
  return yield* sending(who, runId);
}

type Shown = { readonly mutationId: string; readonly digest: string; readonly state: string; readonly waitMs: number };

export function* mutating(who: Person, start: (ctx: Context) => Asked<Shown>, file?: PickedFile): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok) return told(begun);
  const { mutationId } = begun.value;
  yield 'calls';
  const ready =
    begun.value.state === 'checking'
      ? yield* stepping(
          who,
          (ctx) => stepMutation(ctx, { mutationId, ...(file && { file }) }),
          ({ state }) => state !== 'checking',
        )
      : begun;
  if (!ready.ok) return told(ready);
  const { digest } = ready.value;
  const approved =
    ready.value.state === 'ready'
      ? yield* asking(who, (ctx) => approveMutation(ctx, { mutationId, digest, ...(file && { file }) }))
      : ready;
  if (!approved.ok) return told(approved);
  if (approved.value.state !== 'doing') return approved.value.state;
  yield 'calls';
  return yield* goingOnMutating(who, mutationId, file);
}

export function* goingOnMutating(who: Person, mutationId: string, file?: PickedFile): Page {
  const ended = yield* stepping(
    who,
    (ctx) => stepMutation(ctx, { mutationId, ...(file && { file }) }),
    ({ state }) => state !== 'doing',
  );
  return ended.ok ? ended.value.state : ended.problem.kind;
}

export const starting =
  (mutation: MutationRequest): PageKind['page'] =>
  ({ office }, who) => {
    if ('selected' in mutation || mutation.what === 'add-to-group' || mutation.what === 'add-to-email')
      office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
    return mutating(who, (ctx) => startMutation(ctx, { mutation }));
  };

export function* bulk(who: Person, takesBack: boolean): Page {
  const edit = { verb: 'set', field: 'email', value: 'made-up@example.com' } as const;
  const shown = yield* asking(who, (ctx) => previewBulkEdit(ctx, { edit, scope: 'all' }));
  if (!shown.ok) return told(shown);
  yield 'calls';
  const written = yield* asking(who, (ctx) => writeBulkEdit(ctx, { edit, scope: 'all', digest: shown.value.digest }));
  if (!written.ok || !takesBack) return told(written);
  const { undo } = written.value;
  if (undo === null) return 'no undo';
  yield 'calls';
  return told(yield* asking(who, (ctx) => takeBackBulkEdit(ctx, { undo })));
}

export function* stamping({ begun }: Desk, who: Person, takesBack: boolean): Page {
  const { emailed: mutationId } = begun;
  const shown = yield* asking(who, (ctx) => previewStamp(ctx, { mutationId }));
  if (!shown.ok) return told(shown);
  yield 'calls';
  const written = yield* asking(who, (ctx) => writeStamp(ctx, { mutationId, digest: shown.value.digest }));
  if (!written.ok || !takesBack) return told(written);
  const { undo } = written.value;
  if (undo === null) return 'no undo';
  yield 'calls';
  return told(yield* asking(who, (ctx) => takeBackStamp(ctx, { undo })));
}

export function* ticking({ office }: Desk, who: Person): Page {
  office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
  const read = yield* asking(who, readRowLabels);
  if (!read.ok) return told(read);
  yield 'calls';
  return told(yield* asking(who, (ctx) => tickRowLabels(ctx, { selection: read.value.selection, ticked: ['l-1'], unticked: [] })));
}

export function* binding({ office, begun, tab }: Desk, who: Person): Page {
  const { matchId } = begun;
  const ended = yield* pulling(who, (ctx) => bindOwnTab(ctx, { matchId }));
  const front = office.book.tab(tab);
  if (front !== null) office.book.activate(front);
  return ended;
}

export function* matching({ office, begun, tab }: Desk, who: Person): Page {
  const columns = { link: 1, handle: null, email: null, platform: null };
  const inFront = (id: number): void => {
    const front = office.book.tab(id);
    if (front !== null) office.book.activate(front);
  };
  const begunNow = yield* asking(who, (ctx) => {
    inFront(begun.ownTab);
    const outcome = startMatch(ctx, { query: {}, name: 'Mine', columns });
    inFront(tab);
    return outcome;
  });
  if (!begunNow.ok) return told(begunNow);
  const { matchId } = begunNow.value;
  yield 'calls';
  return told(
    yield* stepping(
      who,
      (ctx) => stepMatch(ctx, { matchId }),
      ({ found }) => found !== null,
    ),
  );
}

/** The first person's timer, if it is on: the office has no other. */
export function* firing({ office, me }: Desk): Page {
  if (office.timer.on)
    workByItself(me.execution(), (thrown) => {
      throw thrown;
    });
  yield 'calls';
  return 'done';
}

export function confirmingBegun(desk: Desk, who: Person): Page {
  const { review } = desk.begun;
  if (review === null) throw new Error('there is no review');
  return confirming(desk, who, review);
}

/** Opening a view answers with its pull, if it needs one. */
export const pullOf = (opened: Asked<{ readonly pull: PullProgress | null }>): Asked<PullProgress | null> =>
  opened.ok ? done(opened.value.pull) : opened;
