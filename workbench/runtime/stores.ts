// The platform's storage for scripts: properties, caches, locks, by person and document.

import { Refusal } from '../model/cell';
import type { CachePort, LockPort, StoreKind, StorePort } from '../services/host';

/** Bytes (developers.google.com/apps-script/guides/services/quotas); whether keys count is undocumented, so here they do. */
const LARGEST = { property: 9 * 1024, store: 500 * 1024, cached: 100 * 1024 } as const;

/** Characters of a cache key (developers.google.com/apps-script/reference/cache/cache). */
const LONGEST_KEY = 250;

type Kept = Map<string, string>;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

export class Stores {
  private readonly properties = new Map<string, Kept>();
  private readonly cached = new Map<string, Map<string, { readonly value: string; readonly until: number }>>();
  private readonly locks = new Set<string>();
  private readonly taken = new Map<string, number>();

  /** `now` returns milliseconds since 1970; `pause` blocks for that many, and people act meanwhile. */
  constructor(
    private readonly now: () => number,
    private readonly pause: (ms: number) => void,
  ) {}

  store(kind: StoreKind, owner: string): StorePort {
    const kept = this.keptOf(`${kind}:${owner}`);
    return {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => this.setProperty(kept, key, value),
      remove: (key) => {
        kept.delete(key);
      },
      clear: () => kept.clear(),
      keys: () => [...kept.keys()],
    };
  }

  private keptOf(name: string): Kept {
    const kept = this.properties.get(name) ?? new Map<string, string>();
    this.properties.set(name, kept);
    return kept;
  }

  private setProperty(kept: Kept, key: string, value: string): void {
    if (bytes(key) + bytes(value) > LARGEST.property) throw new Refusal('Argument too large: value');
    let total = bytes(key) + bytes(value);
    for (const [other, text] of kept) if (other !== key) total += bytes(other) + bytes(text);
    if (total > LARGEST.store)
      throw new Refusal('You have exceeded the property storage quota. Please remove some properties and try again.');
    kept.set(key, value);
  }

  cache(kind: StoreKind, owner: string): CachePort {
    const name = `${kind}:${owner}`;
    const kept = this.cached.get(name) ?? new Map();
    this.cached.set(name, kept);
    return {
      get: (key) => {
        const entry = kept.get(key);
        return entry !== undefined && entry.until > this.now() ? entry.value : null;
      },
      put: (key, value, seconds) => {
        if (key.length > LONGEST_KEY) throw new Refusal('Argument too large: key');
        if (bytes(value) > LARGEST.cached) throw new Refusal('Argument too large: value');
        kept.set(key, { value, until: this.now() + seconds * 1000 });
      },
      remove: (key) => {
        kept.delete(key);
      },
    };
  }

  /** An execution elsewhere holds the lock until that moment: milliseconds since 1970. */
  takeElsewhere(kind: StoreKind, owner: string, until: number): void {
    this.taken.set(`${kind}:${owner}`, until);
  }

  /** Executions run one after another and release their locks at the end, so a lock is free unless it is held elsewhere. */
  lock(kind: StoreKind, owner: string): LockPort {
    const name = `${kind}:${owner}`;
    return {
      take: (ms) => {
        const busy = Math.max(0, (this.taken.get(name) ?? 0) - this.now());
        if (busy > 0) this.pause(Math.min(busy, ms));
        if (busy <= ms) this.locks.add(name);
        return this.locks.has(name);
      },
      release: () => {
        this.locks.delete(name);
      },
      held: () => this.locks.has(name),
    };
  }

  releaseAll(): void {
    this.locks.clear();
  }

  toJSON(): SavedStores {
    return [...this.properties].map(([name, kept]) => [name, [...kept]]);
  }

  load(saved: SavedStores): void {
    for (const [name, kept] of saved) this.properties.set(name, new Map(kept));
  }
}

/** Caches are not saved: entries may vanish on the platform too. */
export type SavedStores = readonly (readonly [string, readonly (readonly [string, string])[]])[];
