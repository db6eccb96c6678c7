// Groups of the CRM as the sidebar shows them, as JSON values.

import type { Id } from '../../contract/records';

export interface GroupLine {
  readonly id: Id;
  /** As the CRM has it. */
  readonly name: string;
  /** As people are shown it: one that two groups share is followed by the id. */
  readonly written: string;
  /** null when the CRM does not say. */
  readonly channelCount: number | null;
}

/** One group and who is in it. */
export interface GroupPicture extends GroupLine {
  /** null when the CRM does not say, or names fewer than it counts. */
  readonly total: number | null;
  /** At most 200 of them; `name` is blank for creators who have no row in the open tab. */
  readonly members: readonly { readonly creatorId: string; readonly name: string }[];
}
