// What a field of a creator can be: how its value is read from a CRM row, whether people edit it, and how its column looks.

import type { CreatorId, Json, Named } from '../../contract/records';

/** Where the values of a field are chosen from: the CRM's own lists. */
export const LIST_NAMES = ['statuses', 'members', 'labels'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/** A value that no rule of ours looks into: it is only shown, in whatever type the contract gives it. A time is ISO 8601 as it came. */
export type ShownValue = string | number | boolean | null | Named | readonly Named[] | { readonly time: string };

/**
 * Kinds of values in a CRM row. `undefined` = the answer had no such key (we do not know), which is not the same as blank:
 * blank text is '', nobody and nothing chosen is null, an empty list is [].
 */
export interface Values {
  /** The creator's own id. */
  readonly key: CreatorId;
  readonly text: string | undefined;
  /** ISO 8601, as it came. */
  readonly time: string | undefined;
  readonly flag: boolean | undefined;
  /** One entry of a list. */
  readonly one: Named | null | undefined;
  /** A set of entries of a list. */
  readonly many: readonly Named[] | undefined;
  readonly shown: ShownValue | undefined;
}
export type Kind = keyof Values;

/** How a text that people write is understood: a line, several lines, one address, one link. */
export type TextForm = 'line' | 'lines' | 'email' | 'link';

/** How a column of a pasted list may say whom a row means; `any` = each cell in its own way. */
export const CLUES = ['any', 'id', 'link', 'handle', 'byEmail', 'platform'] as const;

interface Shared {
  /** The column in a tab; null = only the card shows the field. */
  readonly column: {
    /** Pixels, so that the editable columns stand on a laptop's first screen. */
    readonly width: number;
    readonly hidden: boolean;
  } | null;
  /** What the field says of whom a row of a pasted list means; null = nothing. */
  readonly clue: (typeof CLUES)[number] | null;
  /** Who may see it where a list is handed to others: `public` = anybody sees it of the channel, `team` = how the team works with the creator, `private` = addresses and notes. */
  readonly who: 'public' | 'team' | 'private';
}

/** One row of the table. `edit` = how people edit the field in cells; null = they do not. */
export type FieldRow = Shared &
  (
    | { readonly kind: 'key' | 'time' | 'flag' | 'shown'; readonly edit: null }
    | { readonly kind: 'text'; readonly edit: { readonly text: TextForm } | null }
    | { readonly kind: 'one' | 'many'; readonly edit: { readonly list: ListName } | null }
  );

/** A key of the CRM that the contract does not know. */
export type Extras = Readonly<Record<string, Json>>;
