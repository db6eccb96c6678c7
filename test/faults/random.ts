// Randomness determined by a seed, so that a case can be repeated.

export interface Random {
  /** 0 <= x < 1. */
  next(): number;
  /** 0 <= n < count. */
  below(count: number): number;
  pick<T>(all: readonly T[]): T;
  chance(share: number): boolean;
}

/** Xorshift, after mixing the seed's bits: adjacent seeds start differently. */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    pick: (all) => {
      const one = all[below(all.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    chance: (share) => next() < share,
  };
}
