// One person whose page calls the add-on's commands and waits as told.

import type { Context } from '../../src/commands/context';
import { type Asked, isWaiting } from '../../src/commands/result';

/** A problem that ended what the person did. */
export class Stopped extends Error {
  constructor(readonly kind: string) {
    super(kind);
  }
}

export class Person {
  constructor(
    readonly ctx: Context,
    /** Lets that many milliseconds pass. */
    readonly sleep: (ms: number) => void,
  ) {}

  /** The result for a page that waits as long as told. */
  ask<T>(call: () => Asked<T>): T {
    for (let waits = 0; waits < 40; waits += 1) {
      const outcome = call();
      if (outcome.ok) return outcome.value;
      if (!isWaiting(outcome)) throw new Stopped(outcome.problem.kind);
      this.sleep(outcome.waitMs);
    }
    throw new Stopped('waits');
  }

  /** Asks until the answer is final; waits as long as the answers say. */
  until<T extends { readonly waitMs: number }>(call: () => Asked<T>, isEnd: (answer: T) => boolean): T {
    let waits = 0;
    for (let steps = 0; steps < 120; steps += 1) {
      const answer = this.ask(call);
      if (isEnd(answer)) return answer;
      if (answer.waitMs > 0) waits += 1;
      this.sleep(answer.waitMs);
    }
    throw new Stopped(waits > 100 ? 'waits' : 'goes on and on');
  }
}
