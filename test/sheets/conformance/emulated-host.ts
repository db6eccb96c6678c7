// What the emulated services need from their context, as simple as possible: calls are counted, texts stored in maps. The stand-in has a
// host of its own with threads, pages and a network; this one has none.

import { createHash, createHmac, randomUUID } from 'node:crypto';
import type { Book } from '../../../workbench/model/book';
import type { UserSelection } from '../../../workbench/model/user-selection';
import { model } from '../../../workbench/runtime/model-port';
import type {
  CachePort,
  Facts,
  Host,
  LockPort,
  MailPort,
  StoreKind,
  StorePort,
  Tools,
  TriggerPort,
  UiPort,
  WebPort,
} from '../../../workbench/services/host';

const facts: Facts = {
  email: 'me@example.test',
  people: ['owner@example.test', 'me@example.test'],
  locale: 'en',
  scriptZone: 'Etc/UTC',
  scriptId: 'script',
  authMode: 'FULL',
  unattended: false,
  withheld: () => false,
  page: () => null,
};

/** The properties of each kind. */
type StoredTexts = Map<StoreKind, Map<string, string>>;

export interface CountingHost extends Host {
  /** The billed calls, in order. */
  readonly calls: string[];
  readonly texts: StoredTexts;
  refusesLate: boolean;
  readonly facts: { -readonly [F in keyof Facts]: Facts[F] };
  readonly tools: { -readonly [T in keyof Tools]: Tools[T] };
  /** Whether an execution elsewhere holds the locks. */
  lockedElsewhere: boolean;
}

export function countingHost(book: Book, userSelection: UserSelection, texts: StoredTexts = new Map()): CountingHost {
  const calls: string[] = [];
  const host: CountingHost = {
    book,
    userSelection,
    model,
    facts: { ...facts },
    calls,
    texts,
    bill: (call) => void calls.push(call),
    count: () => {},
    authorize: (call, scope) => {
      if (scope === 'email') throw new Error(`You do not have permission to call ${call}`);
    },
    flush: () => book.settle(),
    ui: { ...notThere<UiPort>('Ui', ['toast', 'open', 'setMenu']), showSelection: () => {} },
    web: notThere<WebPort>('UrlFetchApp', ['fetch']),
    store: (kind) => {
      const own = texts.get(kind) ?? new Map<string, string>();
      texts.set(kind, own);
      return mapStore(own);
    },
    cache: () => notThere<CachePort>('CacheService', ['get', 'put', 'remove']),
    lock: ownLock(() => host.lockedElsewhere),
    triggers: notThere<TriggerPort>('ScriptApp', ['install', 'list', 'remove']),
    mail: notThere<MailPort>('MailApp', ['left', 'send']),
    lockedElsewhere: false,
    refusesLate: false,
    tools: { ...tools },
    now: Date.now,
    log: () => {},
  };
  return host;
}

function mapStore(texts: Map<string, string>): StorePort {
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => {
      if (Buffer.byteLength(value) > 9 * 1024) throw new Error('Argument too large: value');
      texts.set(key, value);
    },
    remove: (key) => void texts.delete(key),
    clear: () => texts.clear(),
    keys: () => [...texts.keys()],
  };
}

function ownLock(isTaken: () => boolean): () => LockPort {
  let held = false;
  const lock: LockPort = {
    take: () => {
      held = !isTaken();
      return held;
    },
    release: () => {
      held = false;
    },
    held: () => held,
  };
  return () => lock;
}

const tools: Tools = {
  ...notThere<Tools>('Utilities', ['decode', 'base64', 'fromBase64', 'gzip', 'gunzip', 'zip', 'unzip', 'formatDate']),
  uuid: () => randomUUID(),
  hmac: (bytes, key) => createHmac('sha256', key).update(bytes).digest(),
  digest: (algorithm, bytes) => createHash(algorithm.replace('_', '').toLowerCase()).update(bytes).digest(),
  encode: (text) => Buffer.from(text, 'utf8'),
  sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

function notThere<T extends object>(service: string, methods: readonly (keyof T & string)[]): T {
  const refuse = (method: string) => (): never => {
    throw new Error(`${service}.${method} is not part of this stage`);
  };
  return Object.fromEntries(methods.map((method) => [method, refuse(method)])) as unknown as T;
}
