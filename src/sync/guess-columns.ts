// Guesses which column of a person's own tab holds channel links, handles, email addresses, or platforms.

import { mayHead, shareFitting, shareOfChannels, shareOfSigns, type WhoRole } from './column-clues';

interface OwnColumn {
  readonly heading: string;
  /** Texts below the heading; blanks are ignored. */
  readonly texts: readonly string[];
}

/** At least this share of a column must look like the role. For handles, which look like any word, the heading or an @ must agree too. */
const ENOUGH = 0.5;
/** A matching heading counts as much as this share of cells. */
const NAMED = 0.5;

function scoreOf({ heading, texts }: OwnColumn, role: WhoRole): number {
  const share = shareFitting(texts, role);
  const named = mayHead(heading, role);
  const sure = role !== 'handle' || named || shareOfSigns(texts) >= ENOUGH;
  if (share < ENOUGH || !sure) return 0;
  return share + (role === 'link' ? shareOfChannels(texts) : 0) + (named ? NAMED : 0);
}

/** The index of the best column for each role, the leftmost on ties; null = none looks like it. */
export function guessColumns(columns: readonly OwnColumn[]): Readonly<Record<WhoRole, number | null>> {
  const best = (role: WhoRole): number | null => {
    const scores = columns.map((column) => scoreOf(column, role));
    const most = Math.max(0, ...scores);
    return most === 0 ? null : scores.indexOf(most);
  };
  return { link: best('link'), handle: best('handle'), email: best('email'), platform: best('platform') };
}
