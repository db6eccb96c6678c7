// When a person must type the number before sending.

import { CHANGEABLE_FIELDS } from '../../fields/fields';
import type { Review } from '../../rpc/shapes';
import type { ChangeRecord } from '../../sync/run';
import { kindOf } from '../../sync/run-totals';

/** `share` and `rows` apply together, each of the others on its own. */
const THRESHOLDS = { share: 0.3, rows: 50, many: 500, clears: 10, archives: 20 } as const;

/** The number to type is the number of changes that would be sent. `creators`: how many the tab has. */
export function typedConfirmationFor(changes: readonly ChangeRecord[], creators: number): Review['typedConfirmation'] {
  for (const field of CHANGEABLE_FIELDS) {
    const own = changes.filter((change) => change.field === field);
    const cleared = own.filter((change) => kindOf(change) === 'clear').length;
    if (cleared >= THRESHOLDS.clears) return { number: changes.length, why: 'clears', field };
    const archived = own.filter((change) => kindOf(change) === 'archive').length;
    if (archived >= THRESHOLDS.archives) return { number: changes.length, why: 'archives', field };
    if (own.length >= THRESHOLDS.many || (own.length > THRESHOLDS.rows && own.length > creators * THRESHOLDS.share))
      return { number: changes.length, why: 'many', field };
  }
  return null;
}
