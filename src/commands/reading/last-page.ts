// When a list of creators that is read page by page, over many calls, has come to its end.

import type { Channel, Page } from '../../../contract/records';
import type { CreatorId } from '../../sync/model';

/** Who stood first on the first page and on the latest; JSON, so that it can be kept between calls. */
export type PageStarts = readonly CreatorId[];

/** The starts after page `number` (1-based) has been read. */
export function startsAfter(starts: PageStarts, { rows }: Page<Channel>, number: number): PageStarts {
  const [first] = rows;
  if (first === undefined) return starts;
  return number === 1 ? [first.creatorId] : [...starts.slice(0, 1), first.creatorId];
}

/**
 * Whether nothing follows page `number`. A CRM that does not count its pages may answer past the end with its last page again, or with its first:
 * a page that begins like one of those ends the list, because without that it would never end.
 */
export function isLastPage({ rows, pages }: Page<Channel>, number: number, before: PageStarts): boolean {
  const [first] = rows;
  if (first === undefined) return true;
  return pages === null ? number > 1 && before.includes(first.creatorId) : number >= pages;
}
