// The three-way merge of one field: base b, local l (the cell), remote r (the CRM now).

import type { ChangeableField, FieldValue } from './model';
import { sameButSpelling } from './normal-form';
import { idSet, isIds, sameValue, without } from './values';

/**
 * - `nothing`: nobody changed it
 * - `drift`: only the CRM changed; taken into the sheet, never sent
 * - `send`: only the cell changed; `after` goes to the CRM
 * - `agreement`: both changed to the same value; nothing is sent, the base moves
 * - `conflict`: both changed to different values, or there is no base to tell who did
 * - `blind`: the cell changed, but the CRM does not say what it holds
 */
type Merged =
  | { readonly decision: 'nothing' | 'drift' | 'agreement' | 'conflict' | 'blind' }
  | { readonly decision: 'send'; readonly after: FieldValue };

/**
 * Merges one field. When comparing l with r, the CRM's own spelling of the same text counts as equal; compared with b it does not, since a
 * person may well change the spelling. `undefined` means unknown: a missing column (l), no base (b), no such key in the CRM's answer (r).
 *
 * | l vs b | r vs b | l vs r | decision |
 * |---|---|---|---|
 * | l unknown | | | nothing: there is no cell to compare or to write |
 * | b unknown | r unknown | | blind |
 * | b unknown | | = | agreement |
 * | b unknown | | ≠ | conflict |
 * | = | r unknown | | nothing |
 * | ≠ | r unknown | | blind |
 * | = | = | | nothing |
 * | = | ≠ | | drift |
 * | ≠ | = | | send |
 * | ≠ | ≠ | = | agreement |
 * | ≠ | ≠ | ≠ | conflict; labels merge as sets instead |
 */
export function merge(
  field: ChangeableField,
  base: FieldValue | undefined,
  local: FieldValue | undefined,
  remote: FieldValue | undefined,
): Merged {
  if (local === undefined) return { decision: 'nothing' };
  if (base === undefined) return mergeWithoutBase(field, local, remote);
  const edited = !sameValue(local, base);
  if (remote === undefined) return { decision: edited ? 'blind' : 'nothing' };
  const moved = !sameValue(remote, base);
  if (!edited) return { decision: moved ? 'drift' : 'nothing' };
  if (!moved) return { decision: 'send', after: local };
  if (sameValue(local, remote) || sameButSpelling(field, local, remote)) return { decision: 'agreement' };
  return mergeSets(base, local, remote);
}

function mergeWithoutBase(field: ChangeableField, local: FieldValue, remote: FieldValue | undefined): Merged {
  if (remote === undefined) return { decision: 'blind' };
  return { decision: sameValue(local, remote) || sameButSpelling(field, local, remote) ? 'agreement' : 'conflict' };
}

/**
 * For labels, applies the adds and removes of both sides: no added label is lost, and no removed label comes back. Other values conflict.
 */
function mergeSets(base: FieldValue, local: FieldValue, remote: FieldValue): Merged {
  if (!isIds(base) || !isIds(local) || !isIds(remote)) return { decision: 'conflict' };
  const added = without(local, base);
  const removed = without(base, local);
  const after = idSet([...without(remote, removed), ...added]);
  return sameValue(after, remote) ? { decision: 'agreement' } : { decision: 'send', after };
}
