// Pages of a long list, read before the CRM's limit interrupted the reading, in the person's cache.

import type { PagesMemory } from '../crm/long-lists';
import { sha256 } from './digest';
import { PLATFORM } from './platform';

/** Only the person can access this cache, so no colleague can put names into their lists. An entry with a missing part counts as none. */
export function pagesMemory(crmKey: string): PagesMemory {
  const cache = CacheService.getUserCache();
  const name = `pages.${sha256(crmKey)}`;
  const partOf = (part: number): string => `${name}.${part}`;
  return {
    read() {
      const parts = Array.from({ length: Number(cache.get(name) ?? 0) }, (_, part) => partOf(part));
      if (parts.length === 0) return null;
      const found = cache.getAll(parts);
      const texts = parts.map((part) => found[part]);
      return texts.includes(undefined) ? null : texts.join('');
    },
    write(text) {
      if (text === null) return void cache.remove(name);
      const size = PLATFORM.charactersPerCachePart;
      const parts = Array.from({ length: Math.ceil(text.length / size) }, (_, part) => text.slice(part * size, (part + 1) * size));
      const entries = Object.fromEntries(parts.map((part, i) => [partOf(i), part]));
      cache.putAll({ ...entries, [name]: String(parts.length) }, PLATFORM.secondsPagesStay);
    },
  };
}
