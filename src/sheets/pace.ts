// Remembers when a key last sent requests, across executions and documents of one person.

import type { PaceMemory } from '../crm/ports';
import { sha256 } from './digest';
import { objectIn, objectOf } from './json';
import { PLATFORM } from './platform';

/**
 * Lies in the person's cache and not in the properties, whose reads and writes are counted by the day. An entry may vanish: then the
 * CRM's own refusal is the limit. The name of the entry is a digest, so that the key stands nowhere.
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
