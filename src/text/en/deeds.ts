// English: deeds, one object and one action at a time, before their approval, while they are done, and after. It must not know a page.

import type { DeedFailure, DeedName, FactsOf } from '../../rpc/deeds';
import { count, counted } from '../phrase';

/** What is said of one deed. `lines` stand above the approval, `after` below the result. */
export interface DeedSaid {
  readonly title: string;
  readonly lines: readonly string[];
  readonly button: string;
  readonly doing: string;
  readonly done: string;
  readonly after: readonly string[];
}

type About = { readonly [W in DeedName]: (facts: FactsOf<W>) => DeedSaid };

const shared = 'Labels are shared: the message centre shows the same ones.';

const carriers = (n: number | null): string =>
  n === null ? 'The CRM does not say how many creators carry it.' : `${counted(n, 'creator')} ${n === 1 ? 'carries' : 'carry'} it.`;

/** Unsent cells that will name a label that is no more. */
const strandedCells = (n: number): string =>
  `${counted(n, 'unsent cell')} in this tab ${n === 1 ? 'names' : 'name'} it, and would wait until you correct ${n === 1 ? 'it' : 'them'}.`;

const about: About = {
  'create-label': ({ name, near, cells }) => ({
    title: `Create the label “${name}”?`,
    lines: [
      ...(near.length === 0 ? [] : [`There is already: ${near.join(', ')}.`]),
      ...(cells === 0 ? [] : [`${counted(cells, 'cell')} in this tab ${cells === 1 ? 'waits' : 'wait'} for it.`]),
      shared,
    ],
    button: 'Create it',
    doing: 'Creating the label',
    done: `The label “${name}” is in the CRM.`,
    after: cells === 0 ? [] : ['What waited for it in this tab can be sent now.'],
  }),
  'rename-label': ({ from, name, channels, cells }) => ({
    title: `Rename “${from}” to “${name}”?`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [strandedCells(cells), 'Press Sync before you rename it.']), shared],
    button: 'Rename it',
    doing: 'Renaming the label',
    done: `The label is called “${name}” now.`,
    after: ['Refresh your tabs to see the new name in the cells.'],
  }),
  'delete-label': ({ name, channels, cells }) => ({
    title: `Delete the label “${name}”?`,
    lines: [
      carriers(channels),
      ...(cells === 0 ? [] : [strandedCells(cells)]),
      'It goes from all of them, and from the message centre. This cannot be undone.',
    ],
    button: 'Delete it',
    doing: 'Deleting the label',
    done: `The label “${name}” is gone from the CRM.`,
    after: ['Refresh your tabs to take it out of the cells.'],
  }),
};

const outcome: Readonly<Record<DeedFailure['outcome'], string>> = {
  rejected: 'not accepted',
  unknown: 'not certain whether it arrived',
  left: 'not sent',
};

export const deeds = {
  list: {
    open: 'Other actions',
    empty: 'Nothing was done from this file yet besides Sync.',
    notAll: 'Not all of it was done.',
  },
  about,
  outcome,
  preparing: 'Looking at the CRM',
  checking: 'Checking with the CRM',
  nothingYet: 'Nothing is changed yet.',
  cost: ({ requests, seconds }: { requests: number; seconds: string }) => `Takes ${counted(requests, 'request')}, about ${seconds}.`,
  typeNumber: ({ number }: { number: number }) => `To go on, type ${count(number)}`,
  stop: 'Stop',
  notDone: 'This was not done',
  partly: 'Not everything was done',
  failure: ({ about: name, why }: { about: string; why: string }) => `${name}: ${why}`,
  more: ({ n }: { n: number }) => `and ${count(n)} more`,
  stoppedTitle: 'Something was left half done',
  stopped: ({ done, total }: { done: number; total: number }) => `It stopped at ${count(done)} of ${count(total)}. Nothing is sent twice.`,
  leave: 'Leave the rest',
};
