// The operations that change nothing: quota, list, get, statuses, members.

import { namesOf } from '../../contract/named';
import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import type { OperationName } from '../../contract/table';
import { inventedRecord } from './by-type';
import { answered, type Call, channelRow, type Executed, type Routes, type Run, refuse, shown, textOf, textsOf } from './call';
import { listed } from './change-set';
import { type ChannelFilter, channelsOf, listChannels, sortColumns } from './channel-rows';
import { accepted, type Checked, type ListName, refusedFor } from './model';
import { answeredPage, pageOf, wantedPage } from './paging';

async function quota(call: Call): Promise<Executed> {
  const { totalCredit } = call.key;
  const record = { usedCredit: call.spent, totalCredit, remainingCredit: Math.max(0, totalCredit - call.spent) };
  return answered(shown(call, 'quota', record), `${record.remainingCredit} credits left`);
}

async function list(call: Call): Promise<Executed> {
  const page = wantedPage(call);
  if (!page.ok) return refuse('refused', page.problem);
  const filter = filterOf(call);
  if (!filter.ok) return refuse('refused', filter.problem);
  const { channels, total } = await listChannels(call.store, call.account, filter.value, page.value.page, page.value.size);
  const rows = channels.map((channel) => channelRow(call, 'listChannels', channel));
  return answeredPage(call, rows, page.value.page, page.value.size, total, `${total} channels`);
}

async function get(call: Call): Promise<Executed> {
  const id = call.path['creatorId'] ?? '';
  const channel = (await channelsOf(call.store, call.account, [id])).get(id);
  return channel
    ? answered(channelRow(call, 'getChannel', channel), 'One channel')
    : refuse('not-found', `There is no channel ${id} in the CRM`);
}

const statuses = async (call: Call): Promise<Executed> => whole(call, 'listStatuses', 'statuses');

const members = async (call: Call): Promise<Executed> => whole(call, 'listMembers', 'members');

/** An unpaged list: bare, or a single page, as the dialect has it. */
function whole(call: Call, operation: OperationName, name: ListName): Executed {
  const rows = call.lists[name].map((one) => shown(call, operation, { ...one }));
  const word = `${rows.length} ${name}`;
  return call.dialect.lists === 'bare' ? answered(rows, word) : answeredPage(call, rows, 1, Math.max(1, rows.length), rows.length, word);
}

/** A list that the sandbox stores nothing of. */
export const inventedList =
  (operation: OperationName): Run =>
  async (call) => {
    const shape = shapeNamed(call.contract, call.contract.operations[operation].answer.shape);
    const rows = [1, 2, 3].map((number) => inventedRecord(call.contract, shape, `${operation} ${number}`));
    return pageOf(call, rows, (row) => shown(call, operation, row), 'entries');
  };

/** The meaning of the request's filters; also used for an export of channels. */
export function filterOf(call: Call): Checked<ChannelFilter> {
  const { request, lists, contract } = call;
  const filter: Record<string, unknown> = {};
  for (const name of ['platform', 'keyword', 'archived']) if (request[name] !== undefined) filter[name] = request[name];
  const references = [
    ['status', lists.statuses, 'status'],
    ['owner', lists.members, 'member'],
    ['group', lists.groups, 'group'],
  ] as const;
  for (const [name, names, word] of references) {
    const value = request[name];
    if (value === undefined) continue;
    const known = listed(value, names, word);
    if (!known.ok) return refusedFor(`the filter ${known.problem}`);
    filter[name] = known.value;
  }
  const wanted: readonly Json[] = Array.isArray(request['labels']) ? request['labels'] : [];
  const strange = wanted.map((id) => listed(id, lists.labels, 'label')).find((known) => !known.ok);
  if (strange && !strange.ok) return refusedFor(`the filter ${strange.problem}`);
  if (wanted.length > 0) filter['labels'] = wanted;
  return withUnsure(call, filter, contract.operations.listChannels.idsPerBody?.value);
}

/** Filters that the CRM may or may not have; a dialect that ignores them never passes them on. */
function withUnsure({ contract, request }: Call, filter: ChannelFilter, mostIds: number | undefined): Checked<ChannelFilter> {
  const more: { -readonly [key in keyof ChannelFilter]: ChannelFilter[key] } = { ...filter };
  if (request['creatorIds'] !== undefined) {
    const ids = textsOf(request, 'creatorIds');
    if (!ids) return refusedFor('creators are named by text');
    if (mostIds !== undefined && ids.length > mostIds) return refusedFor(`at most ${mostIds} creators can be named at once`);
    more.creatorIds = ids;
  }
  const since = textOf(request, 'updatedSince');
  if (since !== undefined) more.updatedSince = new Date(since).toISOString();
  const order = textOf(request, 'sort');
  if (order === undefined) return accepted(more);
  const by = namesOf(sortColumns).find((name) => contract.shapes['channel']?.[name]?.key === order.replace(/^-/, ''));
  if (!by) return refusedFor(`channels cannot be sorted by ${order}`);
  return accepted({ ...more, sort: { by, descending: order.startsWith('-') } });
}

export const readingRoutes = {
  quota: { kind: 'read', run: quota },
  listChannels: { kind: 'read', run: list },
  getChannel: { kind: 'read', run: get },
  listStatuses: { kind: 'read', run: statuses },
  listMembers: { kind: 'read', run: members },
} as const satisfies Routes;
