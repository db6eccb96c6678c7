// Refreshing by itself, as the panel and the server speak of it. Times are those of the spreadsheet's zone, as 2026-11-27 03:23.

import type { ScheduleRule } from '../sync/schedule';
import type { Problem } from './problems';

/** Hours between two beginnings that can be chosen: each of them parts the day into whole pieces. */
export const EVERY_HOURS = [1, 2, 3, 4, 6, 8, 12, 24] as const;

/** What one tab's refresh brought, and what stands in it now. */
export interface TabNews {
  readonly tab: number;
  /** Its name then. */
  readonly name: string;
  /** Creators of whom the CRM held something else than before. */
  readonly changed: number;
  readonly added: number;
  /** Left the view, archived and gone. */
  readonly left: number;
  readonly incomplete: boolean;
  /** Edits that are not sent. */
  readonly edits: number;
  /** Rows and cells that wait for a correction. */
  readonly waiting: number;
  /** Due for a follow-up; null where the tab's rule cannot say. `names` are the first of them. */
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

/** What became of the mail about it: `used-up` = Google sends no more of this person today. */
export type MailOutcome = 'sent' | 'not-allowed' | 'used-up' | 'refused';

export interface ByItselfReport {
  readonly began: string;
  readonly ended: string;
  readonly tabs: readonly TabNews[];
  /** null = no mail was wanted, or there was nothing new to tell. */
  readonly mail: MailOutcome | null;
}

/** Whether Google lets the add-on do it for this person; `url` is where that can be allowed. */
export interface Allowed {
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
  /** It did not fit into one execution, and goes on at the next firing. */
  readonly going: { readonly began: string; readonly done: number; readonly of: number } | null;
  readonly last: ByItselfReport | null;
  /** It was due then, and gave way to somebody who was sending. */
  readonly gaveWay: string | null;
  /** It is on, and Google has not called it since then, although it should have. */
  readonly silentSince: string | null;
  readonly timer: Allowed;
  readonly mail: Allowed;
  /** What was chosen cannot be read. */
  readonly unreadable: 'damaged' | 'newer' | null;
}

export type { ScheduleRule };
