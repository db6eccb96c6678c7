// A tab to hand out, as the panel and the server speak of it.

export interface HandOutLook {
  /** The one in front. */
  readonly tab: number;
  readonly title: string;
  /** Rows of creators that are selected now; a single one is where the person happens to stand. */
  readonly selectedRows: number;
  readonly columns: readonly {
    /** 1-based. */
    readonly column: number;
    readonly heading: string;
    /** `public`: what everybody sees of a channel. `team`: what only the team knows; `private`: addresses and notes. `own`: the person's, of which nothing is known. */
    readonly what: 'public' | 'team' | 'private' | 'own';
  }[];
}

export interface HandedOutTab {
  readonly tab: string;
  readonly rows: number;
  readonly columns: number;
  /** Cells that show an error, and were left blank. */
  readonly errors: number;
}
