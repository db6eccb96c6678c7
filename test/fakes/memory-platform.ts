// The rest of the platform in memory: stored texts, the document lock, time, digests, people.
// Time is virtual: it moves only when somebody sleeps or a test moves it.

import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Digest, Lock, Mail, Memory, Permission, Person, Timer, Unzip, Zip } from '../../src/commands/ports';
import type { Clock, NewId, PaceMemory, PaceState } from '../../src/crm/ports';
import { Ops } from './memory-ops';

export class MapMemory implements Memory {
  readonly texts = new Map<string, string>();

  constructor(private readonly ops: Ops = new Ops()) {}

  read(key: string): string | null {
    this.ops.run('memoryRead', key);
    return this.texts.get(key) ?? null;
  }

  write(key: string, value: string | null): void {
    if (value === null && !this.texts.has(key)) return;
    this.ops.run('memoryWrite', key);
    if (value === null) this.texts.delete(key);
    else this.texts.set(key, value);
  }

  keys(beginning: string): readonly string[] {
    this.ops.run('memoryRead', beginning);
    return [...this.texts.keys()].filter((key) => key.startsWith(beginning));
  }
}

/** One document's lock. `taken` = somebody else holds it now. */
export class MemoryLock implements Lock {
  taken = false;
  private depth = 0;

  constructor(private readonly ops: Ops = new Ops()) {}

  within<T>(_ms: number, work: () => T): { readonly done: T } | null {
    this.ops.run('lock', '');
    if (this.taken) return null;
    this.depth += 1;
    try {
      return { done: work() };
    } finally {
      this.depth -= 1;
    }
  }

  get held(): boolean {
    return this.depth > 0;
  }
}

export class VirtualClock implements Clock {
  /** Starts at a fixed moment, so that runs are reproducible. */
  constructor(private time = Date.UTC(2026, 0, 5, 9, 0, 0)) {}

  now(): number {
    return this.time;
  }

  sleep(ms: number): void {
    this.time += ms;
  }
}

export const nodeDigest: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Ids that look like UUIDs and count up, so that a failing run can be repeated. */
export function countingIds(): NewId {
  let n = 0;
  return () => {
    n += 1;
    return countedId(n);
  };
}

export const countedId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export function plainPerson(name: string, locale = 'en'): Person {
  return { name, token: nodeDigest(`person ${name}`).slice(0, 32), locale };
}

export function memoryPace(): PaceMemory {
  let state: PaceState = { sent: [], blockedUntil: 0 };
  return {
    read: () => state,
    write: (next) => {
      state = next;
    },
  };
}

export const nodeUnzip: Unzip = (base64) => {
  try {
    const files = Object.entries(unzipSync(Buffer.from(base64, 'base64')));
    return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  } catch {
    return null;
  }
};

export const nodeZip: Zip = (parts) =>
  Buffer.from(zipSync(Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)])))).toString('base64');

const GRANTED: Permission = { allowed: true, url: null };

/** A timer that a test fires itself. */
export class MemoryTimer implements Timer {
  granted = GRANTED;
  on = false;

  permission(): Permission {
    return this.granted;
  }

  start(): void {
    this.on = true;
  }

  stop(): void {
    this.on = false;
  }
}

export class MemoryMail implements Mail {
  granted = GRANTED;
  quota = 100;
  readonly sent: { readonly subject: string; readonly text: string }[] = [];

  permission(): Permission {
    return this.granted;
  }

  left(): number {
    return this.quota;
  }

  send(subject: string, text: string): void {
    this.quota -= 1;
    this.sent.push({ subject, text });
  }
}
