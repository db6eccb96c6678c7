// The filters of a choice beyond the CRM's own, one row per filter: what each says about a creator, and how the CRM can be asked for it, if
// at all. Their names are in src/text/filter-words.ts; how each kind is tested is in src/sync/conditions.ts.

import { namesOf } from '../../contract/named';
import type { ChannelQuery, Id } from '../../contract/records';
import type { FieldName } from './fields';

/** Whether a creator must have any, all, or none of the chosen entries. */
export const SETS = ['any', 'all', 'none'] as const;
export type SetWord = (typeof SETS)[number];

/** Within the last so many days, or before that. */
export const AGES = ['within', 'before'] as const;
export type AgeWord = (typeof AGES)[number];

/** The condition a person sets for each kind of filter. */
export interface Conditions {
  /** Entries of a CRM list, by id. A creator has one status and one owner, so `all` of several matches nobody there. */
  readonly entries: { readonly is: SetWord; readonly of: readonly Id[] };
  /** Texts, ignoring case and surrounding whitespace. */
  readonly texts: { readonly is: SetWord; readonly of: readonly string[] };
  /** A range of numbers; both ends are inclusive. */
  readonly range: { readonly from?: number; readonly to?: number };
  /** Whether the field has a value. */
  readonly filled: boolean;
  /** Days of 24 hours, counted back from the time of reading. */
  readonly age: { readonly is: AgeWord; readonly days: number };
}
export type FilterKind = keyof Conditions;

export interface FilterRow {
  readonly kind: FilterKind;
  readonly field: FieldName;
  /** The CRM's own filter, which takes one entry, one text, or one time. null: it has none, so every row is tested after it is read. */
  readonly asks: Exclude<keyof ChannelQuery, 'sort' | 'keyword' | 'archived'> | null;
  /**
   * Whether a creator can only start or stop matching through a change that the CRM timestamps, so that a refresh of changed rows catches
   * it. False where matching depends on the passage of days, or where it is unknown whether the CRM timestamps the change: then every
   * refresh reads everything.
   */
  readonly stamped: boolean;
}

export const FILTERS = {
  statuses: { kind: 'entries', field: 'status', asks: 'status', stamped: true },
  owners: { kind: 'entries', field: 'owner', asks: 'owner', stamped: true },
  platforms: { kind: 'texts', field: 'platform', asks: 'platform', stamped: true },
  labels: { kind: 'entries', field: 'labels', asks: 'labels', stamped: true },
  groups: { kind: 'entries', field: 'groups', asks: 'group', stamped: false },
  owned: { kind: 'filled', field: 'owner', asks: null, stamped: true },
  email: { kind: 'filled', field: 'email', asks: null, stamped: true },
  countries: { kind: 'texts', field: 'country', asks: null, stamped: false },
  followers: { kind: 'range', field: 'followers', asks: null, stamped: false },
  changed: { kind: 'age', field: 'updatedAt', asks: 'updatedSince', stamped: false },
  created: { kind: 'age', field: 'createdAt', asks: null, stamped: false },
} as const satisfies Readonly<Record<string, FilterRow>>;

type Table = typeof FILTERS;
export type FilterName = keyof Table;

export const FILTER_NAMES: readonly FilterName[] = namesOf(FILTERS);
export const filterRow = (name: FilterName): FilterRow => FILTERS[name];

/** A creator matches if all of these hold; an absent filter says nothing. */
export type Where = { readonly [F in FilterName]?: Conditions[Table[F]['kind']] };

/** A choice of creators: what the CRM is asked as is, and the filters on top of it. */
export interface ViewQuery extends ChannelQuery {
  readonly where?: Where;
}

/** A query the CRM can answer. A choice with filters of our own must be split first (`askFor`). */
export type CrmQuery = ChannelQuery & { readonly where?: never };
