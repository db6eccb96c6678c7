// What the sandbox CRM stores, in our terms.

import type { CreatorId, Id, Json } from '../../contract/records';
import type { ChangeField } from '../../contract/table';

/** A creator as the platform knows it; the CRM has a channel for some of them. */
export interface Creator {
  readonly creatorId: CreatorId;
  /** One of the table's words for a platform. */
  readonly platform: string;
  readonly name: string;
  readonly handle: string;
  readonly channelLink: string;
  /** null = unknown. */
  readonly followers: number | null;
  readonly country: string;
}

/** A `read` may be repeated freely; a `check` changes nothing either, but is a step of a write and carries its idempotency key. */
export type OperationKind = 'read' | 'check' | 'write';

/** What a team may change in a channel. Blank text is '', no owner or status is null. */
export interface ChannelFields {
  readonly status: Id | null;
  readonly labels: readonly Id[];
  readonly owner: Id | null;
  readonly email: string;
  readonly contactLink: string;
  readonly notes: string;
  readonly archived: boolean;
}

/** One CRM row. Times are ISO 8601 in UTC. */
export interface Channel extends Creator, ChannelFields {
  readonly groups: readonly Id[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The lists of names that an account's channels refer to. */
export const listNames = ['statuses', 'labels', 'members', 'groups'] as const;
export type ListName = (typeof listNames)[number];

export interface Name {
  readonly id: Id;
  readonly name: string;
}

/** In listing order; a creation without a status takes the first of `statuses`. */
export type Lists = Readonly<Record<ListName, readonly Name[]>>;

/** Two teams that share nothing except the platform's creators. */
export type AccountName = 'main' | 'other';

/** One field of one channel before and after; `created` = the channel was created with it, and `before` is null. */
export interface FieldChange {
  readonly creatorId: CreatorId;
  readonly field: ChangeField;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly created: boolean;
}

export type FieldValue = Id | boolean | null | readonly Id[];

/** What a write did to something other than a channel: null before = created, null after = deleted. */
export interface ObjectChange {
  readonly kind: 'label' | 'group' | 'emailTask' | 'export' | 'import';
  readonly id: Id;
  /**
   * label: {name}; group: {name, creatorIds}; emailTask: {creatorIds}; export: {filter, rows}; import: {file, overwrite, created, updated}.
   */
  readonly before: Json;
  readonly after: Json;
}

/** An email task and the creators added to it. `type` is a word of the table or a value outside it. */
export interface EmailTask extends Name {
  readonly type: Id;
  readonly members: readonly string[];
}

export const exportStates = ['working', 'ready', 'failed', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

/** An export in its state at some moment. Times are ISO 8601 in UTC. */
export interface Export {
  readonly id: string;
  readonly state: ExportState;
  readonly name: string;
  readonly rows: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Why it failed; otherwise ''. */
  readonly reason: string;
}

/** A decision that may be refused with one sentence. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export const accepted = <T>(value: T): Checked<T> => ({ ok: true, value });
export const refusedFor = (problem: string): Checked<never> => ({ ok: false, problem });

/** A command line, file or store that the sandbox cannot start from. The message is one sentence for people. */
export class SandboxProblem extends Error {
  override readonly name = 'SandboxProblem';

  constructor(
    readonly kind: 'bad-csv' | 'bad-store',
    message: string,
  ) {
    super(message);
  }
}
