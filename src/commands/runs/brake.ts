// When a person must type the number before sending. It must not know how it is asked.

import type { Review } from '../../rpc/shapes';
import { CHANGEABLE_FIELDS } from '../../sync/model';
import type { ChangeRecord } from '../../sync/run';
import { isBlank } from '../../sync/values';

/** The limits of design rule 10: both of the first two together, or one of the others alone. */
export const BRAKE = { share: 0.3, rows: 50, clears: 10, archives: 20 } as const;

/** The number to be typed is the number of changes that would be sent. `creators` = how many the tab has. */
export function brakeOf(changes: readonly ChangeRecord[], creators: number): Review['brake'] {
  for (const field of CHANGEABLE_FIELDS) {
    const own = changes.filter((change) => change.field === field);
    const cleared = own.filter(({ before, after }) => field !== 'labels' && isBlank(after) && !isBlank(before)).length;
    if (cleared >= BRAKE.clears) return { number: changes.length, why: 'clears', field };
    const archived = own.filter(({ after }) => field === 'archived' && after === true).length;
    if (archived >= BRAKE.archives) return { number: changes.length, why: 'archives', field };
    if (own.length > BRAKE.rows && own.length > creators * BRAKE.share) return { number: changes.length, why: 'many', field };
  }
  return null;
}
