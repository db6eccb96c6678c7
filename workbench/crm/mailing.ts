// Email tasks, and adding existing channels to one. Never creates a creator in the CRM.

import type { Json } from '../../contract/records';
import { answered, type Call, type Executed, type Routes, refuse, shown } from './call';
import { channelsOf } from './channel-rows';
import { accepted, type Checked, type EmailTask, refusedFor } from './model';
import { byKeyword, pageOf } from './paging';
import { carriesToken, type Failure, failedHere, failures, givenToken, namedIn } from './staging';
import { saveTask, tasksOf } from './task-rows';

async function emailTasks(call: Call): Promise<Executed> {
  const row = ({ id, name, type }: EmailTask): Json => shown(call, 'listEmailTasks', { id, name, type });
  return pageOf(call, byKeyword(call, await tasksOf(call.store, call.account)), row, 'e-mail tasks');
}

const validateEmail = (call: Call): Promise<Executed> => stage(call, 'validateEmail');

const previewEmail = (call: Call): Promise<Executed> => stage(call, 'previewEmail');

async function stage(call: Call, operation: 'validateEmail' | 'previewEmail'): Promise<Executed> {
  const body = await bodyOf(call);
  if (!body.ok) return refuse('refused', body.problem);
  const { existing, failed } = body.value;
  const token = operation === 'previewEmail' ? givenToken(call, operation) : {};
  const record = { existing: existing.length, creatable: 0, ...failures(call, failed), ...token };
  return answered(shown(call, operation, record), `${existing.length} can be added, ${failed.length} cannot`);
}

/** Creators already in the task stay in it, once. */
async function applyEmail(call: Call): Promise<Executed> {
  const body = await bodyOf(call);
  if (!body.ok) return refuse('refused', body.problem);
  const token = carriesToken(call, 'previewEmail');
  if (!token.ok) return refuse('refused', token.problem);
  const { task, existing, failed } = body.value;
  const members = [...task.members, ...existing.filter((id) => !task.members.includes(id))];
  const created = call.dialect.createdCount ? { created: 0 } : {};
  return {
    ok: true,
    data: shown(call, 'applyEmail', { existing: existing.length, ...created, ...failures(call, failed) }),
    summary: `${existing.length} added, ${failed.length} failed`,
    statements: [saveTask(call.account, { ...task, members })],
    changes: [],
    objects: [{ kind: 'emailTask', id: task.id, before: { creatorIds: task.members }, after: { creatorIds: members } }],
  };
}

interface Body {
  readonly task: EmailTask;
  readonly existing: readonly string[];
  readonly failed: readonly Failure[];
}

async function bodyOf(call: Call): Promise<Checked<Body>> {
  const ids = namedIn(call, 'applyEmail');
  if (!ids.ok) return ids;
  const wanted = call.request['taskId'];
  const task = (await tasksOf(call.store, call.account)).find(({ id }) => id === wanted);
  if (!task) return refusedFor(`there is no e-mail task ${JSON.stringify(wanted)}`);
  if (task.type !== 'standalone')
    return refusedFor(`only a standalone e-mail task takes channels in; ${task.name} is of type ${task.type}`);
  const channels = await channelsOf(call.store, call.account, ids.value);
  const existing = ids.value.filter((id) => channels.has(id) && !call.failing.includes(id));
  const failed = ids.value
    .filter((id) => !existing.includes(id))
    .map((id): Failure => (call.failing.includes(id) ? failedHere(id) : { creatorId: id, kind: 'not-found', reason: 'not in the CRM' }));
  return accepted({ task, existing, failed });
}

export const emailRoutes = {
  listEmailTasks: { kind: 'read', run: emailTasks },
  validateEmail: { kind: 'check', run: validateEmail },
  previewEmail: { kind: 'check', run: previewEmail },
  applyEmail: { kind: 'write', run: applyEmail },
} as const satisfies Routes;
