// Property tests with a seed that is printed and can be given back: LAW_SEED=123 npx jest test/laws. A build server (CI) always takes the same one.

import * as fc from 'fast-check';

/** So that a change, and not chance, decides whether a build is green; new cases come from everybody's own runs. */
const SEED_IN_CI = 20_260_301;

export const SEED = Number(process.env.LAW_SEED ?? (process.env.CI ? SEED_IN_CI : Math.floor(Math.random() * 2 ** 31)));

/** A branch that fewer of the cases meet is hardly tried. */
const LEAST_SHARE = 0.02;

/** Counts in how many cases each branch was met, and prints that with the seed when the file is done. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private met = new Set<string>();
  private cases = 0;

  constructor(
    private readonly law: string,
    branches: readonly string[],
  ) {
    for (const branch of branches) this.counts.set(branch, 0);
    afterAll(() => process.stdout.write(`${this.line()}\n`));
  }

  begin(): void {
    this.cases += 1;
    this.met = new Set();
  }

  meet(branch: string): void {
    if (this.met.has(branch)) return;
    this.met.add(branch);
    this.counts.set(branch, this.count(branch) + 1);
  }

  count(branch: string): number {
    return this.counts.get(branch) ?? 0;
  }

  /** Branches that fewer than LEAST_SHARE of the cases met. */
  rare(): readonly string[] {
    return [...this.counts.keys()].filter((branch) => this.count(branch) < this.cases * LEAST_SHARE);
  }

  private line(): string {
    const shares = [...this.counts].map(([branch, n]) => `${branch} ${n} (${Math.round((100 * n) / Math.max(1, this.cases))} %)`);
    return `law ${this.law}: seed ${SEED}, ${this.cases} cases: ${shares.join(', ')}`;
  }
}

export function check<T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns: number): void {
  fc.assert(property, { seed: SEED, numRuns });
}
