// What scripts see of the links and chips in a cell's text.

import type { TextLink } from './cell';

/** A part of a text; the end is excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whose address a person's chip holds, scripts are not told. */
const seenUrl = ({ url, chip }: TextLink): string | null => (chip === 'person' ? null : url);

/** The one address behind all of the stretch; null where a part has none or another one. */
export function linkOver(links: readonly TextLink[], { start, end }: Stretch): string | null {
  const urls = new Set(runsOf(links, { start, end }).map((run) => urlOf(links, run)));
  return urls.size === 1 ? ([...urls][0] ?? null) : null;
}

/** The longest parts that look the same: a link, a chip, or the text between them. Two links that touch are two. */
export function runsOf(links: readonly TextLink[], { start, end }: Stretch): readonly Stretch[] {
  const inside = links.flatMap((link) => [link.start, link.end]).filter((edge) => edge > start && edge < end);
  const edges = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
  return edges.slice(1).map((edge, i) => ({ start: edges[i] ?? start, end: edge }));
}

function urlOf(links: readonly TextLink[], run: Stretch): string | null {
  const link = links.find((one) => one.start <= run.start && one.end >= run.end);
  return link === undefined ? null : seenUrl(link);
}
