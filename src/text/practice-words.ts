// What each language must say about practice on the server.

/** Lists have these lengths in every language, because the invented creators are assembled from them. */
export interface PracticeWords {
  readonly tabName: string;
  /** The heading of the Sync column, by which a copy of a practice tab is recognized. */
  readonly syncHeading: string;
  readonly reviewTitle: string;
  /** Takes the place of the sender's name. */
  readonly who: string;
  readonly creator: (of: { readonly n: string }) => string;
  readonly member: (of: { readonly letter: string }) => string;
  readonly statuses: readonly [string, string, string, string];
  readonly labels: readonly [string, string, string];
  readonly notes: readonly [string, string];
  readonly lockedNote: string;
  readonly colleagueNote: string;
  readonly refusals: Readonly<Record<'noSuchValue' | 'noAddress' | 'noLink' | 'notThere' | 'locked' | 'taken' | 'notInPractice', string>>;
}
