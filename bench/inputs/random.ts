// Random numbers that are the same in every run.

export interface Random {
  /** A whole number from 0 to below - 1. */
  pick(below: number): number;
  chance(probability: number): boolean;
}

/**
 * A linear congruential generator (multiplier and increment from Numerical Recipes); uses its upper bits, because the lower ones repeat
 * soon.
 */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  return { pick: (below) => Math.floor(next() * below), chance: (probability) => next() < probability };
}
