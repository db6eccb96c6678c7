// English: mutations, one object and one action at a time: before approval, in progress, and afterwards.

import type { MutationFailure } from '../../rpc/mutations';
import { count, counted } from '../phrase';

const outcome: Readonly<Record<MutationFailure['outcome'], string>> = {
  rejected: 'not accepted',
  unknown: 'not confirmed that it arrived',
  left: 'not sent',
};

export const mutations = {
  list: {
    open: 'Other actions',
    empty: 'Nothing besides Sync has been done from this file yet.',
    notAll: 'Not everything was done.',
  },
  outcome,
  preparing: 'Reading the CRM',
  checking: 'Checking with the CRM',
  nothingYet: 'Nothing has changed yet.',
  cost: ({ requests, seconds }: { requests: number; seconds: string }) => `Takes ${counted(requests, 'request')}, about ${seconds}.`,
  stop: 'Stop',
  notDone: 'This wasn’t done',
  notCertain: 'Not certain that everything was done',
  partly: 'Not everything was done',
  failure: ({ about: name, why }: { about: string; why: string }) => `${name}: ${why}`,
  more: ({ n }: { n: number }) => `and ${count(n)} more`,
  stoppedTitle: 'An action stopped halfway',
  stopped: ({ done, total }: { done: number; total: number }) => `It stopped at ${count(done)} of ${count(total)}. Nothing is sent twice.`,
  leave: 'Skip the rest',
};
