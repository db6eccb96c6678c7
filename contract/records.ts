// The meaning of the CRM's answers and bodies, in our terms: the records between the wire and everything else.

/** Opaque and compared byte for byte; never trimmed, re-cased, or decoded. */
export type CreatorId = string & { readonly brand: 'CreatorId' };

export const creatorIdOf = (text: string): CreatorId => text as CreatorId;

/** The id of a status, label, member, or group, in the type the CRM's lists use: 1 is not "1". */
export type Id = string | number;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Named {
  readonly id: Id;
  /** '' when the CRM gave none. */
  readonly name: string;
}

export interface Label extends Named {
  /** How many CRM channels carry it; null when the CRM does not say. */
  readonly channelCount: number | null;
}

/** Filters of the channel list; an absent key does not filter. */
export interface ChannelQuery {
  readonly platform?: string;
  readonly status?: Id;
  readonly labels?: readonly Id[];
  readonly owner?: Id;
  readonly group?: Id;
  readonly keyword?: string;
  readonly archived?: boolean;
  /** ISO 8601: changed in the CRM at or after this time. */
  readonly updatedSince?: string;
  readonly sort?: SortOrder;
}

/** What a list may be sorted by; ascending, or descending with `-`. */
export type SortField = 'updatedAt' | 'createdAt' | 'followers' | 'name';
export type SortOrder = SortField | `-${SortField}`;

/** What one body or one update changes. An absent key is not touched; null clears where the table says how. */
export interface ChangeSet {
  readonly status?: Id | null;
  readonly labels?: { readonly operation: 'add' | 'remove'; readonly labelIds: readonly Id[] };
  readonly owner?: Id | null;
  readonly archived?: boolean;
  readonly email?: string;
  readonly contactLink?: string;
  readonly notes?: string;
}

export interface Page<T> {
  readonly rows: readonly T[];
  /** 1-based. */
  readonly page: number;
  /** null when the CRM does not say. */
  readonly pages: number | null;
  readonly total: number | null;
}

/** Counts are null when the CRM does not say; they are never derived from the requested ids. */
export interface BatchAnswer {
  readonly existing: number | null;
  readonly creatable: number | null;
  readonly created: number | null;
  /** null when the CRM does not name failures. */
  readonly failed: readonly { readonly creatorId: CreatorId; readonly code: string; readonly reason: string }[] | null;
  readonly token: string | null;
}

export interface Quota {
  readonly used: number;
  readonly total: number | null;
  readonly remaining: number | null;
}

/** A named set of channels, shared by the whole team. */
export interface Group extends Named {
  /** null when the CRM does not say. */
  readonly channelCount: number | null;
  /** Its members; null when the CRM does not say. */
  readonly creatorIds: readonly CreatorId[] | null;
}

/** A workbook the CRM writes on demand. */
export interface Export {
  readonly id: Id;
  /** `unknown` = the CRM says nothing, or uses a word the table does not list. */
  readonly status: 'working' | 'ready' | 'failed' | 'expired' | 'unknown';
  /** `crm` = of channels; '' when the CRM does not say; otherwise its own word for another part of the product. */
  readonly kind: string;
  /** '' when the CRM gave none. */
  readonly name: string;
  readonly rows: number | null;
  /** ISO 8601, verbatim; '' when the CRM gave none. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Why it failed, in the CRM's words. */
  readonly reason: string;
}

/** A file from the CRM: its bytes, or an address where a person can fetch it. */
export type CrmFile =
  | { readonly kind: 'bytes'; readonly name: string; readonly base64: string }
  | { readonly kind: 'link'; readonly url: string };

/** A row of an imported file that the CRM did not take: what it says about it, and everything else it sent, verbatim. */
export interface ImportItem {
  /** 1-based row of the file; null when the CRM does not say. */
  readonly row: number | null;
  readonly reason: string;
  readonly extras: Readonly<Record<string, Json>>;
}

/**
 * Counts and lists are null when the CRM does not say; they are never derived from the file. There is no separate result for what an import
 * changes.
 */
export interface ImportAnswer {
  readonly created: number | null;
  readonly failed: readonly ImportItem[] | null;
  readonly repeated: readonly ImportItem[] | null;
  /** The lists verbatim, for the CRM's own report. */
  readonly raw: { readonly failed: Json; readonly repeated: Json };
}
