// English: a moment as people write it.

import { momentOf } from '../phrase';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026-11-27 03:23 -> "Fri, Nov 27, 03:23". */
export function moment(text: string): string {
  const at = momentOf(text);
  return at === null ? text : `${DAYS[at.weekday]}, ${MONTHS[at.month - 1]} ${at.day}, ${at.time}`;
}
