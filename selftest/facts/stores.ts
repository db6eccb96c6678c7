// Properties, cache, and lock.

import { group } from '../fact';

const KEY = 'selftest';

/** The person's own properties, with everything the test added removed again. */
function trying<T>(work: (properties: GoogleAppsScript.Properties.Properties) => T): T {
  const properties = PropertiesService.getUserProperties();
  try {
    return work(properties);
  } finally {
    for (const key of properties.getKeys()) if (key.startsWith(KEY)) properties.deleteProperty(key);
  }
}

const cache = () => CacheService.getUserCache();

/** A document may have no lock of its own; the test's has one. */
function lock(): GoogleAppsScript.Lock.Lock {
  const found = LockService.getDocumentLock();
  if (found === null) throw new Error('This document has no lock.');
  return found;
}

export const stores = group('stores', [
  [
    'property',
    'A property reads back as it was set.',
    'a\n中文',
    () => trying((kept) => kept.setProperty(KEY, 'a\n中文').getProperty(KEY)),
  ],
  ['property-missing', 'One that was never set is null.', null, () => PropertiesService.getUserProperties().getProperty('selftest.never')],
  ['property-empty', 'An empty text is kept.', '', () => trying((kept) => kept.setProperty(KEY, '').getProperty(KEY))],
  [
    'property-number',
    'Numbers are kept as texts.',
    '12',
    () =>
      // The typings only allow texts.
      trying((kept) => Reflect.apply(kept.setProperties, kept, [{ [KEY]: 12 }]).getProperty(KEY)),
  ],
  [
    'property-deleted',
    'A deleted one is null.',
    null,
    () => trying((kept) => kept.setProperty(KEY, 'x').deleteProperty(KEY).getProperty(KEY)),
  ],
  [
    'property-largest',
    'A value of 9,000 bytes is taken.',
    9000,
    () => trying((kept) => kept.setProperty(KEY, 'x'.repeat(9000)).getProperty(KEY)?.length ?? null),
  ],
  [
    'property-too-large',
    'A value of more than 9 KB is refused.',
    true,
    ({ refuses }) => trying((kept) => refuses(() => kept.setProperty(KEY, 'x'.repeat(9 * 1024 + 1)))),
  ],
  [
    'property-too-large-in-bytes',
    'Letters of three bytes count as three.',
    true,
    ({ refuses }) => trying((kept) => refuses(() => kept.setProperty(KEY, '中'.repeat(4000)))),
  ],
  [
    'properties-all',
    'getProperties has every one of them.',
    ['1', '2'],
    () =>
      trying((kept) => {
        kept.setProperties({ [`${KEY}.a`]: '1', [`${KEY}.b`]: '2' });
        const all = kept.getProperties();
        return [all[`${KEY}.a`] ?? null, all[`${KEY}.b`] ?? null];
      }),
  ],
  [
    'document-properties',
    "A document's properties are others than the person's.",
    [true, null],
    () =>
      trying((kept) => {
        kept.setProperty(KEY, 'x');
        const shared = PropertiesService.getDocumentProperties();
        return [shared !== null, shared?.getProperty(KEY) ?? null];
      }),
  ],
  [
    'cache',
    'A cached text reads back.',
    'x',
    () => {
      cache().put(KEY, 'x', 60);
      return cache().get(KEY);
    },
  ],
  ['cache-put', 'put() answers null.', true, () => Reflect.apply(cache().put, cache(), [KEY, 'x', 60]) === null],
  ['cache-missing', 'One that was never put is null.', null, () => cache().get('selftest.never')],
  [
    'cache-removed',
    'A removed one is null.',
    null,
    () => {
      cache().put(KEY, 'x', 60);
      cache().remove(KEY);
      return cache().get(KEY);
    },
  ],
  [
    'cache-all',
    'getAll leaves out what is not there.',
    { 'selftest.a': '1' },
    () => {
      cache().put('selftest.a', '1', 60);
      return { ...cache().getAll(['selftest.a', 'selftest.never']) };
    },
  ],
  [
    'cache-too-large',
    'A text of more than 100 KB is refused.',
    true,
    ({ refuses }) => refuses(() => cache().put(KEY, 'x'.repeat(100 * 1024 + 1), 60)),
  ],
  [
    'cache-key-too-long',
    'A key of more than 250 characters is refused.',
    true,
    ({ refuses }) => refuses(() => cache().put('x'.repeat(251), 'x', 60)),
  ],
  [
    'lock',
    'A free lock is taken, held and given back.',
    [true, true, false],
    () => {
      const one = lock();
      const [taken, held] = [one.tryLock(1000), one.hasLock()];
      one.releaseLock();
      return [taken, held, one.hasLock()];
    },
  ],
  [
    'lock-twice',
    'Who holds the lock gets it again.',
    [true, true],
    () => {
      const answers = [lock().tryLock(1000), lock().tryLock(1000)];
      lock().releaseLock();
      return answers;
    },
  ],
  [
    'lock-no-time',
    'tryLock with a time below zero is false.',
    false,
    () => {
      const taken = lock().tryLock(-100);
      lock().releaseLock();
      return taken;
    },
  ],
  [
    'lock-wait-no-time',
    'waitLock with a time below zero is refused as a lock time-out.',
    true,
    () => {
      try {
        lock().waitLock(-100);
        lock().releaseLock();
        return false;
      } catch (error) {
        return /lock timeout/i.test(String(error));
      }
    },
  ],
  ['lock-not-held', 'Giving back a lock that is not held is no error.', false, ({ refuses }) => refuses(() => lock().releaseLock())],
]);
