// JSON values of the sidebar panels that have no file of their own.

import type { Named } from '../../contract/records';
import type { TickState } from '../sync/label-ticks';

/** Kinds of work a key may lack the permission for. */
export type AccountArea = 'reading' | 'changes' | 'labels' | 'groups' | 'email' | 'exports' | 'imports';

export interface AccountCard {
  /** The last characters of the key, to tell keys apart. */
  readonly keyEnd: string;
  /** The member the person says they are; null when they have not said. */
  readonly me: string | null;
  readonly used: number;
  /** null when the CRM does not say. */
  readonly total: number | null;
  readonly remaining: number | null;
  /** What the CRM has refused to this key and not allowed since. */
  readonly barred: readonly AccountArea[];
  readonly sentLastMinute: number;
  readonly perMinute: number;
  /** ISO 8601: until then, fewer requests per minute are sent than documented, because the CRM accepted fewer; null = no reduction. */
  readonly slowedUntil: string | null;
  /** > 0: the limit is reached, and the next request may be sent after this time. */
  readonly waitMs: number;
}

/** A checklist of labels for the selected rows. */
export interface RowLabels {
  /** Creators of the selected rows whose labels are known; 0 = no creator is selected. */
  readonly creators: number;
  /** Selected rows that are left out, because their creator or labels are unclear. */
  readonly inDoubt: readonly number[];
  /** Passed back when labels are ticked, to bind the ticks to these creators. */
  readonly selection: string;
  readonly labels: readonly (Named & { readonly state: TickState })[];
  /** ISO 8601: when the list of labels was read. */
  readonly readAt: string;
}
