// The filters of a choice beside the CRM's own, one row a filter: what each says of a creator, and how the CRM can be asked for it, if at all. What they are called
// stands in src/text/filter-words.ts; how each kind is tested stands in src/sync/conditions.ts.

import { namesOf } from '../../contract/named';
import type { ChannelQuery, Id } from '../../contract/records';
import type { FieldName } from './fields';

/** Whether a creator fits who has any, all or none of what was chosen. */
export const SETS = ['any', 'all', 'none'] as const;
export type SetWord = (typeof SETS)[number];

/** The last so many days, or the time before them. */
export const AGES = ['within', 'before'] as const;
export type AgeWord = (typeof AGES)[number];

/** What a person says for each kind of filter. */
export interface Conditions {
  /** Entries of a list of the CRM, by their ids. A creator has one status and one owner, so that `all` of several fits nobody there. */
  readonly entries: { readonly is: SetWord; readonly of: readonly Id[] };
  /** Texts, whatever their case and the blanks around them. */
  readonly texts: { readonly is: SetWord; readonly of: readonly string[] };
  /** Numbers from (at least) and to (at most). */
  readonly range: { readonly from?: number; readonly to?: number };
  /** Something stands there, or nothing does. */
  readonly filled: boolean;
  /** Days of 24 hours, counted back from the reading. */
  readonly age: { readonly is: AgeWord; readonly days: number };
}
export type FilterKind = keyof Conditions;

export interface FilterRow {
  readonly kind: FilterKind;
  readonly field: FieldName;
  /** The CRM's own filter, which takes one entry, one text or one time; null = it has none, and every row is looked at after it was read. */
  readonly asks: Exclude<keyof ChannelQuery, 'sort' | 'keyword' | 'archived'> | null;
  /**
   * Who begins or ceases to fit was changed in the CRM by a change that it stamps with a time, so that a refresh of what changed meets them. Not so where days pass by
   * themselves, and where nobody knows whether the CRM stamps: there, every refresh reads everything.
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
export type FiltersOf<K extends FilterKind> = { [F in FilterName]: Table[F]['kind'] extends K ? F : never }[FilterName];

export const FILTER_NAMES: readonly FilterName[] = namesOf(FILTERS);
export const filterRow = (name: FilterName): FilterRow => FILTERS[name];

/** All of them hold of a creator who fits; an absent one says nothing. */
export type Where = { readonly [F in FilterName]?: Conditions[Table[F]['kind']] };

/** A choice of creators: what the CRM is asked as it stands, and the filters beside it. */
export interface ViewQuery extends ChannelQuery {
  readonly where?: Where;
}

/** What the CRM can be asked: a choice with filters of ours is none, and must be parted first (`askFor`). */
export type CrmQuery = ChannelQuery & { readonly where?: never };
