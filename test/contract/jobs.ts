// One short job for each operation, field, refusal and limit of the table: what it must achieve whatever the table calls things.

import { eachOf } from '../../contract/named';
import { ACTIONS } from '../../contract/needs';
import { LISTS } from '../../contract/reads';
import type { ChangeSet, CreatorId } from '../../contract/records';
import type { ChangeField, Contract, ErrorKind, OperationName } from '../../contract/table';
import type { Crm } from '../../src/crm/client';
import { idsPerBody, idsPerRead } from '../../src/crm/limits';
import type { Answer, CrmProblemKind } from '../../src/crm/problems';
import { workbookOf, workbookType } from '../../workbench/crm/workbook';
import { sampleAction } from '../crm/sample-action';
import { valueOf } from '../crm/scene';
import type { Scenery, Stage } from './in-process';

export type JobName = OperationName | `field ${ChangeField}` | `refusal ${ErrorKind}` | 'pace' | 'files';

interface Job extends Omit<Scenery, 'contract'> {
  /** The result, as JSON: the same for every table with the same meaning. Throws on a violation. */
  readonly run: (stage: Stage) => unknown;
}

const task = 'et_launch';
const creator = ({ channels }: Stage): CreatorId => idOf(channels.find(({ archived }) => !archived));
const newcomer = ({ withoutChannel }: Stage): CreatorId => idOf(withoutChannel[0]);

function idOf(one: { readonly creatorId: string } | undefined): CreatorId {
  if (one === undefined) throw new Error('the sandbox has nobody');
  return one.creatorId as CreatorId;
}

function must(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}

function slices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return all.length <= size ? [all] : [all.slice(0, size), ...slices(all.slice(size), size)];
}

/** Every row of a paged list. */
function allOf<T>(read: (page: number) => Answer<{ readonly rows: readonly T[]; readonly pages: number | null }>): readonly T[] {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const { rows: more, pages } = valueOf(read(page));
    rows.push(...more);
    if (more.length === 0 || page === (pages ?? 1)) return rows;
  }
}

const ids = (rows: readonly { readonly creatorId: string }[]): readonly CreatorId[] => rows.map(idOf);

/** The list, and the creators found by each filter: `unsupported` if the CRM has no such filter. */
function list(stage: Stage): unknown {
  const { crm, channels, contract } = stage;
  const present = channels.filter(({ archived }) => !archived);
  const [one] = present;
  const label = present.flatMap(({ labels }) => labels)[0] ?? '';
  const group = present.flatMap(({ groups }) => groups)[0] ?? 'gr_1';
  const rows = allOf((page) => crm.listChannels({}, page));
  const filters = {
    platform: { platform: Object.keys(contract.shapes['channelQuery']?.['platform']?.values ?? {})[0] ?? '' },
    status: { status: one?.status ?? 1 },
    labels: { labels: [label] },
    owner: { owner: present.find(({ owner }) => owner !== null)?.owner ?? '' },
    group: { group },
    keyword: { keyword: one?.name ?? '' },
    archived: { archived: true },
    sort: { sort: '-followers' },
  } as const;
  const found = Object.fromEntries(
    Object.entries(filters).map(([name, query]) => [name, ids(allOf((page) => crm.listChannels(query, page)))]),
  );
  const named = slices(ids(present).slice(0, 3), idsPerRead(contract)).map((some) => valueOf(crm.findChannels(some)));
  const changed = valueOf(crm.listChangedSince({}, '2000-01-01T00:00:00Z'));
  return {
    rows,
    ...found,
    creatorIds: named.some((some) => some === 'unsupported')
      ? 'unsupported'
      : ids(named.flatMap((some) => (some === 'unsupported' ? [] : some))),
    updatedSince: changed === 'unsupported' ? changed : changed.rows.length > 0,
  };
}

const everything = { status: 2, owner: null, email: 'a@example.com', contactLink: 'https://example.com/a', notes: 'Ü' } as const;
const labels = { operation: 'add', labelIds: ['lb_zh'] } as const;

/** The channel after an update of everything that can be set at once. */
function update(stage: Stage): unknown {
  const { crm, newId } = stage;
  const id = creator(stage);
  const { owner: _, ...set } = everything;
  const row = valueOf(crm.updateChannel(id, { ...set, labels, archived: false }, newId()));
  return { row, afterwards: valueOf(crm.getChannel(id)) };
}

/** Sends one value by whatever carries it according to the table. */
function send({ crm, contract, newId }: Stage, id: CreatorId, field: ChangeField, set: ChangeSet): Answer<unknown> {
  if (!contract.changes[field].carriedBy.batch.value) return crm.updateChannel(id, set, newId());
  const preview = crm.batch('preview', { ids: [id], set }, newId());
  if (!preview.ok) return preview;
  const { token } = preview.value;
  return crm.batch('apply', { ids: [id], set, ...(token !== null && { token }) }, newId());
}

const VALUES: Readonly<Record<ChangeField, ChangeSet>> = {
  status: { status: 4 },
  labels: { labels },
  owner: { owner: 'u-1' },
  archived: { archived: true },
  email: { email: 'b@example.com' },
  contactLink: { contactLink: 'https://example.com/b' },
  notes: { notes: 'other' },
};
const CLEARS: Partial<Readonly<Record<ChangeField, ChangeSet>>> = {
  status: { status: null },
  owner: { owner: null },
  email: { email: '' },
  contactLink: { contactLink: '' },
  notes: { notes: '' },
};

/** Sets a field, and clears it if the table says how; for a creator who is not in the CRM it does what the table says. */
function field(name: ChangeField): Job['run'] {
  return (stage) => {
    const { crm, contract, channels } = stage;
    const id = creator(stage);
    const owner = channels.find((one) => one.owner !== null)?.owner ?? '';
    const set = name === 'owner' ? { owner } : VALUES[name];
    valueOf(send(stage, id, name, set));
    const after = valueOf(crm.getChannel(id));
    const { clear, creates } = contract.changes[name];
    const clears = CLEARS[name];
    if (clears !== undefined && clear.value !== 'impossible') {
      valueOf(send(stage, id, name, clears));
      const blank = valueOf(crm.getChannel(id))?.[name];
      must(blank === null || blank === '' || blank === undefined, `${name} is not cleared`);
    }
    send(stage, newcomer(stage), name, set);
    must((valueOf(crm.getChannel(newcomer(stage))) !== null) === creates.value, `${name}: a creator comes in against the table`);
    return after;
  };
}

/** What a stage says about two creators in the CRM and one who is not, summed over as many bodies as the table requires. */
function staged(step: 'validate' | 'preview' | 'apply', kind: 'Batch' | 'Email'): Job['run'] {
  return (stage) => {
    const { crm, contract, channels, newId } = stage;
    const present = channels.filter(({ archived }) => !archived).slice(0, 2);
    const whom = [...ids(present), newcomer(stage)];
    const size = idsPerBody(contract, `validate${kind}`, `preview${kind}`, `apply${kind}`);
    const ask = (which: typeof step, some: readonly CreatorId[], token: string | null) => {
      const more = { ids: some, ...(token !== null && { token }) };
      return valueOf(
        kind === 'Email'
          ? crm.addToEmail(which, { ...more, taskId: task }, newId())
          : crm.batch(which, { ...more, set: setOf(contract) }, newId()),
      );
    };
    const answers = slices(whom, size).map((some) => ask(step, some, step === 'apply' ? ask('preview', some, null).token : null));
    const sum = (name: 'existing' | 'creatable' | 'created') => answers.reduce((total, answer) => total + (answer[name] ?? 0), 0);
    const failed = answers.flatMap((answer) => answer.failed ?? []).map(({ creatorId, reason }) => ({ creatorId, reason }));
    const there = whom.map((id) => valueOf(crm.getChannel(id)) !== null);
    return { existing: sum('existing'), creatable: sum('creatable'), created: sum('created'), failed, there };
  };
}

/** Something that a batch carries according to this table. */
function setOf({ changes }: Contract): ChangeSet {
  if (changes.status.carriedBy.batch.value) return { status: 2 };
  return { labels };
}

const file = (rows: number) => ({
  name: 'a.xlsx',
  type: workbookType,
  base64: Buffer.from(workbookOf('A', [['Creator ID', 'Notes'], ...Array.from({ length: rows }, () => ['nobody', 'x'])])).toString(
    'base64',
  ),
});

function begun({ crm, newId }: Stage): string {
  valueOf(crm.createExport({}, newId()));
  return String(valueOf(crm.exports(1)).rows[0]?.id ?? '');
}

const refused = (kind: ErrorKind, run: (stage: Stage) => Answer<unknown>, more: Omit<Scenery, 'contract'> = {}): Job => ({
  ...more,
  run: (stage) => {
    const answer = run(stage);
    const found: CrmProblemKind | 'success' = answer.ok ? 'success' : answer.problem.kind;
    must(found === kind, `${kind} was taken for ${found}`);
    return found;
  },
});

const archive = (crm: Crm, stage: Stage) => crm.archiveChannel(creator(stage), stage.newId());

const named = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => ({ name })).sort((a, b) => (a.name < b.name ? -1 : 1));

export const JOBS: Readonly<Record<JobName, Job>> = {
  ...eachOf(LISTS, (list) => ({ run: ({ crm }: Stage) => valueOf(crm.list(list)) })),
  ...eachOf(ACTIONS, (action) => ({ run: ({ crm, newId }: Stage) => valueOf(sampleAction(crm, action, newId())) })),
  quota: { run: ({ crm }) => valueOf(crm.quota()) },
  listChannels: { run: list },
  getChannel: { run: (stage) => [valueOf(stage.crm.getChannel(creator(stage))), valueOf(stage.crm.getChannel(newcomer(stage)))] },
  updateChannel: { run: update },
  archiveChannel: { run: (stage) => [valueOf(archive(stage.crm, stage)), valueOf(stage.crm.getChannel(creator(stage)))] },
  restoreChannel: { run: (stage) => valueOf(stage.crm.restoreChannel(creator(stage), stage.newId())) },
  validateBatch: { run: staged('validate', 'Batch') },
  previewBatch: { run: staged('preview', 'Batch') },
  applyBatch: { run: staged('apply', 'Batch') },
  createLabel: {
    run: ({ crm, newId }) => [named([valueOf(crm.createLabel('New', newId())) ?? { name: '' }]), named(valueOf(crm.list('listLabels')))],
  },
  updateLabel: {
    run: ({ crm, newId }) => [
      valueOf(crm.perform('updateLabel', 'lb_zh', { name: 'Other' }, newId())),
      named(valueOf(crm.list('listLabels'))),
    ],
  },
  deleteLabel: {
    run: ({ crm, newId }) => [valueOf(crm.perform('deleteLabel', 'lb_ja', {}, newId())), named(valueOf(crm.list('listLabels')))],
  },
  getGroup: { run: ({ crm }) => valueOf(crm.getGroup('gr_1')) },
  createGroup: {
    run: (stage) => [
      named([valueOf(stage.crm.createGroup({ name: 'New', creatorIds: [creator(stage)] }, stage.newId())) ?? { name: '' }]),
      named(valueOf(stage.crm.list('listGroups'))),
    ],
  },
  updateGroup: {
    run: (stage) => [
      valueOf(stage.crm.perform('updateGroup', 'gr_1', { name: 'Other', creatorIds: [creator(stage)] }, stage.newId())),
      valueOf(stage.crm.getGroup('gr_1')),
    ],
  },
  deleteGroup: {
    run: ({ crm, newId }) => [valueOf(crm.perform('deleteGroup', 'gr_2', {}, newId())), named(valueOf(crm.list('listGroups')))],
  },
  validateEmail: { run: staged('validate', 'Email') },
  previewEmail: { run: staged('preview', 'Email') },
  applyEmail: { run: staged('apply', 'Email') },
  createExport: { run: (stage) => begun(stage) !== '' },
  listExports: { run: (stage) => [begun(stage) !== '', valueOf(stage.crm.exports(1)).rows.map(({ status }) => ({ status }))] },
  getExport: {
    run: (stage) => {
      const { id: _, ...one } = valueOf(stage.crm.getExport(begun(stage))) ?? { id: '' };
      return one;
    },
  },
  downloadExport: { run: (stage) => valueOf(stage.crm.downloadExport(begun(stage))).kind },
  importTemplate: { run: ({ crm }) => [valueOf(crm.importTemplate('en')).kind, valueOf(crm.importTemplate('zh')).kind] },
  importChannels: {
    run: ({ crm, newId }) => {
      const { raw: _, failed, ...counts } = valueOf(crm.importChannels(file(1), true, newId()));
      return { ...counts, failed: failed?.map(({ row, reason }) => ({ row, reason })) ?? null };
    },
  },
  importReport: { run: ({ crm }) => valueOf(crm.importReport('failed', ['Row 2'])).kind },
  'field status': { run: field('status') },
  'field labels': { run: field('labels') },
  'field owner': { run: field('owner') },
  'field archived': { run: field('archived') },
  'field email': { run: field('email') },
  'field contactLink': { run: field('contactLink') },
  'field notes': { run: field('notes') },
  'refusal wrong-key': refused('wrong-key', ({ crmWith }) => crmWith({ text: 'nox_sk_nobody_has_this' }).quota()),
  'refusal no-credit': refused('no-credit', (stage) => archive(stage.crmWith('noCredit'), stage)),
  'refusal no-permission': refused('no-permission', (stage) => archive(stage.crmWith('readOnly'), stage)),
  'refusal upstream-limit': refused('upstream-limit', (stage) => archive(stage.crmWith('upstreamLimited'), stage)),
  'refusal refused': refused('refused', ({ crm }) => crm.listChannels({ labels: ['lb_none'] }, 1)),
  'refusal duplicate': refused('duplicate', ({ crm, newId }) => crm.createLabel('Beauty', newId())),
  'refusal not-found': refused('not-found', ({ crm, newId }) => crm.perform('deleteLabel', 'lb_none', {}, newId())),
  'refusal wait': refused('wait', ({ crm }) => (crm.quota().ok ? crm.quota() : crm.quota()), { rate: 1 }),
  'refusal not-ready': refused('not-ready', (stage) => stage.crm.downloadExport(begun(stage)), { exportMs: 60_000 }),
  'refusal server': refused('server', (stage) => archive(stage.crm, stage), {
    fault: { operation: 'archiveChannel', answer: 'error-500' },
  }),
  pace: {
    paced: true,
    run: ({ crm, contract }) => {
      const most = contract.transport.requestsPerMinute.value;
      for (let n = 0; n < most; n += 1) valueOf(crm.quota());
      const answer = crm.quota();
      must(!answer.ok && answer.problem.kind === 'wait' && answer.problem.code === '', 'the limit is not kept by us');
      return 'kept';
    },
  },
  files: {
    run: ({ crm, contract, newId }) => {
      const { maxRows, maxBytes } = contract.files;
      const fits = file(Math.min(maxRows.value, 3));
      if (Buffer.from(fits.base64, 'base64').byteLength <= maxBytes.value) valueOf(crm.importChannels(fits, false, newId()));
      return 'kept';
    },
  },
};
