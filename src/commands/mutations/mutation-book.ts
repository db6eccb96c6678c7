// The store of mutations: a hidden sheet with each mutation's head, followed by its steps.

import * as z from 'zod/mini';
import { text } from '../../rpc/plain-schemas';
import { inChunks } from '../../sync/chunks';
import { connected } from '../account/account';
import { isSealed, type Stage, sealStage, unseal } from '../account/seal';
import type { Context } from '../context';
import { type KeptRecord, kept, type Reading, readKept, valueOf } from '../kept';
import { done, failed, type Result } from '../result';
import { lookAgain } from '../under-lock';
import type { MutationStep } from './kind';
import { HEAD, type MutationHead, STEP } from './mutation-record';
import { PIECES } from './step-size';

/** A mutation as one call works on it. */
export interface Mutation {
  readonly head: MutationHead;
  readonly steps: readonly MutationStep[];
}

const STORE = 'NoxSync mutations';
/** Mutations kept as history. */
const MUTATIONS_KEPT = 50;

const store = ({ book }: Context) => book.store(STORE, 2 + PIECES);

function row<T>(mutationId: string, kind: 'head' | 'step', record: KeptRecord<T>, content: T): readonly string[] {
  const pieces = inChunks(record.write(content), PIECES);
  if (pieces === null) throw new Error(`a ${kind} of a mutation is too long to be kept`);
  return [mutationId, kind, ...pieces];
}

const rowsOf = ({ head, steps }: Mutation): readonly (readonly string[])[] => [
  row(head.mutationId, 'head', HEAD, head),
  ...steps.map((step) => row(head.mutationId, 'step', STEP, step)),
];

const textOf = ([, , ...pieces]: readonly string[]): string => pieces.join('');

/** Appends a new mutation; the oldest beyond MUTATIONS_KEPT are dropped. Call under the document lock. */
export function beginMutation(ctx: Context, mutation: Mutation): void {
  seal(ctx, mutation);
  const sheet = store(ctx);
  const rows = sheet.readAll();
  const heads = rows.filter(([, kind]) => kind === 'head').map(([mutationId]) => mutationId);
  const kept = new Set(heads.slice(Math.max(0, heads.length + 1 - MUTATIONS_KEPT)));
  const own = rowsOf(mutation);
  if (kept.size === heads.length) {
    sheet.append(own);
    return;
  }
  const all = [...rows.filter(([mutationId = '']) => kept.has(mutationId)), ...own];
  sheet.write(0, all);
  sheet.truncate(all.length);
}

/**
 * null = this document has no such mutation. If one of its rows is damaged, newer, or lost, it is not processed any further, because the
 * rest would not be what was approved. What it has sent can be seen in the CRM.
 */
export function readMutation(ctx: Context, mutationId: string): Reading<Mutation> | null {
  const rows = store(ctx)
    .readAll()
    .filter(([id]) => id === mutationId);
  const [first, ...others] = rows;
  if (first === undefined) return null;
  const head = HEAD.read(textOf(first));
  if (head.is !== 'read') return head;
  const steps: MutationStep[] = [];
  for (const other of others) {
    const step = STEP.read(textOf(other));
    if (step.is !== 'read') return step;
    steps.push(step.value);
  }
  const whole = head.value.mutationId === mutationId && steps.length === head.value.count;
  return whole ? { is: 'read', value: { head: head.value, steps } } : { is: 'damaged' };
}

/**
 * A mutation of this person, verified against their own properties, ready to be continued. `stale-mutation`: there is none, or it cannot be
 * read. `not-connected`: the person has signed out meanwhile. `not-confirmed`: somebody else changed it in the hidden sheet, or it was
 * started with another key. One that is over has nothing to send.
 */
export function sealedMutation(ctx: Context, mutationId: string): Result<Mutation> {
  return lookAgain(ctx, (): Result<Mutation> => {
    const mutation = mutationOf(ctx, mutationId);
    if (mutation === null || mutation.head.token !== ctx.person.token) return failed('stale-mutation');
    const ended = OVER.has(mutation.head.state);
    const key = connected(ctx);
    if (!ended && !key.ok) return key;
    return ended || isSealed(ctx, mutationId, stageOf(ctx, mutation)) ? done(mutation) : failed('not-confirmed');
  });
}

/** Everything that is shown and asked of the CRM, and with which key; and how far each step has got. */
function stageOf(ctx: Context, { head, steps }: Mutation): Stage {
  const key = connected(ctx);
  const asked = steps.map((step) => [step.about, step.body, step.check, step.key]);
  const what = [head.mutationId, key.ok ? ctx.digest(key.value.key) : null, head.request, head.facts, asked];
  return {
    what: ctx.digest(JSON.stringify(what)),
    progress: [head.state, ...steps.map(({ state, attempts }) => `${state}${attempts}`)].join(),
  };
}

const OVER: ReadonlySet<MutationHead['state']> = new Set<MutationHead['state']>(['done', 'partly', 'cancelled']);

const seal = (ctx: Context, mutation: Mutation): void => sealStage(ctx, mutation.head.mutationId, stageOf(ctx, mutation));

/** For callers that treat an unreadable mutation like none. */
export const mutationOf = (ctx: Context, mutationId: string): Mutation | null => valueOf(readMutation(ctx, mutationId));

/**
 * Updates the mutation in place. Once it is over, nothing of it is ever sent again, so its seal is removed after the write; a call that
 * ends in between leaves a mutation that can continue. Call under the document lock.
 */
export function keepMutation(ctx: Context, mutation: Mutation): void {
  const { mutationId, state } = mutation.head;
  if (!OVER.has(state)) seal(ctx, mutation);
  const sheet = store(ctx);
  const place = sheet.readAll().findIndex(([id]) => id === mutationId);
  if (place >= 0) sheet.write(place, rowsOf(mutation));
  if (OVER.has(state)) unseal(ctx, mutationId);
}

/** The heads of all mutations, newest first, and how many are unreadable. Those stay until fifty newer ones have come. */
export function mutationHeads(ctx: Context): { readonly heads: readonly MutationHead[]; readonly unreadable: number } {
  const readings = store(ctx)
    .readAll()
    .filter(([, kind]) => kind !== 'step')
    .map((one) => HEAD.read(textOf(one)));
  const heads = readings.flatMap((reading) => (reading.is === 'read' ? [reading.value] : []));
  return { heads: heads.reverse(), unreadable: readings.length - heads.length };
}

const openKey = ({ book }: Context): string => `mutation.open.${book.id}`;
const IDS = kept<readonly string[]>(2, () => z.array(text()));

/** What this person's pages have left in progress in this file, the newest last; null = none. */
const readAllOpen = (ctx: Context): Reading<readonly string[]> | null => readKept(ctx.mine, openKey(ctx), IDS);

/** The newest mutation this person's pages left in this file while it was in progress; null = none. */
export function readOpen(ctx: Context): Reading<string> | null {
  const all = readAllOpen(ctx);
  if (all?.is !== 'read') return all;
  const last = all.value[all.value.length - 1];
  return last === undefined ? null : { is: 'read', value: last };
}

/** Beside those that can still continue. Call under the document lock: a second window may have another in progress. */
export function keepOpen(ctx: Context, mutationId: string): void {
  const others = (valueOf(readAllOpen(ctx)) ?? []).filter((one) => mutationOf(ctx, one)?.head.state === 'doing');
  ctx.mine.write(openKey(ctx), IDS.write([...others, mutationId]));
}

/** It is over. Call under the document lock. */
export function forgetOpen(ctx: Context, mutationId: string): void {
  const left = (valueOf(readAllOpen(ctx)) ?? []).filter((one) => one !== mutationId);
  ctx.mine.write(openKey(ctx), left.length === 0 ? null : IDS.write(left));
}
