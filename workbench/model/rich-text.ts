// What scripts see of the links and chips in a cell's text.

import type { TextLink } from './cell';

/** A part of a text; the end is exclusive. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Scripts do not see the address behind a person chip. */
const seenUrl = ({ url, chip }: TextLink): string | null => (chip === 'person' ? null : url);

/** The single address behind the whole stretch; null if a part has none or a different one. */
export function linkOver(links: readonly TextLink[], { start, end }: Interval): string | null {
  const urls = new Set(runsOf(links, { start, end }).map((run) => urlOf(links, run)));
  return urls.size === 1 ? ([...urls][0] ?? null) : null;
}

/** The longest uniform parts: a link, a chip, or the text between them. Two adjacent links are separate. */
export function runsOf(links: readonly TextLink[], { start, end }: Interval): readonly Interval[] {
  const inside = links.flatMap((link) => [link.start, link.end]).filter((edge) => edge > start && edge < end);
  const edges = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return edges.slice(1).map((edge, i) => ({ start: edges[i] ?? start, end: edge }));
}

function urlOf(links: readonly TextLink[], run: Interval): string | null {
  const link = links.find((one) => one.start <= run.start && one.end >= run.end);
  return link === undefined ? null : seenUrl(link);
}
