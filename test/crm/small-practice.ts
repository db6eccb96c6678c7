// A practice CRM with four creators and two who can be created, and the client in front of it.

import type { CreatorId } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import { practiceHttp } from '../../src/crm/practice/practice-http';
import type { PracticeChannel, PracticeRecord } from '../../src/crm/practice/record';
import type { Answer } from '../../src/crm/problems';
import { id } from './scripted-client';
import { countedIds, paceMemory, sampleKey, stillClock } from './scripted-http';

export const before = '2029-12-01T00:00:00.000Z';
export const now = '2030-01-01T00:00:00.000Z';

export const sample = (n: string, more: Partial<PracticeChannel> = {}): PracticeChannel => ({
  creatorId: id(`c-${n}`),
  platform: 'youtube',
  name: `Sample Creator ${n}`,
  handle: `@sample-${n}`,
  channelLink: `https://example.com/sample-${n}`,
  followers: 1_000,
  country: 'DE',
  status: 1,
  labels: [],
  owner: null,
  email: '',
  contactLink: '',
  notes: '',
  archived: false,
  locked: false,
  createdAt: before,
  updatedAt: before,
  ...more,
});

export const filled: PracticeRecord = {
  channels: [
    sample('01', { platform: 'tiktok', status: 2, owner: 'm-1', labels: ['l-1', 'l-2'], email: 'One@example.com' }),
    sample('02', { status: 2, owner: 'm-2', labels: ['l-1'], updatedAt: '2029-12-05T00:00:00.000Z' }),
    sample('03', { locked: true, notes: 'locked' }),
    sample('04', { archived: true }),
  ],
  creatable: [sample('05'), sample('06')],
  statuses: [
    { id: 1, name: 'Not contacted' },
    { id: 2, name: 'Contacted' },
  ],
  members: [
    { id: 'm-1', name: 'Member one' },
    { id: 'm-2', name: 'Member two' },
  ],
  labels: [
    { id: 'l-1', name: 'Food' },
    { id: 'l-2', name: 'Travel' },
  ],
  answered: [],
};

const refusals = {
  noSuchValue: 'no such value',
  noAddress: 'no address',
  noLink: 'no link',
  notThere: 'not there',
  locked: 'locked',
  taken: 'taken',
  notInPractice: 'not in practice',
};

export function practice(record = filled) {
  let kept = record;
  const clock = stillClock(Date.parse(now));
  const http = practiceHttp({
    contract: crmContract,
    read: () => kept,
    write: (written) => {
      kept = written;
    },
    now: clock.now,
    newId: () => 'l-new',
    refusals,
  });
  const crm: Crm = createCrm({ contract: crmContract, http, pace: paceMemory(), clock, newId: countedIds(), key: sampleKey });
  const channel = (n: string) => kept.channels.find(({ creatorId }) => creatorId === `c-${n}`);
  return { crm, http, record: () => kept, channel };
}

export function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem.summary);
  return answer.value;
}

export const idsOf = (rows: readonly { readonly creatorId: CreatorId }[]): string => rows.map(({ creatorId }) => creatorId).join(' ');
