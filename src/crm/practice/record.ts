// What the CRM to practise with holds: invented creators and the lists that they are chosen from, as one record.

import type { CreatorId, Id, Named } from '../../../contract/records';

/** Lists are named by ids, so that a new name of a label shows everywhere at once. */
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
  /** No change of this creator is taken: nobody is told before one is tried. */
  readonly locked: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PracticeRecord {
  readonly channels: readonly PracticeChannel[];
  /** Creators who are not in the CRM; a status or a label brings them in. */
  readonly creatable: readonly PracticeChannel[];
  readonly statuses: readonly Named[];
  readonly members: readonly Named[];
  readonly labels: readonly Named[];
  /** The last requests that changed something, by their Idempotency-Key, with what they were answered. */
  readonly answered: readonly (readonly [key: string, data: string])[];
}
