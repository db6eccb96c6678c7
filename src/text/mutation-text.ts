// The sentences about one mutation, in any language.

/** What is said about one mutation. `lines` appear above the approval, `after` below the result. */
export interface MutationText {
  readonly title: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly doing: string;
  readonly done: string;
  readonly after: readonly string[];
}
