// Where deeds are kept: a hidden sheet with the head of each deed and its steps under it. It must not know what a deed does.

import type { DeedFacts, DeedRequest, DeedState } from '../../rpc/deeds';
import { inPieces } from '../../sync/pieces';
import type { Surroundings } from '../surroundings';
import type { DeedStep } from './kind';

export interface DeedHead {
  readonly deedId: string;
  readonly state: DeedState;
  readonly request: DeedRequest;
  readonly facts: DeedFacts;
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

/** A deed as one call works on it. */
export interface Deed {
  readonly head: DeedHead;
  readonly steps: readonly DeedStep[];
}

const STORE = 'NoxSync deeds';
/** A step may name everybody in a group: 392,000 characters are some 10,000 creators with ids of 36 characters. */
const PIECES = 8;
/** Deeds kept for history. */
const DEEDS_KEPT = 50;

const store = ({ book }: Surroundings) => book.store(STORE, 2 + PIECES);

const row = (deedId: string, kind: 'head' | 'step', content: object): readonly string[] => {
  const pieces = inPieces(JSON.stringify(content), PIECES);
  if (pieces === null) throw new Error(`a ${kind} of a deed is too long to be kept`);
  return [deedId, kind, ...pieces];
};

/** So much is kept beside what a step is about and asks for, with room to spare. */
const REST_OF_STEP = 4_000;

/** Whether a step with this content can be kept, whatever becomes of it. */
export const fitsStep = (content: object): boolean => inPieces(JSON.stringify(content) + ' '.repeat(REST_OF_STEP), PIECES) !== null;

const contentOf = ([, , ...pieces]: readonly string[]): unknown => JSON.parse(pieces.join('') || 'null');

/** Puts a new deed at the end; the oldest beyond DEEDS_KEPT go. To be called under the document's lock. */
export function beginDeed(world: Surroundings, { head, steps }: Deed): void {
  const book = store(world);
  const rows = book.readAll();
  const heads = rows.filter(([, kind]) => kind === 'head').map(([deedId]) => deedId);
  const kept = new Set(heads.slice(Math.max(0, heads.length + 1 - DEEDS_KEPT)));
  const own = [row(head.deedId, 'head', head), ...steps.map((step) => row(head.deedId, 'step', step))];
  if (kept.size === heads.length) {
    book.append(own);
    return;
  }
  const all = [...rows.filter(([deedId = '']) => kept.has(deedId)), ...own];
  book.write(0, all);
  book.truncate(all.length);
}

/** null = there is no such deed, or rows of it were lost. */
export function readDeed(world: Surroundings, deedId: string): Deed | null {
  const rows = store(world)
    .readAll()
    .filter(([id]) => id === deedId);
  const [first, ...others] = rows;
  if (first === undefined || first[1] !== 'head') return null;
  const head = contentOf(first) as DeedHead;
  return others.length === head.count ? { head, steps: others.map((one) => contentOf(one) as DeedStep) } : null;
}

/** Writes the deed where it stands. To be called under the document's lock. */
export function keepDeed(world: Surroundings, { head, steps }: Deed): void {
  const book = store(world);
  const place = book.readAll().findIndex(([deedId]) => deedId === head.deedId);
  if (place >= 0) book.write(place, [row(head.deedId, 'head', head), ...steps.map((step) => row(head.deedId, 'step', step))]);
}

/** The heads of all deeds, the newest first. */
export function deedHeads(world: Surroundings): readonly DeedHead[] {
  return store(world)
    .readAll()
    .filter(([, kind]) => kind === 'head')
    .map((one) => contentOf(one) as DeedHead)
    .reverse();
}
