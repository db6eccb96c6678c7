// Pseudorandom numbers, identical at every start.

/** A linear congruential generator; its high bits are random enough to fill a sandbox. */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = (seed * 2_654_435_761) >>> 0;
    for (let turn = 0; turn < 4; turn++) this.next();
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return this.state / 2 ** 32;
  }

  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** True in this share of cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.below(choices.length)];
    if (choice === undefined) throw new Error('There is nothing to pick from.');
    return choice;
  }

  /** Picks each choice with this probability, in their order. */
  some<T>(choices: readonly T[], share: number): T[] {
    return choices.filter(() => this.happens(share));
  }
}
