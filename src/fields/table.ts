// The fields of a creator, one row per field, in column order. Their display names are in src/text/field-words.ts.

import type { ChannelKey } from '../../contract/table';
import type { FieldRow } from './kinds';

const column = (width: number) => ({ width, hidden: false }) as const;

/** Exactly one row per key of the contract's channel: a missing or extra one does not compile. */
export const FIELDS = {
  creatorId: { kind: 'key', edit: null, column: { width: 120, hidden: true }, clue: 'id', who: 'team' },
  name: { kind: 'text', edit: null, column: column(190), clue: null, who: 'public' },
  platform: { kind: 'text', edit: null, column: column(80), clue: 'platform', who: 'public' },
  followers: { kind: 'shown', edit: null, column: column(90), clue: null, who: 'public' },
  status: { kind: 'one', edit: { list: 'statuses' }, column: column(130), clue: null, who: 'team' },
  owner: { kind: 'one', edit: { list: 'members' }, column: column(130), clue: null, who: 'team' },
  labels: { kind: 'many', edit: { list: 'labels' }, column: column(170), clue: null, who: 'team' },
  notes: { kind: 'text', edit: { text: 'lines' }, column: column(220), clue: null, who: 'private' },
  email: { kind: 'text', edit: { text: 'email' }, column: column(170), clue: 'byEmail', who: 'private' },
  contactLink: { kind: 'text', edit: { text: 'link' }, column: column(160), clue: null, who: 'private' },
  handle: { kind: 'text', edit: null, column: column(120), clue: 'handle', who: 'public' },
  channelLink: { kind: 'text', edit: null, column: column(180), clue: 'link', who: 'public' },
  country: { kind: 'shown', edit: null, column: column(90), clue: null, who: 'public' },
  groups: { kind: 'many', edit: null, column: column(130), clue: null, who: 'team' },
  updatedAt: { kind: 'time', edit: null, column: column(130), clue: null, who: 'team' },
  archived: { kind: 'flag', edit: null, column: null, clue: null, who: 'team' },
  createdAt: { kind: 'time', edit: null, column: null, clue: null, who: 'team' },
} as const satisfies Readonly<Record<ChannelKey, FieldRow>>;
