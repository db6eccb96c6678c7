// Writes the outcomes of changes into the tab: cells as the CRM has them, the base, the Sync column.

import { grouped } from '../../../contract/named';
import { creatorIdOf } from '../../../contract/records';
import type { Channel } from '../../fields/fields';
import type { Problem } from '../../rpc/problems';
import { editsText } from '../../sync/edits-text';
import type { CreatorId, EditableField } from '../../sync/model';
import { createNames } from '../../sync/names';
import { sameButSpelling } from '../../sync/normal-form';
import type { ChangeRecord, RemoteUpdateRecord } from '../../sync/run';
import { valueOf } from '../../sync/values';
import type { Words } from '../../text/en';
import { learnNames } from '../account/lists';
import type { Context } from '../context';
import { type ApplyRequest, applyRows } from '../tab/apply-rows';
import { cellWords } from '../tab/cell-words';
import { logChanges } from '../tab/change-log';
import { editsLeft, type RowStatus, writeStatus } from '../tab/status-column';
import type { Survey } from '../tab/survey';
import { canIdentify } from '../tab/view';
import { problemFrom } from './objection';
import type { RunHead } from './run-schema';

export interface Outcomes {
  /** Who sent the run (a colleague may settle it), when, and whether it undoes another. */
  readonly head: Pick<RunHead, 'who' | 'startedAt' | 'undoes'>;
  readonly changes: readonly ChangeRecord[];
  readonly remoteUpdates: readonly RemoteUpdateRecord[];
  /** What the CRM held at the read that settled them. */
  readonly channels: readonly Channel[];
}

/**
 * An acknowledged change moves the base; an unknown, refused, or conflicting one leaves it, so that it is an edit again at the next Sync.
 * Continues from a survey taken under the same lock.
 */
export function writeOutcomes(ctx: Context, found: Survey, { head, changes, remoteUpdates, channels }: Outcomes): void {
  const { open, base, rows } = found;
  const applied = changes.filter(({ state }) => state === 'applied');
  const settled = settledEdits(changes, remoteUpdates);
  const names = createNames(learnNames(ctx, found.lists, channels));
  const report = applyRows(ctx, open, base, {
    channels: channels.filter(({ creatorId }) => settled.has(creatorId)),
    names,
    pull: null,
    append: false,
    settled,
    sent: (creatorId, field) => applied.some((change) => change.creatorId === creatorId && change.field === field),
    ...(canIdentify(open) ? { seen: found } : {}),
  });
  const byCreator = grouped(changes, ({ creatorId }) => creatorId);
  rememberTold(found, byCreator, settled);
  const read = new Map(channels.map((channel) => [channel.creatorId, channel]));
  // A creator the CRM does not hold still has a row here.
  const shown = new Set(report.rows.map(({ id }) => id));
  writeStatus(ctx, open, [...report.rows, ...rows.filter(({ id }) => !shown.has(id))], (row) => {
    const own = byCreator.get(creatorIdOf(row.id));
    return own === undefined ? null : statusOf(ctx, head, own, read.get(creatorIdOf(row.id)));
  });
  logChanges(ctx, open.tab, head.who, names, applied);
}

/**
 * Every creator in the outcomes, with the cell texts of the edits that are done. A change that does not come from a cell may find an edit
 * in it, but that edit is not its own.
 */
function settledEdits(changes: readonly ChangeRecord[], remoteUpdates: readonly RemoteUpdateRecord[]): ApplyRequest['settled'] {
  const settled = new Map<CreatorId, Map<EditableField, string>>();
  const add = ({ creatorId, field, cell }: ChangeRecord | RemoteUpdateRecord, over: boolean): void => {
    const own = settled.get(creatorId) ?? new Map<EditableField, string>();
    settled.set(creatorId, own);
    if (over && cell !== null && field !== 'archived') own.set(field, cell);
  };
  for (const change of changes) add(change, change.state === 'applied');
  for (const remoteUpdate of remoteUpdates) add(remoteUpdate, true);
  return settled;
}

/** What a row says about edits that did not arrive stays until one of them changes; a row that was sent says nothing about edits. */
function rememberTold(
  { base, ...found }: Survey,
  byCreator: ReadonlyMap<CreatorId, readonly ChangeRecord[]>,
  settled: ApplyRequest['settled'],
): void {
  const left = editsLeft(found, ({ creatorId, field, cell }) => settled.get(creatorId)?.get(field) === cell);
  for (const [creatorId, changes] of byCreator) {
    const record = base.records.get(creatorId);
    const told = changes.every(({ state }) => state === 'applied') ? '' : editsText(left.get(creatorId) ?? []);
    if (record !== undefined && record.told !== told) base.put({ ...record, told });
  }
  base.save();
}

/** A row shows its worst news. */
function statusOf(
  ctx: Context,
  { who, startedAt, undoes }: Outcomes['head'],
  changes: readonly ChangeRecord[],
  channel: Channel | undefined,
): RowStatus {
  const words = cellWords(ctx);
  const { sync } = words.cells;
  const at = (state: ChangeRecord['state']): ChangeRecord | undefined => changes.find((change) => change.state === state);
  const rejected = at('rejected');
  if (rejected !== undefined) {
    const problem: Problem = rejected.objection === null ? { kind: 'refused' } : problemFrom(rejected.objection);
    const said = words.objection(problem);
    const reason = problem.technical?.summary ?? '';
    const note = reason === '' ? said.sentence : `${said.sentence}\n${words.cells.sync.crmSays({ reason })}`;
    return { text: sync.refused({ why: said.short }), note };
  }
  if (at('unknown') !== undefined) return { text: sync.unclear, note: sync.unclearNote };
  if (at('conflicted') !== undefined || at('moved') !== undefined) return { text: sync.movedMeanwhile, note: sync.movedNote };
  const when = { time: ctx.timeOf(startedAt), who };
  if (undoes !== null) return { text: sync.undone(when), note: spellingNote(words, changes, channel) };
  const filed = changes.find(({ field }) => field === 'archived');
  if (filed !== undefined) return { text: filed.after === true ? sync.archived(when) : sync.restored(when), note: '' };
  return { text: changes.some(({ creates }) => creates) ? sync.added(when) : sync.sent(when), note: spellingNote(words, changes, channel) };
}

/** The cell changes to the CRM's own spelling of what was sent, which is mentioned this once. */
function spellingNote({ cells }: Words, changes: readonly ChangeRecord[], channel: Channel | undefined): string {
  return changes
    .flatMap(({ field, after }) => {
      const kept = channel && valueOf(channel, field);
      if (field === 'archived' || typeof kept !== 'string' || kept === after || !sameButSpelling(field, kept, after ?? null)) return [];
      return [cells.sync.respelled({ field: cells.heading[field], text: kept })];
    })
    .join('\n');
}
