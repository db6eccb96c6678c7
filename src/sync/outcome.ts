// What became of a change, judged by what the CRM holds now.

import type { Channel } from '../fields/fields';
import type { Remote } from './merge-all';
import type { Change, FieldValue } from './model';
import { sameButSpelling } from './normal-form';
import { isBlank, isIds, sameValue, valueOf, without } from './values';

/**
 * - `still`: the CRM holds what it held when the change was reviewed, so it may be sent
 * - `reached`: the CRM holds the value the change wants
 * - `other`: it holds something else, or the creator appeared or disappeared
 * - `unseen`: the answer does not show the field
 */
type ChangeStatus = 'still' | 'reached' | 'other' | 'unseen';

/** Compares a change with the CRM now. For labels, only the change's own labels count, whatever others add or remove. */
export function changeStatusOf(change: Pick<Change, 'field' | 'before' | 'after' | 'creates'>, remote: Remote): ChangeStatus {
  if (!remote.found) return change.creates ? 'still' : 'other';
  const now = valueOf(remote.channel, change.field);
  if (now === undefined) return 'unseen';
  if (reached(change, now)) return 'reached';
  return notBegun(change, now) ? 'still' : 'other';
}

function reached({ before, after }: Pick<Change, 'before' | 'after'>, now: FieldValue): boolean {
  if (!isIds(before) || !isIds(after) || !isIds(now)) return sameValue(now, after);
  const held = new Set(now);
  return without(after, before).every((id) => held.has(id)) && without(before, after).every((id) => !held.has(id));
}

/**
 * A label change may be half done, since it takes two bodies; labels it does not touch must be as reviewed. A creator to be created that
 * already exists has what its creation, or somebody else, gave it: a blank field still waits for its own update.
 */
function notBegun({ before, after, creates }: Pick<Change, 'before' | 'after' | 'creates'>, now: FieldValue): boolean {
  if (creates) return isBlank(now);
  if (!isIds(before) || !isIds(after) || !isIds(now)) return sameValue(now, before);
  const own = [...without(after, before), ...without(before, after)];
  return sameValue(without(now, own), without(before, own));
}

type Outcome = 'applied' | 'rejected' | 'conflicted' | 'unknown';

/**
 * The outcome after a read-back. For a value that was not reached, an objection explains it. Without one, another spelling is what the CRM
 * made of the value, an old value means unknown, and another value is a conflict.
 */
export function outcomeOf(change: Pick<Change, 'field' | 'before' | 'after' | 'creates'>, remote: Remote, objected: boolean): Outcome {
  const status = changeStatusOf(change, remote);
  if (status === 'reached') return 'applied';
  if (objected) return 'rejected';
  if (remote.found && isRespelled(change, remote.channel)) return 'applied';
  return status === 'other' && remote.found ? 'conflicted' : 'unknown';
}

/** The CRM holds the value, spelled its own way. */
function isRespelled({ field, after }: Pick<Change, 'field' | 'after'>, channel: Channel): boolean {
  const now = valueOf(channel, field);
  return now !== undefined && sameButSpelling(field, now, after);
}
