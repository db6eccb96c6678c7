// Property tests with a seed that is printed and can be given back: LAW_SEED=123 npx jest test/laws. It must not know any law.

import * as fc from 'fast-check';

const given = process.env.LAW_SEED;
export const SEED = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);

/** Counts how many cases met each branch, and prints that with the seed when the file is done. */
export class Tally {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly law: string,
    branches: readonly string[],
  ) {
    for (const branch of branches) this.counts.set(branch, 0);
    afterAll(() => process.stdout.write(`${this.line()}\n`));
  }

  met(branch: string): void {
    this.counts.set(branch, (this.counts.get(branch) ?? 0) + 1);
  }

  count(branch: string): number {
    return this.counts.get(branch) ?? 0;
  }

  private line(): string {
    return `law ${this.law}: seed ${SEED}, ${[...this.counts].map(([branch, n]) => `${branch} ${n}`).join(', ')}`;
  }
}

export function check<T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns: number): void {
  fc.assert(property, { seed: SEED, numRuns });
}
