// Adds creators of the selected rows to an existing email task. Never creates anybody in the CRM.

import * as z from 'zod/mini';
import type { BatchAnswer, CreatorId, Id, Json } from '../../../../contract/records';
import { crmContract } from '../../../../contract/table';
import { idsPerBody } from '../../../crm/limits';
import { objectId, wireId } from '../../../rpc/arguments';
import { type EmailResult, type Mailed, mailedSchema } from '../../../rpc/files';
import { once } from '../../../rpc/once';
import { countOrNot, textOrNot, yes } from '../../../rpc/plain-schemas';
import { isBlank } from '../../../sync/values';
import { creatorIdSchema } from '../../reading/channel-schema';
import { type Asked, asked, done, failed } from '../../result';
import { type SelectedHere, selectedHere } from '../groups/members';
import { answerIn, inTerms, type MutationContext, type MutationStep, mutationKind } from '../kind';
import { STANDALONE } from './read-email-tasks';

/** Creators in one request, which goes through all three stages. */
const PER_BODY = idsPerBody(crmContract, 'validateEmail', 'previewEmail', 'applyEmail');
/** How many creators missing in the CRM are named, and how many of those being added. */
const ABSENT_NAMED = 20;
const ADDED_NAMED = 3;

const personSchema = once(() => z.tuple([creatorIdSchema(), z.string()]));
type Person = z.infer<ReturnType<typeof personSchema>>;

/** `only`: there is no other body. */
const bodySchema = once(() => z.strictObject({ taskId: wireId(), only: yes(), people: z.array(personSchema()) }));
type EmailBody = z.infer<ReturnType<typeof bodySchema>>;

/** The CRM's own check of one body: who is added, who is not in the CRM, and the preview's counts. */
const checkSchema = once(() =>
  z.strictObject({
    ids: z.array(creatorIdSchema()),
    absent: z.array(z.string()),
    existing: countOrNot(),
    token: textOrNot(),
  }),
);
type EmailCheck = z.infer<ReturnType<typeof checkSchema>>;

const responseSchema = once(() =>
  z.strictObject({
    existing: countOrNot(),
    /** `id` is unknown in answers stored by an earlier version. */
    failed: z.nullable(z.array(z.strictObject({ id: z.exactOptional(creatorIdSchema()), name: z.string(), reason: z.string() }))),
  }),
);
type EmailResponse = z.infer<ReturnType<typeof responseSchema>>;

const bodyOf = inTerms(bodySchema, 'body');
const checkOf = inTerms(() => z.nullable(checkSchema()), 'check');
const responseOf = answerIn(responseSchema);

export const addToEmail = mutationKind({
  what: 'add-to-email',
  /** Adds the creators of the selected rows; with `everybody`, also those who are archived or have no address. */
  request: () => z.strictObject({ what: z.literal('add-to-email'), taskId: objectId(), everybody: yes() }),
  facts: () => z.strictObject({ what: z.literal('add-to-email'), ...mailedSchema().shape }),
  blind: true,
  plan({ ctx, crm }, { what, taskId, everybody }) {
    const selected = selectedHere(ctx);
    if (!selected.ok) return selected;
    const tasks = asked(crm.list('listEmailTasks'));
    if (!tasks.ok) return tasks;
    const task = tasks.value.find(({ id }) => id === taskId);
    if (task?.type !== STANDALONE) return failed('no-such-thing');
    const { found, creators, strangers, inDoubt } = selected.value;
    if (creators.length === 0) return failed('nobody-in-crm');
    const archived = everybody ? [] : creators.filter((id) => found.base.records.get(id)?.membership === 'archived');
    const active = creators.filter((id) => !archived.includes(id));
    const reached = everybody ? creators : active.filter((id) => hasAddress(found, id));
    if (reached.length === 0) return failed('nobody-to-mail');
    const nameOf = (id: CreatorId): string => found.genuine.get(id)?.[0]?.readOnly.name?.text || id;
    const people = reached.map((id): Person => [id, nameOf(id)]);
    const facts: Mailed = {
      task: task.name || String(taskId),
      adds: people.length,
      names: people.slice(0, ADDED_NAMED).map(([, name]) => name),
      existing: null,
      absent: strangers.slice(0, ABSENT_NAMED).map(nameOf),
      absentTotal: strangers.length,
      inDoubt,
      leftOut: { noAddress: creators.length - archived.length - reached.length, archived: archived.length },
      response: null,
    };
    return done({ facts: { what, ...facts }, steps: bodiesOf(taskId, people) });
  },
  check(at, step) {
    return checked(at, bodyOf(step));
  },
  conclude(_, facts, steps) {
    const answers = steps.map(responseOf).filter((response): response is EmailResponse => response !== null);
    if (answers.length > 0) return { ...facts, response: summed(answers) };
    const checks = steps.map(checkOf).filter((check): check is EmailCheck => check !== null);
    const absent = checks.flatMap((check) => check.absent);
    const added = steps.flatMap((step) => bodyOf(step).people.filter(([id]) => checkOf(step)?.ids.includes(id)));
    return {
      ...facts,
      adds: added.length,
      names: added.slice(0, ADDED_NAMED).map(([, name]) => name),
      existing: sumOf(checks.map(({ existing }) => existing)),
      absent: [...facts.absent, ...absent].slice(0, ABSENT_NAMED),
      absentTotal: facts.absentTotal + absent.length,
    };
  },
  send({ crm }, step) {
    const { taskId, people } = bodyOf(step);
    const { ids, token } = checkOf(step) ?? { ids: [], token: null };
    if (ids.length === 0) return { ok: true, value: { existing: 0, failed: [] } satisfies EmailResponse, requestId: '' };
    const answer = crm.addToEmail('apply', { ids, taskId, ...(token !== null && { token }) }, step.key);
    return answer.ok ? { ...answer, value: responseIn(answer.value, people) } : answer;
  },
  /** The known contract has no read of a task's members: what counts is the apply's answer. */
  readBack: () => done('unclear'),
});

/**
 * The creators the CRM says it added, and how many it does not mention. If it counts fewer than it names, nobody in that request is
 * certain.
 */
export function acknowledged(steps: readonly MutationStep[]): { readonly ids: readonly CreatorId[]; readonly others: number } {
  const asked = steps.flatMap((step) => checkOf(step)?.ids ?? []);
  const ids = steps.flatMap((step) => {
    const response = step.state === 'done' ? responseOf(step) : null;
    if (response === null) return [];
    const refused = new Set(response.failed?.map(({ id }) => id));
    const added = (checkOf(step)?.ids ?? []).filter((id) => !refused.has(id));
    const counted = response.existing ?? (response.failed === null ? null : added.length);
    return counted === added.length ? added : [];
  });
  return { ids, others: asked.length - ids.length };
}

/** Based on what the CRM held at the last read; an address not sent yet does not count. Where nothing is known, the CRM decides. */
function hasAddress({ base }: SelectedHere['found'], id: CreatorId): boolean {
  const known = base.records.get(id)?.fields.email;
  return known === undefined || !isBlank(known.value);
}

function bodiesOf(taskId: Id, people: readonly Person[]): readonly { readonly about: string; readonly body: Json }[] {
  const only = people.length <= PER_BODY;
  const starts = only ? [0] : Array.from({ length: Math.ceil(people.length / PER_BODY) }, (_, n) => n * PER_BODY);
  return starts.map((from) => {
    const some = people.slice(from, from + PER_BODY);
    const [[, first] = ['', '']] = some;
    const about = some.length === 1 ? first : `${first} … ${some[some.length - 1]?.[1] ?? ''}`;
    return { about, body: { taskId, only, people: some } satisfies EmailBody };
  });
}

/** Validate determines who is not in the CRM; the preview covers only the others, so that its token belongs to what is sent. */
function checked(at: MutationContext, { taskId, only, people }: EmailBody): Asked<EmailCheck> {
  const all = people.map(([id]) => id);
  const answer = asked(at.crm.addToEmail('validate', { ids: all, taskId }, at.ctx.newId()));
  if (!answer.ok) return answer;
  const missing = missingIn(at, all, answer.value);
  if (!missing.ok) return missing;
  const ids = all.filter((id) => !missing.value.has(id));
  const absent = people.filter(([id]) => missing.value.has(id)).map(([, name]) => name);
  if (ids.length === 0) return only ? failed('nobody-in-crm') : done({ ids, absent, existing: 0, token: null });
  const preview = asked(at.crm.addToEmail('preview', { ids, taskId }, at.ctx.newId()));
  if (!preview.ok) return preview;
  const { existing, creatable, token } = preview.value;
  return (creatable ?? 0) > 0 ? failed('would-create') : done({ ids, absent, existing, token });
}

/** The creators that the check names, or, if it counts too few without naming them, those that a read does not find. */
function missingIn(
  { crm }: MutationContext,
  ids: readonly CreatorId[],
  { existing, failed: named }: BatchAnswer,
): Asked<ReadonlySet<CreatorId>> {
  const absent = new Set((named ?? []).map(({ creatorId }) => creatorId));
  if (existing === null || existing + absent.size >= ids.length) return done(absent);
  const present = new Set<CreatorId>();
  for (const archived of [false, true]) {
    const rows = asked(crm.findChannels(ids, { archived }));
    if (!rows.ok) return rows;
    if (rows.value === 'unsupported') return done(absent);
    for (const { creatorId } of rows.value) present.add(creatorId);
  }
  return done(new Set(ids.filter((id) => absent.has(id) || !present.has(id))));
}

function responseIn({ existing, failed: refused }: BatchAnswer, people: readonly Person[]): EmailResponse {
  const nameOf = (id: CreatorId): string => people.find(([one]) => one === id)?.[1] ?? id;
  return {
    existing,
    failed: refused?.map(({ creatorId, reason, code }) => ({ id: creatorId, name: nameOf(creatorId), reason: reason || code })) ?? null,
  };
}

/** A sum is known only if all its parts are. */
const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((sum: number | null, part) => (sum === null || part === null ? null : sum + part), 0);

function summed(answers: readonly EmailResponse[]): EmailResult {
  const named = answers.flatMap(({ failed: refused }) => refused ?? []);
  return {
    added: sumOf(answers.map(({ existing }) => existing)),
    refused: answers.some(({ failed: refused }) => refused === null) ? null : named.length,
    named: named.slice(0, ABSENT_NAMED).map(({ name, reason }) => ({ name, reason })),
  };
}
