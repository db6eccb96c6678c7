// CacheService: texts that expire after a while.

import { emulated, hostOf, mismatch } from '../emulated';
import type { CachePort, StoreKind } from '../host';

/** Default and maximum lifetime of an entry in seconds (developers.google.com/apps-script/reference/cache/cache). */
const STAY = { usual: 600, most: 21_600 } as const;

export const cacheService = (): object =>
  emulated('CacheService', {
    getUserCache: (): object | null => cacheOf('user'),
  });

function cacheOf(kind: StoreKind): object | null {
  hostOf().authorize('CacheService', 'properties');
  const cache = hostOf().cache(kind);
  return cache === null ? null : emulated('Cache', new Cache(cache));
}

class Cache {
  constructor(private readonly _cache: CachePort) {}

  get(key: unknown): string | null {
    if (typeof key !== 'string') throw mismatch('CacheService.Cache.get', [key]);
    return this._cache.get(key);
  }

  getAll(keys: unknown): Record<string, string> {
    const found: Record<string, string> = {};
    if (!Array.isArray(keys)) throw mismatch('CacheService.Cache.getAll', [keys]);
    for (const key of keys) {
      const value = this._cache.get(String(key));
      if (value !== null) found[String(key)] = value;
    }
    return found;
  }

  /** The platform returns null. */
  put(key: unknown, value: unknown, seconds: unknown = STAY.usual): null {
    if (typeof key !== 'string' || typeof value !== 'string' || typeof seconds !== 'number')
      throw mismatch('CacheService.Cache.put', [key, value, seconds]);
    this._cache.put(key, value, Math.min(STAY.most, Math.max(1, seconds)));
    return null;
  }

  putAll(values: unknown, seconds: unknown = STAY.usual): void {
    if (typeof values !== 'object' || values === null) throw mismatch('CacheService.Cache.putAll', [values, seconds]);
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), seconds);
  }

  remove(key: unknown): void {
    this._cache.remove(String(key));
  }
}
