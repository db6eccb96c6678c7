// A tab to hand out, as exchanged between panel and server.

export interface HandOutLook {
  /** The active tab. */
  readonly tab: number;
  readonly title: string;
  /** Selected rows of creators; a single one is merely where the cursor happens to be. */
  readonly selectedRows: number;
  readonly columns: readonly {
    /** 1-based. */
    readonly column: number;
    readonly heading: string;
    /**
     * `public`: visible to everybody on the channel. `team`: known only to the team. `private`: addresses and notes. `own`: the person's,
     * about which nothing is known.
     */
    readonly what: 'public' | 'team' | 'private' | 'own';
  }[];
}

export interface HandedOutTab {
  readonly tab: string;
  readonly rows: number;
  readonly columns: number;
  /** Cells with an error, which were left blank. */
  readonly errors: number;
}
