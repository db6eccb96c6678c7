// The contents of the practice CRM: invented creators and the lists they choose from, as one record.

import type { CreatorId, Id, Named } from '../../../contract/records';

/** Refers to list entries by id, so that renaming a label shows everywhere at once. */
export interface PracticeChannel {
  readonly creatorId: CreatorId;
  readonly platform: string;
  readonly name: string;
  readonly handle: string;
  readonly channelLink: string;
  readonly followers: number;
  readonly country: string;
  readonly status: Id;
  readonly labels: readonly Id[];
  readonly owner: Id | null;
  readonly email: string;
  readonly contactLink: string;
  readonly notes: string;
  readonly archived: boolean;
  /** Refuses any change of this creator, as only trying reveals. */
  readonly locked: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PracticeRecord {
  readonly channels: readonly PracticeChannel[];
  /** Creators that are not in the CRM; a status or label creates them. */
  readonly creatable: readonly PracticeChannel[];
  readonly statuses: readonly Named[];
  readonly members: readonly Named[];
  readonly labels: readonly Named[];
  /** The last requests that changed something, by Idempotency-Key, with their answers. */
  readonly answered: readonly (readonly [key: string, data: string])[];
}
