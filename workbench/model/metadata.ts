// Developer metadata: a script's keys and values on a tab, a row or a column, which move along with it.

export type MetadataPlace =
  | { readonly at: 'tab'; readonly tab: number }
  | { readonly at: 'row' | 'column'; readonly tab: number; readonly line: number };

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly place: MetadataPlace;
}

/** Characters that count against the limit of the metadata's tab. */
export const weightOf = ({ key, value }: Metadata): number => key.length + (value ?? '').length;
