// Another tab's columns shown beside its creators here, as exchanged between panel and server.

export interface LookupSources {
  /** The active tab. */
  readonly tab: number;
  /** Other tabs with creators that have columns of the person's own. */
  readonly tabs: readonly {
    readonly id: number;
    readonly name: string;
    readonly headings: readonly string[];
    /** Those this tab already shows. */
    readonly shown: readonly string[];
  }[];
}
