// Two people with keys of their own, and somebody who writes into any hidden sheet at any moment: whatever the two press, including undo,
// retry, taking over and resuming, the CRM gets from each key only what its owner saw in a review and confirmed, as often as that was
// confirmed.

import * as fc from 'fast-check';
import type { ChangeSet } from '../../contract/records';
import type { Context } from '../../src/commands/context';
import type { Asked } from '../../src/commands/result';
import { checkAgain, startRetry } from '../../src/commands/runs/again';
import { startCheck, startUndo, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readHistory } from '../../src/commands/runs/history';
import { readReview } from '../../src/commands/runs/review';
import { cancelRun, pauseSend, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import type { CheckProgress, Review } from '../../src/rpc/shapes';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import type { SentWrite } from '../fakes/model-wire';
import type { Office } from '../fakes/office';
import { type Act, actWithin, EVERYTHING, RECORDS, watching } from './colleague';
import { check, Tally } from './seeded';

const PRESSES = [
  'sync',
  'step',
  'step',
  'go on',
  'open',
  'pause',
  'cancel',
  'undo',
  'retry',
  'retry',
  'again',
  'again',
  'type',
  'refuse',
] as const;
type Press = (typeof PRESSES)[number];

interface Pressed {
  readonly press: Press;
  readonly second: boolean;
  /** Selects among the existing runs. */
  readonly n: number;
  /** What a colleague does meanwhile: mostly in the records of runs, else anywhere. */
  readonly acts: readonly Act[];
  readonly anywhere: boolean;
}

/** The sheets may be written before anything is read, while a person looks at a review, or between two requests. */
const act = fc.oneof(actWithin(0), actWithin(30), actWithin(300));

/**
 * The first person resumes the confirmed run with heavy interference; what they and the second person press afterwards is disturbed less.
 */
const presses: fc.Arbitrary<readonly Pressed[]> = fc
  .tuple(
    fc.record({
      press: fc.constantFrom<Press>('go on', 'go on', 'go on', 'undo'),
      second: fc.constant(false),
      n: fc.nat(),
      acts: fc.oneof(fc.constant<Act[]>([]), fc.array(actWithin(40), { minLength: 1, maxLength: 6 })),
      anywhere: fc.constant(false),
    }),
    fc.array(
      fc.record({
        press: fc.constantFrom<Press>(...PRESSES),
        second: fc.boolean(),
        n: fc.nat(),
        acts: fc.array(act, { maxLength: 1 }),
        anywhere: fc.boolean(),
      }),
      { minLength: 2, maxLength: 7 },
    ),
  )
  .map(([first, more]) => [first, ...more]);

/** Creator, field and value, in the CRM's terms. */
type Asking = string;

const named = (list: readonly { readonly id: unknown; readonly name: string }[], id: unknown): string =>
  list.find((one) => one.id === id)?.name ?? `(${String(id)})`;

function askedBy({ crm }: Office, { ids, set }: Pick<SentWrite, 'ids' | 'set'>): readonly Asking[] {
  const { labels, status, ...texts }: ChangeSet = set;
  const each = [
    ...(labels?.labelIds.map((id) => `labels ${labels.operation} ${named(crm.labelList, id)}`) ?? []),
    ...(status === undefined ? [] : [`status ${named(crm.statusList, status)}`]),
    ...Object.entries(texts).map(([field, value]) => `${field} ${String(value ?? '')}`),
  ];
  return ids.flatMap((id) => each.map((one) => `${id} ${one}`));
}

const shownIn = ({ changes }: Review): readonly Asking[] =>
  changes.flatMap(({ creatorId, field, after }) =>
    after.as === 'text'
      ? [`${creatorId} ${field} ${after.text}`]
      : [
          ...after.added.map((name) => `${creatorId} ${field} add ${name}`),
          ...after.removed.map((name) => `${creatorId} ${field} remove ${name}`),
        ],
  );

/** What a person has confirmed and what their key has requested since, with multiplicity. */
class Person {
  readonly confirmed: Asking[] = [];
  readonly asked: Asking[] = [];

  constructor(readonly ctx: Context) {}

  /** Requested more often than confirmed. */
  get unasked(): readonly Asking[] {
    const left = [...this.confirmed];
    return this.asked.filter((one) => {
      const at = left.indexOf(one);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
  }
}

class Desk {
  readonly office: Office;
  readonly people: readonly [Person, Person];
  readonly met = new Set<string>();
  private typed = 0;

  /** `refusing`: the CRM accepts no notes until somebody retries. */
  constructor(private refusing: boolean) {
    this.office = officeWith(4);
    const { office } = this;
    type(office, 5, 'notes', 'sent before');
    office.send(reviewOf(office));
    this.people = [new Person(office.ctx), new Person(office.contextOf('Sample person 2'))];
    for (const [row, field, text] of [
      [2, 'notes', 'note of c-1'],
      [3, 'status', 'Completed'],
      [4, 'labels', 'Beauty'],
      [3, 'notes', 'note of c-2'],
    ] as const)
      type(office, row, field, text);
    const review = reviewOf(office);
    confirmAll(office, review);
    this.people[0].confirmed.push(...shownIn(review));
    // It asks to wait now and then, so that a run takes several calls, and refuses single notes.
    office.crm.before = (request, n) => (this.refusing && request === 'update' ? 'refused' : n % 7 === 0 ? 'wait' : null);
  }

  press(press: Press, who: 0 | 1, n: number): void {
    const person = this.people[who];
    const known = this.office.crm.writes.length;
    this.office.clock.sleep(95_000);
    this.pressed(press, person, n);
    const asked = this.office.crm.writes.slice(known).flatMap((write) => askedBy(this.office, write));
    person.asked.push(...asked);
    if (asked.length > 0 && press !== 'step') this.met.add(`sent after ${press}`);
  }

  private pressed(press: Press, person: Person, n: number): void {
    const { ctx } = person;
    const runs = this.runs(ctx);
    const runId = runs[n % Math.max(1, runs.length)] ?? 'none';
    const state = readState(ctx, { withEdits: true });
    const open = state.ok ? state.value.run : null;
    switch (press) {
      case 'sync':
        return this.review(person, startCheck(ctx, { scope: 'all' }));
      case 'undo':
        return this.review(person, startUndo(ctx, { runId }), press);
      case 'retry':
        this.refusing = false;
        return this.review(person, startRetry(ctx, { runId }), press);
      case 'again':
        return this.review(person, checkAgain(ctx, { runId: open?.runId ?? runId }), press);
      case 'step':
        stepSend(ctx, { runId });
        return;
      case 'go on':
        if (open !== null) for (let i = 0; i < 4; i += 1) stepSend(ctx, { runId: open.runId });
        return;
      case 'pause':
        pauseSend(ctx, { runId: open?.runId ?? runId });
        return;
      case 'cancel':
        cancelRun(ctx, { runId: open?.runId ?? runId });
        return;
      case 'type':
        this.typed += 1;
        return type(this.office, 2 + (n % 4), 'notes', `typed ${this.typed}`);
      case 'refuse':
        this.refusing = !this.refusing;
        return;
      case 'open':
        return;
    }
  }

  /** Every run that the person sees, newest first. */
  private runs(ctx: Context): readonly string[] {
    const history = readHistory(ctx);
    return history.ok ? history.value.map(({ runId }) => runId) : [];
  }

  /** Checks to the end, looks at the review, confirms all of it, and sends for one call. */
  private review(person: Person, begun: Asked<CheckProgress>, press = 'sync'): void {
    const { ctx } = person;
    for (let progress = begun, i = 0; progress.ok && i < 20; progress = stepCheck(ctx, { runId: progress.value.runId }), i += 1) {
      if (progress.value.outcome === 'nothing') return;
      this.office.clock.sleep(progress.value.waitMs);
      if (progress.value.outcome !== 'ready') continue;
      const review = readReview(ctx, { runId: progress.value.runId });
      if (!review.ok) return;
      const { runId, digest, typedConfirmation } = review.value;
      const number = typedConfirmation?.number ?? null;
      const answer = confirm(ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number });
      if (!answer.ok) return;
      person.confirmed.push(...shownIn(review.value));
      this.met.add(`confirmed ${press}`);
      stepSend(ctx, { runId });
      return;
    }
  }
}

describe('with somebody who writes into any hidden sheet at any moment', () => {
  const tally = new Tally('two people under forgery', [
    ...['confirmed sync', 'confirmed undo', 'confirmed retry', 'confirmed again'],
    ...['sent after go on', 'sent after undo', 'sent after sync', 'sent after again', 'sent after retry', 'second person sent'],
  ]);

  it('two people’s keys request from the CRM only what their owners confirmed, as often as they did', () => {
    check(
      fc.property(fc.boolean(), presses, (refusing, all) => {
        tally.begin();
        const desk = new Desk(refusing);
        const [inRecords, inAny] = [watching(desk.office, RECORDS), watching(desk.office, EVERYTHING)];
        for (const { press, second, n, acts, anywhere } of all)
          (anywhere ? inAny : inRecords)(acts, () => desk.press(press, second ? 1 : 0, n));
        expect(desk.people.map(({ unasked }) => unasked)).toEqual([[], []]);
        for (const one of desk.met) tally.meet(one);
        if (desk.people[1].asked.length > 0) tally.meet('second person sent');
      }),
      200,
    );
    expect(tally.rare()).toEqual([]);
  });
});
