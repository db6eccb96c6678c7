// The Overview, as exchanged between panel and server.

export interface OverviewLook {
  /** The counted tab: the active one, or the one the active Overview belongs to. null = neither is active. */
  readonly counts: string | null;
  /** Its Overview; null = there is none yet. */
  readonly overview: string | null;
  /** It has a column that says who is due. */
  readonly hasDue: boolean;
  /** There is a Changes tab. */
  readonly hasChanges: boolean;
}

export interface OverviewRenewed {
  readonly tab: string;
  /** Cells written. */
  readonly cells: number;
  /** Cells of ours that the person changed, and that are kept. */
  readonly kept: number;
  /** Lines that had no room. */
  readonly noRoom: number;
  /** Titles of blocks that are no longer there. */
  readonly gone: readonly string[];
}
