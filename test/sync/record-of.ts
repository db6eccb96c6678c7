// What the base knows of a creator, for tests of single steps.

import type { BaseRecord } from '../../src/sync/model';
import { creator } from '../fakes/office';

export const recordOf = (id: string, fields: BaseRecord['fields'] = {}, more: Partial<BaseRecord> = {}): BaseRecord => ({
  creatorId: creator(id),
  membership: 'here',
  fingerprint: { handle: '', channelLink: '' },
  fields,
  seen: '',
  updatedAt: '',
  told: '',
  ...more,
});
