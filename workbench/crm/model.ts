// What the sandbox CRM keeps, in our words.

import type { CreatorId, Id, Json } from '../../contract/records';
import type { ChangeField } from '../../contract/table';

/** A creator as the platform knows it; the CRM has a channel for some of them. */
export interface Creator {
  readonly creatorId: CreatorId;
  /** One of the words that the table lists for a platform. */
  readonly platform: string;
  readonly name: string;
  readonly handle: string;
  readonly channelLink: string;
  /** null = unknown. */
  readonly followers: number | null;
  readonly country: string;
}

/** A `read` may be repeated at will; a `check` changes nothing either, but is a step of a write and carries its idempotency key. */
export type OperationKind = 'read' | 'check' | 'write';

/** What a team may change of a channel. Blank text is '', no owner or status is null. */
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

/** In the order in which they are listed; a creation without a status takes the first of `statuses`. */
export type Lists = Readonly<Record<ListName, readonly Name[]>>;

/** Two teams that share nothing but the platform's creators. */
export type AccountName = 'main' | 'other';

/** One field of one channel before and after; `created` = the channel came into the CRM with it, `before` is then null. */
export interface FieldChange {
  readonly creatorId: CreatorId;
  readonly field: ChangeField;
  readonly before: FieldValue;
  readonly after: FieldValue;
  readonly created: boolean;
}

export type FieldValue = Id | boolean | null | readonly Id[];

/** What a write did to something that is no channel: null before = it was made, null after = it is gone. */
export interface ObjectChange {
  readonly kind: 'label' | 'group' | 'emailTask' | 'export' | 'import';
  readonly id: Id;
  /** label: {name}; group: {name, creatorIds}; emailTask: {creatorIds}; export: {filter, rows}; import: {file, overwrite, created, updated}. */
  readonly before: Json;
  readonly after: Json;
}

/** An e-mail task and the creators that were put into it. `type` is a word of the table or a value that it does not list. */
export interface EmailTask extends Name {
  readonly type: Id;
  readonly members: readonly string[];
}

export const exportStates = ['working', 'ready', 'failed', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

/** An export as it stands at some moment. Times are ISO 8601 in UTC. */
export interface Export {
  readonly id: string;
  readonly state: ExportState;
  readonly name: string;
  readonly rows: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Why it failed; blank otherwise. */
  readonly reason: string;
}

/** A decision that may be refused with one sentence. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export const accepted = <T>(value: T): Checked<T> => ({ ok: true, value });
export const refusedFor = (problem: string): Checked<never> => ({ ok: false, problem });

/** A command line, a file or a store that the sandbox cannot start from. The message is one sentence for people. */
export class SandboxProblem extends Error {
  override readonly name = 'SandboxProblem';

  constructor(
    readonly kind: 'bad-csv' | 'bad-store',
    message: string,
  ) {
    super(message);
  }
}
