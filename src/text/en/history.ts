// English: a run written into a tab of its own.

import type { ChangeState } from '../../sync/run';
import { moment } from './moment';

const columns = {
  when: 'When',
  who: 'Who',
  creator: 'Creator',
  creatorId: 'creator_id',
  field: 'Column',
  before: 'Before',
  after: 'After',
  outcome: 'What happened',
  why: 'Why',
  requestId: 'Request',
};

const outcome: Readonly<Record<ChangeState, string>> = {
  proposed: 'Not sent',
  planned: 'Not sent yet',
  left: 'Not sent',
  applied: 'In the CRM',
  rejected: 'Not accepted',
  conflicted: 'The CRM holds another value',
  moved: 'Changed meanwhile, not sent',
  unknown: 'Not known',
};

export const history = {
  tabName: ({ time }: { time: string }) => `Sent ${moment(time).replace(':', '.')}`,
  columns,
  outcome,
  /** The tab with everything that changed. */
  changes: {
    tabName: ({ part }: { part: number }) => (part === 1 ? 'Changes' : `Changes ${part}`),
    columns: { when: 'When', creator: 'Creator', field: 'Column', before: 'Before', after: 'After', from: 'Changed by', tab: 'Tab' },
    sources: { crm: 'In the CRM', here: 'This file' },
    goesOn: ({ tab }: { tab: string }) => `This list is full. It goes on in the tab “${tab}”.`,
  },
};
