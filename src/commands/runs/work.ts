// A run in the hands of one call: what its rounds share. It must not decide what is sent.

import type { Crm } from '../../crm/client';
import type { Problem } from '../../rpc/shapes';
import type { RunRecord } from '../../sync/run';
import { type Cursor, IDS_PER_READ } from '../pull/reading';
import type { Surroundings } from '../surroundings';
import type { RunHead } from './journal';

/** The run in memory while a call works on it; every change of a record is written to the journal before the next request. */
export interface Work {
  readonly world: Surroundings;
  readonly crm: Crm;
  head: RunHead;
  readonly records: RunRecord[];
  readonly until: number;
  /** False once somebody asked to pause or to end the run, or when the run is no longer this call's: no further body is sent. */
  readonly goesOn: () => boolean;
}

/** Why the rounds ended before the run did. */
export type Stop = { readonly ok: false; readonly waitMs: number } | { readonly ok: false; readonly problem: Problem } | null;

/** A third of the requests that the CRM takes a minute, so that creators who are read one by one can be read before and after in one. */
const ONE_BY_ONE = 10;

/** How many creators one round reads at most: as many as one request brings, or few when each takes a request of its own. */
export const idsPerRound = ({ cursor }: Pick<RunHead, 'cursor'>): number =>
  (cursor as Cursor).way === 'filter' ? IDS_PER_READ : ONE_BY_ONE;
