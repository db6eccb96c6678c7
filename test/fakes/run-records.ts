// Entries of runs, small enough to understand at a glance: each contains only what a test is about.

import type { Channel } from '../../src/fields/fields';
import type { Remote } from '../../src/sync/merge-all';
import { rowNumberOf } from '../../src/sync/model';
import type {
  BodyRecord,
  ChangeRecord,
  ConflictRecord,
  Draft,
  FailedCreator,
  Objection,
  RemoteUpdateRecord,
  Run,
  WaitingRecord,
} from '../../src/sync/run';
import { blankChannel } from './model-crm';
import { creator } from './office';

/** The notes of a creator change from "before" to "after". */
export const change = (id: string, more: Partial<Draft<ChangeRecord>> = {}): Draft<ChangeRecord> => ({
  creatorId: creator(id),
  field: 'notes',
  before: 'before',
  after: 'after',
  creates: false,
  state: 'planned',
  rows: [],
  creator: `Sample ${id}`,
  owner: '',
  cell: null,
  hidden: null,
  takesOff: [],
  answers: false,
  ticked: null,
  objection: null,
  ...more,
});

/** A batch that sends these notes. */
export const body = (ids: readonly string[], more: Partial<Draft<BodyRecord>> = {}): Draft<BodyRecord> => ({
  state: 'planned',
  body: { kind: 'batch', ids: ids.map(creator), set: { notes: 'after' }, creates: false },
  newIds: [],
  key: `key of ${ids.join()}`,
  check: null,
  attempts: 0,
  requestId: '',
  objection: null,
  failed: [],
  ...more,
});

export const conflict = (id: string, more: Partial<Draft<ConflictRecord>> = {}): Draft<ConflictRecord> => ({
  state: 'later',
  creatorId: creator(id),
  field: 'notes',
  base: 'before',
  mine: 'mine',
  theirs: 'theirs',
  both: null,
  rows: [rowNumberOf(2)],
  creator: `Sample ${id}`,
  owner: '',
  cell: 'mine',
  hidden: null,
  ...more,
});

export const waiting = (id: string, more: Partial<Draft<WaitingRecord>> = {}): Draft<WaitingRecord> => ({
  rows: [rowNumberOf(2)],
  creatorId: creator(id),
  creator: `Sample ${id}`,
  field: 'status',
  cell: 'no such status',
  reason: { why: 'unknown-name', name: 'no such status', near: [] },
  ...more,
});

export const remoteUpdate = (id: string, more: Partial<Draft<RemoteUpdateRecord>> = {}): Draft<RemoteUpdateRecord> => ({
  state: 'drift',
  creatorId: creator(id),
  field: 'notes',
  value: 'theirs',
  cell: null,
  ...more,
});

export const objection = (summary: string, more: Partial<Objection> = {}): Objection => ({
  kind: 'refused',
  code: '',
  summary,
  hint: '',
  url: '',
  requestId: '',
  ...more,
});

export const failed = (id: string, reason: string): FailedCreator => ({ creatorId: creator(id), code: 'NO', reason });

/** What the CRM now holds about some creators; null = it has no such creator. */
export function held(all: Readonly<Record<string, Partial<Channel> | null>>): ReadonlyMap<ReturnType<typeof creator>, Remote> {
  return new Map(
    Object.entries(all).map(([id, channel]) => [
      creator(id),
      channel === null ? { found: false } : { found: true, channel: { ...blankChannel(creator(id)), ...channel } },
    ]),
  );
}

export const changesOf = (run: Run) => [...run.changes.values()];
export const bodiesOf = (run: Run) => [...run.bodies.values()];
