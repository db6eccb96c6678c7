// What the panels of the sidebar show that have no file of their own, as JSON values.

import type { Named } from '../../contract/records';
import type { TickState } from '../sync/label-ticks';

/** Kinds of work that a key may lack the permission for. */
export type AccountArea = 'reading' | 'changes' | 'labels' | 'groups' | 'email' | 'exports' | 'imports';

export interface AccountCard {
  /** The end of the key, to tell keys apart. */
  readonly keyEnd: string;
  /** Which member the person says to be; null when they have not said it. */
  readonly me: string | null;
  readonly used: number;
  /** null when the CRM does not say. */
  readonly total: number | null;
  readonly remaining: number | null;
  /** What the CRM has refused to this key, and not allowed since. */
  readonly barred: readonly AccountArea[];
  readonly sentLastMinute: number;
  readonly perMinute: number;
  /** ISO 8601: until then fewer requests a minute go out than documented, because the CRM took fewer; null = as many. */
  readonly slowedUntil: string | null;
  /** > 0: the limit is reached, and the next request may go after so long. */
  readonly waitMs: number;
}

/** A checklist of labels for the selected rows. */
export interface RowLabels {
  /** Creators of the selected rows whose labels can be told; 0 = no creator is selected. */
  readonly creators: number;
  /** Selected rows that are left out, because the creator or the labels in them cannot be told. */
  readonly inDoubt: readonly number[];
  /** To be given back when labels are ticked: binds the ticks to these creators. */
  readonly selection: string;
  readonly labels: readonly (Named & { readonly state: TickState })[];
  /** ISO 8601: when the list of labels was read. */
  readonly readAt: string;
}
