// Looking up, adding, and showing creators, as exchanged between page and server.

import type { Id } from '../../contract/records';
import type { ListRole } from '../fields/fields';
import type { InputKind } from '../sync/inputs';
import type { ListMeaning, ListModes, ListPlace } from '../sync/match-list';
import type { ChangeableField, EditableField, Membership } from '../sync/model';
import type { ChangeState } from '../sync/run';

/** A creator in the CRM, with the names of its lists. */
export interface FoundCreator {
  readonly creatorId: string;
  /** '' if the CRM gives none, like every text here. */
  readonly name: string;
  readonly handle: string;
  readonly platform: string;
  readonly status: string;
  readonly owner: string;
  readonly labels: readonly string[];
  readonly archived: boolean;
  /** It has a row in the open tab. */
  readonly here: boolean;
}

/** `active` includes archived creators only if nobody else was found. */
export interface LookUpAnswer {
  readonly among: 'active' | 'archived';
  readonly hits: readonly FoundCreator[];
  /** How many the CRM has; null when it does not say. */
  readonly total: number | null;
  /** The open tab shows creators, so one can be added to it. */
  readonly canAdd: boolean;
}

/**
 * What is known about one input of a pasted list:
 * - `unread`: the CRM has not been asked yet
 * - `known`: these creators are in the CRM; several if it matches several
 * - `new`: an id that a read including archived creators did not find
 * - `gone`: an id that has a row in the tab but is no longer in the CRM
 * - `to-look-up`: not an id, and nobody in the tab has it; a keyword may find it in the CRM
 * - `unresolved`: the CRM finds nobody by it, and a creator can only be added by id
 */
export type InputOutcome =
  | { readonly is: 'unread' | 'new' | 'gone' | 'to-look-up' | 'unresolved' }
  | { readonly is: 'known'; readonly creators: readonly FoundCreator[] };

export interface CheckedInput {
  readonly text: string;
  readonly kind: InputKind;
  /** The id it stands for; null while unknown. */
  readonly creatorId: string | null;
  readonly outcome: InputOutcome;
}

export interface Cost {
  readonly requests: number;
  readonly seconds: number;
}

/** A request to start or continue a check. */
export interface ToCheck {
  /** The pasted list; only at the start. */
  readonly text: string;
  /** The progress of the check, as it was returned; null at the start. */
  readonly state: string | null;
  /** Whether to look up everything else by keyword in the CRM. */
  readonly lookUp: boolean;
  /** Whether bare words that are not ids in the CRM are handles. */
  readonly asHandles: boolean;
}

export interface CheckedList {
  readonly inputs: readonly CheckedInput[];
  readonly state: string;
  /** Not over yet: the next step's request. */
  readonly next: ToCheck | null;
  /** How many inputs were pasted beyond what one check takes. */
  readonly tooMany: number;
  /** The most that looking up everything marked `to-look-up` can cost. */
  readonly lookUpCost: Cost;
}

export interface Newcomers {
  readonly added: number;
  /** Already had a row in this tab. */
  readonly here: number;
}

/** An editable field of a row: what its cell shows, and what it showed when sheet and CRM were last known to be equal. */
export interface CardField {
  readonly field: EditableField;
  readonly text: string;
  readonly was: string;
  /** Not sent yet. */
  readonly edited: boolean;
  /** For list fields: the ids of what the cell shows; null when it cannot be parsed as names of the lists. Empty for texts. */
  readonly ids: readonly Id[] | null;
  /** The cell has a formula, or its column is missing, so it cannot be written here. */
  readonly locked: boolean;
}

export interface CreatorCard {
  readonly creatorId: string;
  readonly name: string;
  readonly membership: Membership;
  readonly fields: readonly CardField[];
  /** What the read-only columns show, by field; `extra:key` for CRM keys we do not know. */
  readonly shown: readonly { readonly field: string; readonly text: string }[];
}

/** The creators of the selected rows, and the card of one of them; null when no selected row belongs to a creator. */
export interface SelectedCard {
  readonly creatorIds: readonly string[];
  readonly card: CreatorCard | null;
}

/** What the CRM holds about one creator, verbatim, by field; an unknown key is `extra:key`. */
export interface CrmRow {
  readonly creatorId: string;
  /** Not in the CRM (any more). */
  readonly found: boolean;
  readonly fields: readonly { readonly field: string; readonly text: string }[];
}

/** One change of a creator in a run of this document. */
export interface PastChange {
  /** ISO 8601. */
  readonly when: string;
  readonly who: string;
  readonly isUndo: boolean;
  readonly field: ChangeableField;
  readonly before: string;
  readonly after: string;
  readonly outcome: ChangeState;
}

/** A pasted list, and how a person wants it read; null = as guessed. */
export interface ListAsked {
  readonly text: string;
  readonly header: boolean | null;
  readonly roles: ListRole[] | null;
  readonly labels: ListModes['labels'];
  readonly notes: ListModes['notes'];
  readonly means: ListMeaning[];
}

/** What a list would bring; lists of places hold at most 100. */
export interface ListPreview {
  readonly header: boolean;
  readonly columns: readonly { readonly role: ListRole; readonly heading: string; readonly sample: string }[];
  readonly rows: number;
  readonly matched: number;
  readonly ambiguous: readonly (ListPlace & { readonly creators: readonly string[] })[];
  readonly ambiguousTotal: number;
  readonly notFound: readonly ListPlace[];
  readonly notFoundTotal: number;
  /** How many of them are a number shortened by a spreadsheet, which is nobody's id. */
  readonly shortened: number;
  /** Those of them the CRM can be asked about, one per line, and what asking costs at most. */
  readonly elsewhere: Cost & { readonly n: number; readonly text: string };
  readonly again: number;
  /** Each value once: where it first occurs, and in how many rows. */
  readonly unknown: readonly (ListPlace & { readonly field: EditableField; readonly times: number })[];
  /** Cells, not values. */
  readonly unknownTotal: number;
  /** What an unknown value of a field can mean: the names of the CRM's list. */
  readonly choices: readonly { readonly field: EditableField; readonly names: readonly string[] }[];
  /** Cells that would be written; everything else that matched already has the value. */
  readonly cells: number;
  /** Unsent edits that would be replaced. */
  readonly overwrites: readonly { readonly creator: string; readonly field: EditableField }[];
  readonly overwritesTotal: number;
  readonly formulas: number;
}
