// Two pages of one document whose calls interleave: the second one's call runs whole before any operation, or during any request, of a call
// of the first, as Apps Script lets executions do; then both carry on to the end, as pages do.

import { isPassing } from '../../sidebar/flows/steps';
import type { Context } from '../../src/commands/context';
import type { Lock, Memory } from '../../src/commands/ports';
import { type Asked, failed, isWaiting, type Result } from '../../src/commands/result';
import { defaultTimeouts } from '../../src/crm/ports';
import type { MapMemory } from '../fakes/memory-platform';
import type { Office } from '../fakes/office';

/** Between two calls of a page. A page that was told to wait makes its next call no sooner than the other page's. */
type Between = 'calls' | 'told to wait';

/** What a page does from a press on, one call at a time, and the word for how it ended. */
export type Page = Generator<Between, string, void>;

/** A person in the document: each of their calls is an execution of its own. */
export interface Person {
  /** What one call works with. It must not be kept beyond the call. */
  readonly execution: () => Context;
  readonly sleep: (ms: number) => void;
}

/**
 * Properties as one execution sees them: read at once, and again only after it waited (`src/sheets/memory.ts`), so that what others write
 * in between is not seen.
 */
class SeenMemory implements Memory {
  private seen: Map<string, string> | null = null;

  constructor(private readonly kept: MapMemory) {}

  waited(): void {
    this.seen = null;
  }

  private all(): Map<string, string> {
    if (this.seen === null) {
      this.kept.keys('');
      this.seen = new Map(this.kept.texts);
    }
    return this.seen;
  }

  read(key: string): string | null {
    return this.all().get(key) ?? null;
  }

  write(key: string, value: string | null): void {
    const all = this.all();
    this.kept.write(key, value);
    if (value === null) all.delete(key);
    else all.set(key, value);
  }

  keys(beginning: string): readonly string[] {
    return [...this.all().keys()].filter((key) => key.startsWith(beginning));
  }
}

/** One person of the office, whose executions remember properties as real ones do. */
export function personIn(office: Office, ctx: Context, mine: MapMemory): Person {
  return {
    execution: () => {
      const memories = [new SeenMemory(mine), new SeenMemory(office.shared)] as const;
      const waited = (): void => {
        for (const memory of memories) memory.waited();
      };
      let held = false;
      const lock: Lock = {
        within: (ms, work) => {
          if (held) return { done: work() };
          waited();
          return office.lock.within(ms, () => {
            held = true;
            try {
              return work();
            } finally {
              held = false;
            }
          });
        },
      };
      const sleep = (ms: number): void => {
        office.clock.sleep(ms);
        waited();
      };
      return {
        ...ctx,
        mine: memories[0],
        shared: memories[1],
        lock,
        clock: { now: () => office.clock.now(), sleep },
        crmWith: (key, listed) => waiting(ctx.crmWith(key, listed), waited),
      };
    },
    sleep: (ms) => office.clock.sleep(ms),
  };
}

/** Each request takes time, after which properties are read again. */
function waiting<T extends object>(crm: T, waited: () => void): T {
  return new Proxy(crm, {
    get: (target, name) => {
      const work: unknown = Reflect.get(target, name, target);
      if (typeof work !== 'function') return work;
      return (...args: readonly unknown[]): unknown => {
        const answer: unknown = Reflect.apply(work, target, args);
        waited();
        return answer;
      };
    },
  });
}

/** As long as pages wait after a passing problem (`sidebar/flows/steps.ts`). */
const RETRY_MS = 15_000;
/** A page that is told to wait this often never gets further. */
const MOST_WAITS = 30;

/** Makes the call as a page does: again after the CRM's limit, and after problems that pass by themselves. */
export function* asking<T>(person: Person, call: (ctx: Context) => Asked<T>): Generator<Between, Result<T>, void> {
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const outcome = call(person.execution());
    if (outcome.ok) return outcome;
    if (!isWaiting(outcome) && !isPassing(outcome.problem)) return outcome;
    yield 'told to wait';
    person.sleep(isWaiting(outcome) ? outcome.waitMs : RETRY_MS);
  }
  return failed('busy');
}

/** Repeats the call until its answer is final. */
export function* stepping<T extends { readonly waitMs: number }>(
  person: Person,
  call: (ctx: Context) => Asked<T>,
  isOver: (answer: T) => boolean,
): Generator<Between, Result<T>, void> {
  for (let waits = 0; waits < MOST_WAITS; ) {
    const outcome = yield* asking(person, call);
    if (!outcome.ok || isOver(outcome.value)) return outcome;
    yield outcome.value.waitMs > 0 ? 'told to wait' : 'calls';
    if (outcome.value.waitMs > 0) waits += 1;
    person.sleep(outcome.value.waitMs);
  }
  return failed('busy');
}

/** Where the first page is interrupted, and how. */
export interface Cut {
  /** The operation or request, counted from 0; beyond the last, the second page begins when the first is over. */
  readonly at: number;
  /** How long the request takes during which the second page comes in. */
  readonly answerMs: number;
  /** Whether the second page makes as many calls there as it can, or only one. */
  readonly whole: boolean;
}

/** Reads of one kind that follow each other without another operation may take longer together than a call holds its run. */
const READS_MS = 100_000;
const READS: ReadonlySet<string> = new Set([
  'quota',
  'list',
  'find',
  'changed',
  'get',
  'group',
  'exports',
  'export',
  'download',
  'template',
  'report',
]);
const isRead = (request: string): boolean => READS.has(request) || /^(?:list|validate|preview|email-)/.test(request);

/** A page that is still at work after this many calls does not end. */
const MOST_CALLS = 120;

class Track {
  ended: string | null = null;
  private calls = 0;

  constructor(private readonly page: Page) {}

  /** Makes the next call; false when the page is over or waits. */
  goOn(): boolean {
    if (this.ended !== null) return false;
    this.calls += 1;
    if (this.calls > MOST_CALLS) {
      this.ended = 'does not end';
      return false;
    }
    const next = this.page.next();
    if (next.done) this.ended = next.value;
    return !next.done && next.value === 'calls';
  }
}

/** Another execution works between two operations of one, which keeps it out of the lock where it holds it. */
export function beside({ ops, lock }: Office, work: () => void): void {
  const { before } = ops;
  ops.before = () => {};
  lock.taken = lock.held;
  work();
  lock.taken = false;
  ops.before = before;
}

/** Lets a page carry on while nobody else is at work. Returns how it ended. */
export function alone(page: Page): string {
  const track = new Track(page);
  while (track.ended === null) track.goOn();
  return track.ended;
}

export interface Played {
  readonly ends: readonly [first: string, second: string];
  /** How many points the first page had. */
  readonly points: number;
  /** The second page came in while the first worked. */
  readonly met: boolean;
}

/** Lets the second page come in at that point of the first, and then both carry on in turns until they are over. */
export function play(office: Office, pages: readonly [first: Page, second: Page], { at, answerMs, whole }: Cut): Played {
  const [first, second] = [new Track(pages[0]), new Track(pages[1])];
  const { ops, crm } = office;
  let points = 0;
  let met = false;
  const comeIn = (): void => {
    met = true;
    const { before } = crm;
    crm.before = () => null;
    beside(office, () => {
      while (second.goOn() && whole);
    });
    crm.before = before;
  };
  const point = (request: string | null): void => {
    const here = points;
    points += 1;
    if (here !== at || met) return;
    if (request !== null) office.clock.sleep(Math.min(answerMs, isRead(request) ? READS_MS : defaultTimeouts.write * 1000));
    comeIn();
  };
  const [beforeOp, beforeRequest] = [ops.before, crm.before];
  const goOn = (track: Track, watched: boolean): void => {
    if (watched) {
      ops.before = () => point(null);
      crm.before = (request) => {
        point(request);
        return null;
      };
    }
    track.goOn();
    ops.before = beforeOp;
    crm.before = beforeRequest;
  };
  while (first.ended === null) {
    goOn(first, true);
    if (met) goOn(second, false);
  }
  while (second.ended === null) goOn(second, false);
  return { ends: [first.ended, second.ended], points, met };
}
