// Where mutations are kept: a hidden sheet with the head of each mutation and its steps under it.

import type { MutationFacts, MutationRequest, MutationState } from '../../rpc/mutations';
import { inPieces } from '../../sync/pieces';
import type { Context } from '../context';
import type { MutationStep } from './kind';

export interface MutationHead {
  readonly mutationId: string;
  readonly state: MutationState;
  readonly request: MutationRequest;
  readonly facts: MutationFacts;
  readonly number: number | null;
  /** Blank until everything is checked. */
  readonly digest: string;
  readonly who: string;
  /** Tells persons apart without naming them. */
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly count: number;
}

/** A mutation as one call works on it. */
export interface Mutation {
  readonly head: MutationHead;
  readonly steps: readonly MutationStep[];
}

const STORE = 'NoxSync mutations';
/** A step may name everybody in a group: 392,000 characters are some 10,000 creators with ids of 36 characters. */
const PIECES = 8;
/** Mutations kept for history. */
const MUTATIONS_KEPT = 50;

const store = ({ book }: Context) => book.store(STORE, 2 + PIECES);

const row = (mutationId: string, kind: 'head' | 'step', content: object): readonly string[] => {
  const pieces = inPieces(JSON.stringify(content), PIECES);
  if (pieces === null) throw new Error(`a ${kind} of a mutation is too long to be kept`);
  return [mutationId, kind, ...pieces];
};

/** So much is kept beside what a step is about and asks for, with room to spare. */
const REST_OF_STEP = 4_000;

/** Whether a step with this content can be kept, whatever becomes of it. */
export const fitsStep = (content: object): boolean => inPieces(JSON.stringify(content) + ' '.repeat(REST_OF_STEP), PIECES) !== null;

const contentOf = ([, , ...pieces]: readonly string[]): unknown => JSON.parse(pieces.join('') || 'null');

/** Puts a new mutation at the end; the oldest beyond MUTATIONS_KEPT go. To be called under the document's lock. */
export function beginDeed(ctx: Context, { head, steps }: Mutation): void {
  const book = store(ctx);
  const rows = book.readAll();
  const heads = rows.filter(([, kind]) => kind === 'head').map(([mutationId]) => mutationId);
  const kept = new Set(heads.slice(Math.max(0, heads.length + 1 - MUTATIONS_KEPT)));
  const own = [row(head.mutationId, 'head', head), ...steps.map((step) => row(head.mutationId, 'step', step))];
  if (kept.size === heads.length) {
    book.append(own);
    return;
  }
  const all = [...rows.filter(([mutationId = '']) => kept.has(mutationId)), ...own];
  book.write(0, all);
  book.truncate(all.length);
}

/** null = there is no such mutation, or rows of it were lost. */
export function readMutation(ctx: Context, mutationId: string): Mutation | null {
  const rows = store(ctx)
    .readAll()
    .filter(([id]) => id === mutationId);
  const [first, ...others] = rows;
  if (first === undefined || first[1] !== 'head') return null;
  const head = contentOf(first) as MutationHead;
  return others.length === head.count ? { head, steps: others.map((one) => contentOf(one) as MutationStep) } : null;
}

/** Writes the mutation where it stands. To be called under the document's lock. */
export function keepMutation(ctx: Context, { head, steps }: Mutation): void {
  const book = store(ctx);
  const place = book.readAll().findIndex(([mutationId]) => mutationId === head.mutationId);
  if (place >= 0) book.write(place, [row(head.mutationId, 'head', head), ...steps.map((step) => row(head.mutationId, 'step', step))]);
}

/** The heads of all mutations, the newest first. */
export function mutationHeads(ctx: Context): readonly MutationHead[] {
  return store(ctx)
    .readAll()
    .filter(([, kind]) => kind === 'head')
    .map((one) => contentOf(one) as MutationHead)
    .reverse();
}
