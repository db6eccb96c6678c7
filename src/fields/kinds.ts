// The kinds of fields: how a value is read from a CRM row, whether people edit it, and how its column looks.

import type { CreatorId, Json, Named } from '../../contract/records';

/** The CRM lists that field values are chosen from. */
export const LIST_NAMES = ['statuses', 'members', 'labels'] as const;
export type ListName = (typeof LIST_NAMES)[number];

/**
 * A value that no rule inspects: it is only displayed, in whatever type the contract gives it. A time is the CRM's ISO 8601 string,
 * unchanged.
 */
export type ShownValue = string | number | boolean | null | Named | readonly Named[] | { readonly time: string };

/**
 * The value types of a CRM row. `undefined` means the answer had no such key (unknown), which is not the same as blank: blank text is '',
 * no selection is null, an empty list is [].
 */
export interface Values {
  /** The creator's id. */
  readonly key: CreatorId;
  readonly text: string | undefined;
  /** The CRM's ISO 8601 string, unchanged. */
  readonly time: string | undefined;
  readonly flag: boolean | undefined;
  /** One entry of a list. */
  readonly one: Named | null | undefined;
  /** A set of entries of a list. */
  readonly many: readonly Named[] | undefined;
  readonly shown: ShownValue | undefined;
}
export type Kind = keyof Values;

/** How a text field's content is interpreted: one line, several lines, one email address, one link. */
export type TextForm = 'line' | 'lines' | 'email' | 'link';

/** How a column of a pasted list can identify the creator; `any` = each cell in its own way. */
export const CLUES = ['any', 'id', 'link', 'handle', 'byEmail', 'platform'] as const;

interface Shared {
  /** The column in a tab; null = the field is shown only on the card. */
  readonly column: {
    /** In pixels, chosen so that the editable columns fit on a laptop's first screen. */
    readonly width: number;
    readonly hidden: boolean;
  } | null;
  /** How the field identifies the creator of a row in a pasted list; null = it does not. */
  readonly clue: (typeof CLUES)[number] | null;
  /**
   * Who may see it when a list is handed out. `public`: visible to anyone on the channel. `team`: how the team works with the creator.
   * `private`: addresses and notes.
   */
  readonly who: 'public' | 'team' | 'private';
}

/** One row of the table. `edit`: how people edit the field in cells; null = they do not. */
export type FieldRow = Shared &
  (
    | { readonly kind: 'key' | 'time' | 'flag' | 'shown'; readonly edit: null }
    | { readonly kind: 'text'; readonly edit: { readonly text: TextForm } | null }
    | { readonly kind: 'one' | 'many'; readonly edit: { readonly list: ListName } | null }
  );

/** A CRM key the contract does not know. */
export type Extras = Readonly<Record<string, Json>>;
