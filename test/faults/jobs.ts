// A person's jobs, from the first press to the last; pressing again continues. A displayed problem ends the job.

import type { OperationName } from '../../contract/table';
import type { MutationRequest } from '../../sidebar/calls';
import { readCrmRow } from '../../src/commands/creators/card';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { readGroup } from '../../src/commands/mutations/groups/read-groups';
import { checkFile } from '../../src/commands/mutations/imports/check-import';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { startArchive, startCheck, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readReview } from '../../src/commands/runs/review';
import { stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { connect } from '../../src/commands/views/read-choices';
import type { CheckProgress } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { SENDABLE } from '../../src/sync/run-totals';
import { workbookBase64 } from '../fakes/small-workbook';
import type { Desk } from './desk';
import { type Person, Stopped } from './person';

export interface Job {
  readonly name: string;
  /** CRM operations that it requests. */
  readonly asks: readonly OperationName[];
  /** The situation before it, without faults; by default a pulled tab. */
  readonly prepare?: (desk: Desk) => void;
  readonly press: (desk: Desk) => void;
}

/** The view in the tab: pulled, refreshed, or resumed. */
export function pull(desk: Person): void {
  const { ctx } = desk;
  const { tab } = desk.ask(() => readState(ctx, { withEdits: false }));
  const begun =
    tab?.unfinishedPull ??
    (tab?.view ? desk.ask(() => startRefresh(ctx, { all: false })) : desk.ask(() => startPull(ctx, { query: {}, name: 'Creators' })));
  desk.until(
    () => stepPull(ctx, { pullId: begun.pullId }),
    ({ finished }) => finished !== null,
  );
}

/** Confirms everything that a check finds, and sends it to the end. */
export function run(desk: Person, start: () => ReturnType<typeof startCheck>): void {
  const { ctx } = desk;
  const open = desk.ask(() => readState(ctx, { withEdits: true })).run;
  if (open !== null && SENDABLE.has(open.state)) return send(desk, open.runId);
  let progress: CheckProgress = desk.ask(start);
  if (progress.outcome === 'going')
    progress = desk.until(
      () => stepCheck(ctx, { runId: progress.runId }),
      ({ outcome }) => outcome !== 'going',
    );
  if (progress.outcome === 'nothing') return;
  const { runId, digest, changes, typedConfirmation } = desk.ask(() => readReview(ctx, { runId: progress.runId }));
  if (changes.length === 0) return;
  desk.ask(() => confirm(ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation?.number ?? null }));
  send(desk, runId);
}

const send = (desk: Person, runId: string): void =>
  void desk.until(
    () => stepSend(desk.ctx, { runId }),
    ({ results }) => results !== null,
  );

export function mutate(desk: Person, request: () => MutationRequest, file?: { readonly name: string; readonly base64: string }): void {
  const { ctx } = desk;
  const open = desk.ask(() => readState(ctx, { withEdits: false })).mutation;
  const shown = open ?? desk.ask(() => startMutation(ctx, { mutation: request() }));
  const { mutationId } = shown;
  const step = () => stepMutation(ctx, { mutationId, ...(file && { file }) });
  const ready = shown.state === 'checking' ? desk.until(step, ({ state }) => state !== 'checking') : shown;
  const { digest } = ready;
  const doing = ready.state === 'ready' ? desk.ask(() => approveMutation(ctx, { mutationId, digest, ...(file && { file }) })) : ready;
  const ended = doing.state === 'doing' ? desk.until(step, ({ state }) => state !== 'doing') : doing;
  if (ended.state !== 'done') throw new Stopped(ended.failures[0]?.outcome ?? ended.state);
}

/** A few edited cells: a status and labels that are sent in batches, a note and an address that are sent one by one. */
function edit({ tab }: Desk): void {
  const { grid } = tab;
  const put = (row: number, field: string, text: string): void => grid.type(row, grid.columnOf(field), text);
  const status = (row: number): string => grid.text(row, grid.columnOf('status'));
  for (const row of [2, 3, 4]) put(row, 'status', status(row) === 'Completed' ? 'In communication' : 'Completed');
  put(3, 'notes', 'A note by hand');
  put(5, 'email', 'made-up@example.com');
}

const pulledAndEdited = (desk: Desk): void => {
  pull(desk);
  edit(desk);
};

/** The first two rows. */
const select = ({ tab }: Desk): void => tab.select([rowNumberOf(2), rowNumberOf(3)], null);

const idIn = (desk: Desk, row: number): string => desk.tab.grid.text(row, desk.tab.grid.columnOf('creatorId'));

const first = (list: 'labels' | 'groups') => (desk: Desk) => {
  const [one] = desk.before.lists[list];
  if (one === undefined) throw new Error(`the sandbox has no ${list}`);
  return one.id;
};

const mutation = (name: string, asks: readonly OperationName[], request: (desk: Desk) => MutationRequest): Job => ({
  name,
  asks,
  press: (desk) => {
    select(desk);
    mutate(desk, () => request(desk));
  },
});

const FILE = (desk: Desk) => ({
  name: 'list.xlsx',
  base64: workbookBase64([
    ['Creator ID', 'Notes'],
    [idIn(desk, 2), 'A note of a file'],
  ]),
});

const RUN = ['listChannels', 'validateBatch', 'previewBatch', 'applyBatch'] as const;

export const JOBS: readonly Job[] = [
  {
    name: 'connect',
    asks: ['quota', 'listStatuses', 'listMembers', 'listLabels'],
    prepare: () => {},
    press: (desk) => void desk.ask(() => connect(desk.ctx, { key: desk.key })),
  },
  { name: 'pull', asks: ['listStatuses', 'listMembers', 'listLabels', 'listChannels'], prepare: () => {}, press: pull },
  { name: 'refresh', asks: ['listChannels'], press: pull },
  {
    name: 'sync',
    asks: [...RUN, 'updateChannel'],
    prepare: pulledAndEdited,
    press: (desk) => run(desk, () => startCheck(desk.ctx, { scope: 'all' })),
  },
  {
    name: 'archive',
    asks: ['listChannels', 'archiveChannel'],
    press: (desk) => run(desk, () => startArchive(desk.ctx, { archived: true, creators: [idIn(desk, 2)] })),
  },
  {
    name: 'restore',
    asks: ['listChannels', 'restoreChannel'],
    prepare: (desk) => {
      pull(desk);
      run(desk, () => startArchive(desk.ctx, { archived: true, creators: [idIn(desk, 2)] }));
    },
    press: (desk) => run(desk, () => startArchive(desk.ctx, { archived: false, creators: [idIn(desk, 2)] })),
  },
  { name: 'card', asks: ['getChannel'], press: (desk) => void desk.ask(() => readCrmRow(desk.ctx, { creatorId: idIn(desk, 2) })) },
  mutation('new label', ['listLabels', 'createLabel'], () => ({ what: 'create-label', name: 'Made by hand' })),
  mutation('label renamed', ['listLabels', 'updateLabel'], (desk) => ({
    what: 'rename-label',
    id: first('labels')(desk),
    name: 'Another name',
  })),
  mutation('label deleted', ['listLabels', 'deleteLabel'], (desk) => ({ what: 'delete-label', id: first('labels')(desk) })),
  mutation('new group', ['listGroups', 'createGroup'], () => ({ what: 'create-group', name: 'Made by hand', selected: true })),
  mutation('group renamed', ['listGroups', 'updateGroup'], (desk) => ({
    what: 'rename-group',
    id: first('groups')(desk),
    name: 'Another name',
  })),
  mutation('group deleted', ['listGroups', 'deleteGroup'], (desk) => ({ what: 'delete-group', id: first('groups')(desk) })),
  mutation('into a group', ['getGroup', 'updateGroup'], (desk) => ({ what: 'add-to-group', id: first('groups')(desk) })),
  {
    name: 'group',
    asks: ['getGroup'],
    press: (desk) => void desk.ask(() => readGroup(desk.ctx, { id: first('groups')(desk) })),
  },
  mutation('e-mail task', ['listEmailTasks', 'validateEmail', 'previewEmail', 'applyEmail'], (desk) => ({
    what: 'add-to-email',
    taskId: desk.scene.tasks()[0]?.id ?? '',
    everybody: true,
  })),
  mutation('new export', ['createExport'], () => ({ what: 'create-export', whole: true })),
  {
    name: 'export fetched',
    asks: ['listExports', 'downloadExport'],
    prepare: (desk) => {
      pull(desk);
      mutate(desk, () => ({ what: 'create-export', whole: true }));
      for (const { id } of desk.scene.exports()) desk.scene.settle({ id, state: 'ready' });
    },
    press: (desk) => {
      const [one] = desk.ask(() => readExports(desk.ctx)).exports;
      if (one === undefined) throw new Stopped('no export');
      desk.ask(() => fetchFile(desk.ctx, { file: { of: 'export', id: one.id, name: 'Export' }, into: 'tab' }));
    },
  },
  {
    name: 'import',
    asks: ['importTemplate', 'importChannels'],
    press: (desk) => {
      const file = FILE(desk);
      const { name, digest, rows } = desk.ask(() => checkFile(desk.ctx, { file }));
      mutate(desk, () => ({ what: 'import-file', name, digest, rows, overwrite: true }), file);
    },
  },
];
