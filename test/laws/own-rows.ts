// A person's own tab of creators, some of them known to the CRM, built from random rows, and how it is used.

import * as fc from 'fast-check';
import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import type { MatchFound, OwnColumns } from '../../src/rpc/own-tab';
import type { PullReport } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import type { MemoryTab } from '../fakes/memory-tab';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** The person's own headings; the third column is a formula of theirs, the last a note. */
export const OWN_HEADINGS = ['Who', 'Link', 'Budget', 'Email', 'Remark'] as const;
export const OWN_COLUMNS: OwnColumns = { link: 2, handle: null, email: 4, platform: null };

export interface OwnRow {
  /** Number of the creator whose link or address this is; null = nobody's. */
  readonly link: number | null;
  readonly email: number | null;
  readonly decorated: boolean;
}

const who = fc.option(fc.nat({ max: 7 }), { freq: 3 });
export const ownRows = fc.array(fc.record({ link: who, email: who, decorated: fc.boolean() }), { minLength: 1, maxLength: 12 });

/** Creators 0 to `count` - 1 are in the CRM; 0 and 1 share an address. */
export function ownOffice(rows: readonly OwnRow[], count: number): Office {
  const crm = new ModelCrm();
  for (let i = 0; i < count; i += 1) {
    const id = creator(`c-${i}`);
    const email = `ask${i < 2 ? 0 : i}@example.com`;
    crm.channels.set(id, { ...blankChannel(id), handle: `@name${i}`, channelLink: `https://www.youtube.com/@name${i}`, email });
  }
  const at = new Office(crm);
  fill(at.book.addTab('My list'), rows);
  return at;
}

function fill({ grid }: MemoryTab, rows: readonly OwnRow[]): void {
  for (const [i, heading] of OWN_HEADINGS.entries()) grid.type(1, i + 1, heading);
  rows.forEach(({ link, email, decorated }, i) => {
    const row = i + 2;
    grid.type(row, 1, `Row ${i}`);
    if (link !== null) grid.type(row, 2, decorated ? `youtube.com/@NAME${link}/videos?x=1` : `https://www.youtube.com/@name${link}`);
    grid.setCell(row, 3, { text: '700', origin: 'formula' });
    if (email !== null) grid.type(row, 4, `Ask${email < 2 ? 0 : email}@Example.com`);
    grid.note(row, 5, `a note of mine ${i}`);
  });
}

/** Everything in the person's columns, in comparable form. */
export function ownCells({ grid }: MemoryTab, rows: number): unknown {
  const width = OWN_HEADINGS.length;
  return Array.from({ length: rows + 1 }, (_, i) => {
    const { cells, notes, rules } = grid.row(i + 1);
    return [cells, notes, rules].map((all) => Array.from({ length: width }, (_, column) => all[column] ?? null));
  });
}

/** Reads the creators and matches the rows. */
export function matchOwnTab(at: Office, columns: OwnColumns = OWN_COLUMNS): { readonly matchId: string; readonly found: MatchFound } {
  const { matchId } = must(startMatch(at.ctx, { query: {}, name: 'All creators', columns }));
  for (let i = 0; i < 100; i += 1) {
    const { found } = must(stepMatch(at.ctx, { matchId }));
    if (found !== null) return { matchId, found };
  }
  throw new Error('the reading does not end');
}

function finishOwnPull(at: Office, pullId: string): PullReport {
  for (let i = 0; i < 100; i += 1) {
    const { finished } = must(stepPull(at.ctx, { pullId }));
    if (finished !== null) return finished;
  }
  throw new Error('the pull does not end');
}

export const useOwnTab = (at: Office, matchId: string): PullReport => finishOwnPull(at, must(bindOwnTab(at.ctx, { matchId })).pullId);

export const lookAt = (at: Office) => must(lookAtOwnTab(at.ctx));

/** The id beside each row, '' = none. */
export function idsBeside(at: Office): readonly string[] {
  const column = at.tab.columns().find(({ field }) => field === 'creatorId')?.column ?? 0;
  return at.tab.readTexts(rowNumberOf(2), at.tab.lastRow() - 1, column);
}
