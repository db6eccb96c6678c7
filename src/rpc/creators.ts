// Creators as the sidebar looks them up, adds them and shows one: what travels between page and server.

import type { Id } from '../../contract/records';
import type { ListRole } from '../fields/fields';
import type { InputKind } from '../sync/inputs';
import type { ListMeaning, ListModes, ListPlace } from '../sync/match-list';
import type { ChangeableField, EditableField, Membership } from '../sync/model';
import type { ChangeState } from '../sync/run';

/** A creator in the CRM, in the words of its lists. */
export interface FoundCreator {
  readonly creatorId: string;
  /** Blank where the CRM gives none, like every text here. */
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

/** `active` includes archived creators only when it found nobody else. */
export interface LookUpAnswer {
  readonly among: 'active' | 'archived';
  readonly hits: readonly FoundCreator[];
  /** How many the CRM has; null when it does not say. */
  readonly total: number | null;
  /** The open tab shows creators, so that one can be added to it. */
  readonly canAdd: boolean;
}

/**
 * What is known of one input of a pasted list:
 * - `unread`: the CRM has not been asked yet
 * - `known`: these creators are in the CRM; several when it fits several
 * - `new`: an id that a read, archived creators included, did not find
 * - `gone`: an id that has a row in the tab and is no longer in the CRM
 * - `to-look-up`: no id, and nobody in the tab has it; a keyword may find it in the CRM
 * - `unresolved`: the CRM knows nobody by it, and a creator can only be added by its id
 */
export type InputOutcome =
  | { readonly is: 'unread' | 'new' | 'gone' | 'to-look-up' | 'unresolved' }
  | { readonly is: 'known'; readonly creators: readonly FoundCreator[] };

export interface CheckedInput {
  readonly text: string;
  readonly kind: InputKind;
  /** The id that it stands for; null while that is not known. */
  readonly creatorId: string | null;
  readonly outcome: InputOutcome;
}

export interface Cost {
  readonly requests: number;
  readonly seconds: number;
}

/** What a check is asked, and goes on with. */
export interface ToCheck {
  /** The pasted list; only at the beginning. */
  readonly text: string;
  /** How far the check has come, as it answered; null at the beginning. */
  readonly state: string | null;
  /** Look up in the CRM, by keyword, whatever else is not known. */
  readonly lookUp: boolean;
  /** Bare words that are no ids of the CRM are handles. */
  readonly asHandles: boolean;
}

export interface CheckedList {
  readonly inputs: readonly CheckedInput[];
  readonly state: string;
  /** Not over yet: the next step's question. */
  readonly next: ToCheck | null;
  /** How many inputs were pasted beyond what one check takes. */
  readonly tooMany: number;
  /** What looking up whatever is `to-look-up` takes at most. */
  readonly lookUpCost: Cost;
}

export interface Newcomers {
  readonly added: number;
  /** Had a row in this tab already. */
  readonly here: number;
}

/** An editable field of a row: what its cell shows, and what it showed when sheet and CRM were last known to be equal. */
export interface CardField {
  readonly field: EditableField;
  readonly text: string;
  readonly was: string;
  /** Not sent yet. */
  readonly edited: boolean;
  /** Chosen from lists: the ids of what the cell shows; null when it cannot be read as names of the lists. Nothing for texts. */
  readonly ids: readonly Id[] | null;
  /** The cell holds a formula, or its column is missing: it cannot be written here. */
  readonly locked: boolean;
}

export interface CreatorCard {
  readonly creatorId: string;
  readonly name: string;
  readonly membership: Membership;
  readonly fields: readonly CardField[];
  /** What the read-only columns show, by field; `extra:key` for keys of the CRM that we do not know. */
  readonly shown: readonly { readonly field: string; readonly text: string }[];
}

/** The creators of the selected rows, and the card of one of them; null when no selected row is a creator's. */
export interface SelectedCard {
  readonly creatorIds: readonly string[];
  readonly card: CreatorCard | null;
}

/** What the CRM holds of one creator, as it came, by field; a key that we do not know is `extra:key`. */
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

/** A pasted list, and how a person wants it read; null = as it looks. */
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
  /** How many of them are told by a number that a spreadsheet has shortened: nobody's id. */
  readonly shortened: number;
  /** Those of them by whom the CRM can be asked, one a line, and what asking takes at most. */
  readonly elsewhere: Cost & { readonly n: number; readonly text: string };
  readonly again: number;
  /** Each value once: where it stands first, and in how many rows. */
  readonly unknown: readonly (ListPlace & { readonly field: EditableField; readonly times: number })[];
  /** Cells, not values. */
  readonly unknownTotal: number;
  /** What an unknown value of a field can mean: the names of the CRM's list. */
  readonly choices: readonly { readonly field: EditableField; readonly names: readonly string[] }[];
  /** Cells that would be written; everything else that was matched is so already. */
  readonly cells: number;
  /** Unsent edits that would be replaced. */
  readonly overwrites: readonly { readonly creator: string; readonly field: EditableField }[];
  readonly overwritesTotal: number;
  readonly formulas: number;
}
