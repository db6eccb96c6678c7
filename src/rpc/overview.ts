// The Overview, as the panel and the server speak of it.

export interface OverviewLook {
  /** The tab that is counted: the one in front, or the one that the Overview in front belongs to. null = neither is in front. */
  readonly counts: string | null;
  /** Its Overview; null = there is none yet. */
  readonly overview: string | null;
  /** It has a column that says who is due. */
  readonly hasDue: boolean;
  /** There is a tab that holds all changes. */
  readonly hasChanges: boolean;
}

export interface OverviewRenewed {
  readonly tab: string;
  /** Cells written. */
  readonly cells: number;
  /** Cells of ours that the person changed, and that stay. */
  readonly kept: number;
  /** Lines for which there was no room. */
  readonly noRoom: number;
  /** Titles of blocks that are not there any more. */
  readonly gone: readonly string[];
}
