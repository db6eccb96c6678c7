// English: what is said of every mutation alike; what each is about stands in `operations`.

import type { MutationFailure } from '../../rpc/mutations';
import { count, counted } from '../phrase';

const outcome: Readonly<Record<MutationFailure['outcome'], string>> = {
  rejected: 'not accepted',
  unknown: 'not certain whether it arrived',
  left: 'not sent',
};

export const mutations = {
  list: {
    open: 'Other actions',
    empty: 'Nothing was done from this file yet besides Sync.',
    notAll: 'Not all of it was done.',
  },
  outcome,
  preparing: 'Looking at the CRM',
  checking: 'Checking with the CRM',
  nothingYet: 'Nothing is changed yet.',
  cost: ({ requests, seconds }: { requests: number; seconds: string }) => `Takes ${counted(requests, 'request')}, about ${seconds}.`,
  stop: 'Stop',
  notDone: 'This was not done',
  notCertain: 'Not certain whether all of it was done',
  partly: 'Not everything was done',
  failure: ({ about: name, why }: { about: string; why: string }) => `${name}: ${why}`,
  more: ({ n }: { n: number }) => `and ${count(n)} more`,
  stoppedTitle: 'Something was left half done',
  stopped: ({ done, total }: { done: number; total: number }) => `It stopped at ${count(done)} of ${count(total)}. Nothing is sent twice.`,
  leave: 'Leave the rest',
};
