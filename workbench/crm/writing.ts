// The operations that change channels, and the two stages that predict what a change would do.

import { answered, type Call, channelRow, type Executed, type Routes, refuse, shown } from './call';
import { type ChangeSet, changed, changeSetOf, creates, differences, kept, newChannel } from './change-set';
import { channelsOf, creatorsOf, saveChannel } from './channel-rows';
import { accepted, type Channel, type Checked, type Creator } from './model';
import { carriesToken, type Failure, failedHere, failures, givenToken, namedIn } from './staging';

/** What a change set applies to: each creator of the selector is in exactly one of the lists. */
interface Reach {
  readonly existing: readonly Channel[];
  readonly creatable: readonly Creator[];
  readonly failed: readonly Failure[];
}

const validate = (call: Call): Promise<Executed> => stage(call, 'validateBatch');

const preview = (call: Call): Promise<Executed> => stage(call, 'previewBatch');

/** Counts without changing anything. Only a preview gives a token, and only if an apply needs one. */
async function stage(call: Call, operation: 'validateBatch' | 'previewBatch'): Promise<Executed> {
  const body = batchOf(call);
  if (!body.ok) return refuse('refused', body.problem);
  const reach = await reachOf(call, body.value.ids, body.value.set);
  const token = operation === 'previewBatch' ? givenToken(call, operation) : {};
  const counts = { existing: reach.existing.length, creatable: reach.creatable.length };
  return answered(shown(call, operation, { ...counts, ...failures(call, reach.failed), ...token }), sentence(reach, 'would be created'));
}

/** Changes what can be changed; failed creators are named or only missing from the counts, depending on the dialect. */
async function apply(call: Call): Promise<Executed> {
  const body = batchOf(call);
  if (!body.ok) return refuse('refused', body.problem);
  const token = carriesToken(call, 'previewBatch');
  if (!token.ok) return refuse('refused', token.problem);
  const reach = await reachOf(call, body.value.ids, body.value.set);
  const done = effect(call, reach, body.value.set);
  const created = call.dialect.createdCount ? { created: reach.creatable.length } : {};
  const record = { existing: reach.existing.length, ...created, ...failures(call, reach.failed) };
  return { ok: true, data: shown(call, 'applyBatch', record), summary: sentence(reach, 'created'), ...done };
}

/** One channel; a status or label change creates a creator that is not in the CRM yet, as in a batch. */
async function update(call: Call): Promise<Executed> {
  const set = changeSetOf(call, call.request, 'update');
  if (!set.ok) return refuse('refused', set.problem);
  const reach = await reachOf(call, [call.path['creatorId'] ?? ''], set.value);
  const [failure] = reach.failed;
  if (failure) return refuse(failure.kind, failure.reason);
  const { channels, ...done } = effect(call, reach, set.value);
  const row = channels[0] && channelRow(call, 'updateChannel', channels[0]);
  return { ok: true, data: call.dialect.writeAnswer === 'row' ? (row ?? null) : null, summary: 'Updated', ...done };
}

const archive = (call: Call): Promise<Executed> => setArchived(call, true);

const restore = (call: Call): Promise<Executed> => setArchived(call, false);

async function setArchived(call: Call, archived: boolean): Promise<Executed> {
  const reach = await reachOf(call, [call.path['creatorId'] ?? ''], { archived });
  const [failure] = reach.failed;
  if (failure) return refuse(failure.kind, failure.reason);
  return { ok: true, data: null, summary: archived ? 'Archived' : 'Restored', ...effect(call, reach, { archived }) };
}

function batchOf(call: Call): Checked<{ ids: readonly string[]; set: ChangeSet }> {
  const ids = namedIn(call, 'applyBatch');
  if (!ids.ok) return ids;
  const set = changeSetOf(call, call.request, 'batch');
  return set.ok ? accepted({ ids: ids.value, set: set.value }) : set;
}

async function reachOf(call: Call, ids: readonly string[], set: ChangeSet): Promise<Reach> {
  const channels = await channelsOf(call.store, call.account, ids);
  const creators = await creatorsOf(call.store, ids);
  const mayCreate = creates(call.contract, set);
  const reach: { existing: Channel[]; creatable: Creator[]; failed: Failure[] } = { existing: [], creatable: [], failed: [] };
  for (const creatorId of ids) {
    const channel = channels.get(creatorId);
    const creator = creators.get(creatorId);
    if (call.failing.includes(creatorId)) reach.failed.push(failedHere(creatorId));
    else if (channel) reach.existing.push(channel);
    else if (!creator) reach.failed.push({ creatorId, kind: 'not-found', reason: 'no platform has such a creator' });
    else if (mayCreate) reach.creatable.push(creator);
    else reach.failed.push({ creatorId, kind: 'not-found', reason: 'not in the CRM; only a status or label change takes a creator in' });
  }
  return reach;
}

function effect(call: Call, reach: Reach, sent: ChangeSet) {
  const set = kept(call.dialect, sent);
  const pairs = [
    ...reach.existing.map((before) => ({ before, after: changed(before, set, call.at) })),
    ...reach.creatable.map((creator) => ({ before: null, after: changed(newChannel(creator, call.lists, call.at), set, call.at) })),
  ];
  return {
    channels: pairs.map(({ after }) => after),
    statements: pairs.filter(({ before, after }) => before !== after).map(({ after }) => saveChannel(call.account, after)),
    changes: pairs.flatMap(({ before, after }) => differences(before, after)),
  };
}

function sentence({ existing, creatable, failed }: Reach, created: string): string {
  return `${existing.length} existing, ${creatable.length} ${created}, ${failed.length} failed`;
}

export const writingRoutes = {
  updateChannel: { kind: 'write', run: update },
  archiveChannel: { kind: 'write', run: archive },
  restoreChannel: { kind: 'write', run: restore },
  validateBatch: { kind: 'check', run: validate },
  previewBatch: { kind: 'check', run: preview },
  applyBatch: { kind: 'write', run: apply },
} as const satisfies Routes;
