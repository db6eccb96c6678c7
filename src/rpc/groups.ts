// The CRM's groups as JSON values for the sidebar.

import type { Id } from '../../contract/records';

export interface GroupLine {
  readonly id: Id;
  /** As the CRM has it. */
  readonly name: string;
  /** As shown to people: a name shared by two groups is followed by the id. */
  readonly written: string;
  /** null when the CRM does not say. */
  readonly channelCount: number | null;
}

/** One group and its members. */
export interface GroupPicture extends GroupLine {
  /** null when the CRM does not say, or names fewer than it counts. */
  readonly total: number | null;
  /** At most 200 of them; `name` is '' for creators without a row in the open tab. */
  readonly members: readonly { readonly creatorId: string; readonly name: string }[];
}
