// Remembers when a key last sent requests, across one person's executions and documents.

import type { PaceMemory } from '../crm/ports';
import { sha256 } from './digest';
import { objectIn, objectOf } from './json';
import { PLATFORM } from './platform';

/**
 * Stored in the person's cache rather than the properties, whose daily reads and writes are limited. An entry may vanish; the CRM's own
 * refusal is then the limit. The entry's name is a digest, so the key itself is not stored.
 */
export function paceMemory(crmKey: string): PaceMemory {
  const cache = CacheService.getUserCache();
  const name = `pace.${sha256(crmKey)}`;
  return {
    read: () => paceFrom(cache.get(name)),
    write: (state) => cache.put(name, JSON.stringify(state), PLATFORM.secondsInCache),
  };
}

function paceFrom(text: string | null): ReturnType<PaceMemory['read']> {
  const { sent, blockedUntil, slow } = objectIn(text);
  const times = Array.isArray(sent) ? sent.filter((time): time is number => typeof time === 'number') : [];
  const { perMinute, until } = objectOf(slow);
  const slower = typeof perMinute === 'number' && typeof until === 'number' ? { slow: { perMinute, until } } : {};
  return { sent: times, blockedUntil: typeof blockedUntil === 'number' ? blockedUntil : 0, ...slower };
}
