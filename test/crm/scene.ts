// What a conformance test sees of a CRM: the client in front of it, and the sandbox's admin API behind it.

import type { CreatorId } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import type { Clock, PaceMemory } from '../../src/crm/ports';
import type { Answer } from '../../src/crm/problems';
import type { KeyName } from '../../workbench/crm/keys';
import type { EmailTask, Export, Channel as KeptChannel, Lists } from '../../workbench/crm/model';
import { accountLists } from '../../workbench/crm/samples';
import type { LogEntry } from '../../workbench/crm/write-log';
import type { SyncHttp } from './sync-http';

export interface Kept {
  readonly channels: readonly KeptChannel[];
  readonly withoutChannel: readonly { readonly creatorId: CreatorId }[];
  readonly lists: Lists;
}

/** A CRM that a test talks to, and its inside view. */
export interface Scene {
  readonly contract: Contract;
  readonly crm: Crm;
  crmWith(key: KeyName | { readonly text: string }, pace?: PaceMemory): Crm;
  kept(): Kept;
  tasks(): readonly EmailTask[];
  exports(): readonly Export[];
  writes(): readonly LogEntry[];
  change(...changes: readonly object[]): void;
  fault(fault: object): void;
  /** Forces the state of exports, or sets how long they take. */
  settle(order: object): void;
}

interface ScenePlace {
  readonly contract: Contract;
  readonly wire: SyncHttp;
  readonly keys: Readonly<Record<string, string>>;
}

/** Waits take no real time: the clock jumps. */
function jumpingClock(): Clock {
  let jumped = 0;
  return {
    now: () => Date.now() + jumped,
    sleep: (ms) => {
      jumped += ms;
    },
  };
}

const unpaced: PaceMemory = { read: () => ({ sent: [], blockedUntil: 0 }), write: () => {} };

/** The value of an answer that must be a success. */
export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.kind} ${answer.problem.code}: ${answer.problem.summary}`);
  return answer.value;
}

let count = 0;
/** An unused idempotency key. */
export const freshKey = (): string => {
  count += 1;
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
};

/** The scene of a CRM that has just been reseeded. */
export function openScene({ contract, wire, keys }: ScenePlace): Scene {
  const door = (method: 'GET' | 'POST', path: string, body?: object): unknown => {
    const url = `${contract.transport.origin.value}/sandbox${path}`;
    const answer = wire.http({ method, url, headers: {}, ...(body && { body: JSON.stringify(body) }) });
    if (!answer.answered || answer.status !== 200) throw new Error(`the sandbox's door: ${JSON.stringify(answer)}`);
    return JSON.parse(answer.body);
  };
  const crmWith: Scene['crmWith'] = (key, pace = unpaced) => {
    const text = typeof key === 'string' ? (keys[key] ?? '') : key.text;
    return createCrm({ contract, http: wire.http, pace, clock: jumpingClock(), newId: freshKey, key: text, listed: accountLists.main });
  };
  door('POST', '/reset');
  return {
    contract,
    crm: crmWith('full'),
    crmWith,
    kept: () => door('GET', '/channels') as Kept,
    tasks: () => (door('GET', '/tasks') as { tasks: EmailTask[] }).tasks,
    exports: () => (door('GET', '/exports') as { exports: Export[] }).exports,
    writes: () => (door('GET', '/log?kind=write') as { entries: LogEntry[] }).entries,
    change: (...changes) => void door('POST', '/change', { changes }),
    fault: (fault) => void door('POST', '/fault', fault),
    settle: (order) => void door('POST', '/exports', order),
  };
}
