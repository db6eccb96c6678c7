// Archiving and restoring the creators of selected rows: whom it is about, and the plan for them. It must not ask the CRM, nor send.

import type { Remote } from '../sync/decide';
import type { CreatorId, Reason, RowNumber, Waiting } from '../sync/model';
import type { ChangeRecord, RunRecord } from '../sync/run';
import { bodiesFor, describer, waitingRecords } from './plan-run';
import { hiddenAmong, REVIEWED_HIDDEN, rowsOf, type Survey, selectedAmong } from './survey';

export interface Chosen {
  readonly creators: readonly CreatorId[];
  /** Selected rows that cannot be told. */
  readonly waiting: readonly Waiting[];
}

/**
 * The creators of the selected rows, or those of `named` who have a row here. Rows without a creator are left alone, and so are selected rows
 * that a filter hides: what a person does not see is not archived.
 */
export function chosenCreators({ open, genuine, waiting }: Survey, named: readonly string[] | null): Chosen {
  if (named !== null) return { creators: [...genuine.keys()].filter((id) => named.includes(id)), waiting: [] };
  const places = [...genuine].map(([id, rows]) => ({ id, rows: rows.map(({ row }) => row) }));
  const doubtful = waiting.filter(isWholeRow);
  const selected = [...selectedAmong(open.tab, rowsOf([...places, ...doubtful]))];
  const hidden = open.tab.hiddenRows(selected);
  const seen = new Set(selected.filter((row) => !hidden.has(row)));
  return {
    creators: places.flatMap(({ id, rows }) => (rows.some((row) => seen.has(row)) ? [id] : [])),
    waiting: doubtful.filter(({ rows }) => rows.some((row) => seen.has(row))),
  };
}

/** What is the matter with one cell does not matter here. */
export const isWholeRow = ({ field }: Waiting): boolean => field === null;

export interface ArchivePlan {
  readonly archived: boolean;
  readonly found: Survey;
  readonly remotes: ReadonlyMap<CreatorId, Remote>;
  readonly waiting: readonly Waiting[];
}

/** Whoever is not so yet becomes a change. A creator whose row went away, or came into doubt, since it was chosen is not in scope any more. */
export function planArchive({ archived, found, remotes, waiting }: ArchivePlan, newId: () => string): readonly RunRecord[] {
  const rowsNow = (creatorId: CreatorId): readonly RowNumber[] => (found.genuine.get(creatorId) ?? []).map(({ row }) => row);
  const here = [...remotes].filter(([creatorId]) => found.genuine.has(creatorId));
  const hidden = hiddenAmong(found.open.tab, rowsOf(here.map(([creatorId]) => ({ rows: rowsNow(creatorId) }))), REVIEWED_HIDDEN);
  const about = describer({ found, remotes, hidden });
  const changes: ChangeRecord[] = [];
  const held: Waiting[] = [];
  for (const [creatorId, remote] of here) {
    const rows = rowsNow(creatorId);
    const reason = reasonToWait(creatorId, remote, found);
    if (reason !== null) held.push({ rows, creatorId, field: null, cell: '', reason });
    else if (remote.found && remote.channel.archived !== archived)
      changes.push({ ...unarchivedChange, creatorId, before: !archived, after: archived, ...about(creatorId, { rows, cell: null }) });
  }
  return [...changes, ...waitingRecords(found, [...waiting, ...held]), ...bodiesFor(changes, [], newId)];
}

const unarchivedChange = {
  is: 'change',
  state: 'proposed',
  field: 'archived',
  creates: false,
  takesOff: [],
  answers: false,
  objection: null,
} as const;

function reasonToWait(creatorId: CreatorId, remote: Remote, { base }: Survey): Reason | null {
  if (!remote.found) return { why: base.records.get(creatorId)?.standing === 'new' ? 'not-in-crm' : 'gone' };
  return remote.channel.archived === undefined ? { why: 'not-shown-by-crm' } : null;
}
