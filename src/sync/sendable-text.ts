// The canonical text of everything a confirmed run may send, and of how far it has got.

import type { BodyRecord, ChangeRecord, Run } from './run';

export interface SentBy {
  readonly runId: string;
  /** The CRM account it goes to. */
  readonly account: string;
  readonly tab: number;
}

/**
 * Equal if and only if the same is sent: by the same run to the same account from the same tab, the same confirmed changes, and the same
 * bodies with their creators, change sets, keys, and order. Outcomes are excluded, so the text stays the same while the run is sent, until
 * a body is made smaller. JSON distinguishes 1 from "1".
 */
export function sendableText({ runId, account, tab }: SentBy, { changes, bodies }: Run): string {
  const confirmed = [...changes.values()].filter(({ state }) => state !== 'left' && state !== 'proposed');
  return JSON.stringify([runId, account, tab, confirmed.map(changeText), [...bodies.values()].map(bodyText)], sortedKeys);
}

/** How far the bodies have got. A body that was sent must not look as if it still had to go. */
export const progressText = ({ bodies }: Run): string => [...bodies.values()].map(({ state, attempts }) => `${state}${attempts}`).join();

/**
 * The text of everything a review shows of a run, including the creators' names, so that what is shown and what is sent come from the same
 * entries. The CRM's check comes later, and is excluded.
 */
export const reviewText = ({ changes, conflicts }: Run): string =>
  JSON.stringify([[...changes.values()].map((change) => ({ ...change, objection: null })), [...conflicts.values()]], sortedKeys);

/** What the person ticked and answered. What becomes of it while the run is sent is excluded. */
export const ticksText = ({ changes, conflicts }: Run): string =>
  JSON.stringify([
    [...changes.values()].map((change) => [...changeText(change), change.ticked]),
    [...conflicts.values()].map(({ id, creatorId, field, mine, theirs, state }) => [id, creatorId, field, mine, theirs, state]),
  ]);

/** A record that was read back may have its keys in another order. */
const sortedKeys = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const changeText = ({ id, creatorId, field, before, after, creates }: ChangeRecord): readonly unknown[] => [
  id,
  creatorId,
  field,
  before,
  after,
  creates,
];

const bodyText = ({ id, key, newIds, body: { kind, ids, set } }: BodyRecord): readonly unknown[] => [id, key, kind, ids, newIds, set];
