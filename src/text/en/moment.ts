// English: a moment as people write it.

import { momentOf } from '../phrase';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Fri, Nov 27". `weekday`: 0 = Sunday. `month`: 1 to 12. */
export const date = ({ weekday, day, month }: { weekday: number; day: number; month: number }): string =>
  `${WEEKDAYS[weekday]}, ${MONTHS[month - 1]} ${day}`;

/** 2026-11-27 03:23 -> "Fri, Nov 27, 03:23". */
export function moment(text: string): string {
  const at = momentOf(text);
  return at === null ? text : `${date(at)}, ${at.time}`;
}
