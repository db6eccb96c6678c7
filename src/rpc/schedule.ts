// Scheduled refresh, as exchanged between panel and server. Times are in the spreadsheet's zone, as 2026-11-27 03:23.

import type { ScheduleRule } from '../sync/schedule';
import type { Problem } from './problems';

/** The intervals in hours that can be chosen: each divides the day evenly. */
export const EVERY_HOURS = [1, 2, 3, 4, 6, 8, 12, 24] as const;

/** What one tab's refresh brought, and what is in the tab now. */
export interface TabNews {
  readonly tab: number;
  /** Its name at the time. */
  readonly name: string;
  /** When its refresh ended, or failed; milliseconds since 1970. */
  readonly at: number;
  /** Creators whose values in the CRM had changed. */
  readonly changed: number;
  readonly added: number;
  /** Left the view, archived, or gone. */
  readonly left: number;
  readonly incomplete: boolean;
  /** Unsent edits. */
  readonly edits: number;
  /** Rows and cells waiting for a correction. */
  readonly waiting: number;
  /** Due for a follow-up; null if the tab's rule cannot say. `names` are the first of them. */
  readonly due: { readonly n: number; readonly names: readonly string[] } | null;
  /** Why it was not refreshed. */
  readonly problem: Problem | null;
}

/** What the last scheduled refresh did to one tab, as the panel shows it beside the tab. */
export interface ScheduledRefresh {
  /** ISO 8601. */
  readonly at: string;
  readonly news: TabNews;
}

/** What goes on with a person's key while nobody is there. */
export interface Unattended {
  /** This file is refreshed on schedule. */
  readonly schedule: boolean;
  /** A run of this file is being sent by the timer. */
  readonly run: boolean;
  /** Other files in which one or the other goes on. */
  readonly elsewhere: number;
}

/** The outcome of the mail about it: `used-up` = Google sends no more mail for this person today. */
export type MailOutcome = 'sent' | 'not-allowed' | 'used-up' | 'refused';

interface ByItselfReport {
  readonly began: string;
  readonly ended: string;
  readonly tabs: readonly TabNews[];
  /** null = no mail was wanted, or there was nothing new to report. */
  readonly mail: MailOutcome | null;
}

/** Whether Google lets the add-on do it for this person; `url` is where it can be allowed. */
interface Allowed {
  readonly allowed: boolean;
  readonly url: string | null;
}

export interface ScheduleLook {
  /** null = it is off. */
  readonly on: { readonly rule: ScheduleRule; readonly mail: boolean } | null;
  /** Every tab that can be refreshed; `chosen` = it is, or would be. */
  readonly tabs: readonly { readonly id: number; readonly name: string; readonly chosen: boolean }[];
  /** When it is due; null = at the timer's next firing, which is within the hour. */
  readonly nextAt: string | null;
  /** It did not fit in one execution, and continues at the next firing. */
  readonly going: { readonly began: string; readonly done: number; readonly of: number } | null;
  readonly last: ByItselfReport | null;
  /** It was due then, and yielded to somebody who was sending. */
  readonly gaveWay: string | null;
  /** It is on, but Google has not fired it since then, although it should have. */
  readonly silentSince: string | null;
  readonly timer: Allowed;
  readonly mail: Allowed;
  /** The stored choice is unreadable. */
  readonly unreadable: 'damaged' | 'newer' | null;
}

export type { ScheduleRule };
