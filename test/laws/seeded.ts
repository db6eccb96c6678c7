// Property tests with a printed seed that can be reused: LAW_SEED=123 npx jest test/laws. A build server (CI) always uses the same one.

import * as fc from 'fast-check';

/** So that a change, not chance, decides whether a build passes; new cases come from everybody's own runs. */
const SEED_IN_CI = 20_260_301;

export const SEED = Number(process.env.LAW_SEED ?? (process.env.CI ? SEED_IN_CI : Math.floor(Math.random() * 2 ** 31)));

/** A branch reached by fewer of the cases is hardly tested. */
const LEAST_SHARE = 0.02;

/** Counts how many cases reach each branch, and prints that with the seed at the end of the file. */
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

  /** Branches reached by fewer than LEAST_SHARE of the cases. */
  rare(): readonly string[] {
    return [...this.counts.keys()].filter((branch) => this.count(branch) < this.cases * LEAST_SHARE);
  }

  private line(): string {
    const shares = [...this.counts].map(([branch, n]) => `${branch} ${n} (${Math.round((100 * n) / Math.max(1, this.cases))} %)`);
    return `law ${this.law}: seed ${SEED}, ${this.cases} cases: ${shares.join(', ')}`;
  }
}

/** Tries the property on this many cases. A failure prints the seed and the smallest case. */
export function check<T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns = 100): void {
  fc.assert(property, { seed: SEED, numRuns });
}

/** The same for a property of asynchronous steps. */
export const checkAsync = <T extends unknown[]>(property: fc.IAsyncPropertyWithHooks<T>, numRuns = 100): Promise<void> =>
  fc.assert(property, { seed: SEED, numRuns });
