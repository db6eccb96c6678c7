// Follow-ups, as the panel and the server speak of them.

import type { Id, Named } from '../../contract/records';
import type { Duplicate, FollowUpRule, Unclear } from '../sync/follow-ups';

/** Columns of the person's own that follow-ups work with; the first four are made when they are missing. */
export const FOLLOW_UP_COLUMNS = ['lastSent', 'count', 'next', 'due'] as const;
export const OWN_NAMES = [...FOLLOW_UP_COLUMNS, 'answered'] as const;
export type OwnName = (typeof OWN_NAMES)[number];

export interface DueReport {
  readonly due: number;
  readonly later: number;
  readonly neverSent: readonly number[];
  readonly unclear: readonly { readonly why: Unclear; readonly rows: readonly number[] }[];
  readonly duplicates: readonly Duplicate[];
  /** Rows whose Due cell does not say yet what the rule says. */
  readonly unmarked: number;
}

export interface FollowUpsLook {
  /** Changes when another tab is in front. */
  readonly tab: number;
  /** What columns are called that are made anew, in the file's language. */
  readonly names: Readonly<Record<OwnName, string>>;
  /** Headings of the person's own columns. */
  readonly headings: readonly string[];
  /** The heading of each column, where the tab has it. */
  readonly at: Readonly<Record<OwnName, string | null>>;
  readonly rule: FollowUpRule;
  readonly statuses: readonly Named[];
  /** 2026-11-27, in the spreadsheet's zone. */
  readonly today: string;
  /** null while a column is missing that the rule needs, or no status is chosen. */
  readonly found: DueReport | null;
  /** The tab's filter looks at Due. */
  readonly onlyDue: boolean;
  /** The e-mail task that this person added creators to last, with rows of this tab that do not say so yet. */
  readonly email: { readonly mutationId: string; readonly task: string; readonly creators: number } | null;
}

/** `selected`: the filter could not tell those rows from others. */
export interface DueShown {
  readonly how: 'filtered' | 'selected' | 'all';
  readonly rows: number;
}

export interface StampPreview {
  readonly task: string;
  /** 2026-11-27: when the CRM took them. */
  readonly day: string;
  readonly creators: number;
  readonly rows: number;
  /** Rows that say this day, or a later one, already. */
  readonly same: number;
  /** Rows whose count is no number, or that hold a formula there. */
  readonly leftOut: readonly number[];
  /** Creators whom the CRM did not say it added, and such without a row in this tab. */
  readonly notAcknowledged: number;
  readonly elsewhere: number;
  /** It is not too much to be taken back in the panel. */
  readonly undoable: boolean;
  readonly examples: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly digest: string;
}

/** Cells as they were before, to take a stamp back. */
export interface StampUndo {
  readonly tab: number;
  readonly cells: readonly {
    readonly id: string;
    readonly row: number;
    readonly column: 'lastSent' | 'count';
    readonly before: { readonly text: string } | { readonly number: number } | { readonly time: string } | { readonly day: number } | null;
    /** What was written: a cell that was changed since stays. */
    readonly after: number;
  }[];
}

export type { Duplicate, FollowUpRule, Id, Unclear };
