// Follow-ups, as exchanged between panel and server.

import type { Named } from '../../contract/records';
import type { Duplicate, FollowUpRule, Unclear } from '../sync/follow-ups';

/** The person's own columns that follow-ups use; the first four are created if missing. */
export const FOLLOW_UP_COLUMNS = ['lastSent', 'count', 'next', 'due'] as const;
export const OWN_NAMES = [...FOLLOW_UP_COLUMNS, 'answered'] as const;
export type OwnName = (typeof OWN_NAMES)[number];

export interface DueReport {
  readonly due: number;
  readonly later: number;
  readonly neverSent: readonly number[];
  readonly unclear: readonly { readonly why: Unclear; readonly rows: readonly number[] }[];
  readonly duplicates: readonly Duplicate[];
  /** Rows whose Due cell does not match the rule yet. */
  readonly unmarked: number;
}

export interface FollowUpsLook {
  /** Changes when another tab becomes active. */
  readonly tab: number;
  /** Headings of newly created columns, in the file's language. */
  readonly names: Readonly<Record<OwnName, string>>;
  /** Headings of the person's own columns. */
  readonly headings: readonly string[];
  /** The heading of each column, if the tab has it. */
  readonly at: Readonly<Record<OwnName, string | null>>;
  readonly rule: FollowUpRule;
  readonly statuses: readonly Named[];
  /** 2026-11-27, in the spreadsheet's zone. */
  readonly today: string;
  /** null while a column the rule needs is missing, or no status is chosen. */
  readonly found: DueReport | null;
  /** The tab's filter has a criterion on Due. */
  readonly onlyDue: boolean;
  /** The last email task this person added creators to, if rows of this tab do not reflect it yet. */
  readonly email: { readonly mutationId: string; readonly task: string; readonly creators: number } | null;
}

/** `selected`: the filter could not tell those rows from others. */
export interface DueShown {
  readonly how: 'filtered' | 'selected' | 'all';
  readonly rows: number;
}

export interface StampPreview {
  readonly task: string;
  /** 2026-11-27: when the CRM accepted them. */
  readonly day: string;
  readonly creators: number;
  readonly rows: number;
  /** Rows that already have this day, or a later one. */
  readonly same: number;
  /** Rows whose count is not a number, or that have a formula there. */
  readonly leftOut: readonly number[];
  /** Creators the CRM did not confirm adding, and those without a row in this tab. */
  readonly notAcknowledged: number;
  readonly elsewhere: number;
  /** Small enough to be undone in the panel. */
  readonly undoable: boolean;
  readonly examples: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  readonly digest: string;
}

export type { FollowUpRule };
