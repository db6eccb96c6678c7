// Columns of another tab that are shown beside its creators here, as the panel and the server speak of them.

export interface LookupSources {
  /** The one in front. */
  readonly tab: number;
  /** Other tabs with creators that have columns of the person's own. */
  readonly tabs: readonly {
    readonly id: number;
    readonly name: string;
    readonly headings: readonly string[];
    /** Those that this tab shows already. */
    readonly shown: readonly string[];
  }[];
}
