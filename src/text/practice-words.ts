// What each language must say of practice on the server.

/** Lists have these lengths in every language: the invented creators are put together from them. */
export interface PracticeWords {
  readonly tabName: string;
  /** Of the Sync column; by it a copy of a practice tab is known. */
  readonly syncHeading: string;
  readonly reviewTitle: string;
  /** Stands where the name of who sent stands otherwise. */
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
