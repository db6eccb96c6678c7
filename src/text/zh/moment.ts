// Chinese: a moment as people write it.

import { momentOf } from '../phrase';

const DAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** 2026-11-27 03:23 -> "11月27日周五 03:23". */
export function moment(text: string): string {
  const at = momentOf(text);
  return at === null ? text : `${at.month}月${at.day}日周${DAYS[at.weekday]} ${at.time}`;
}
