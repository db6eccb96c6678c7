// English: mutations, one object and one action at a time: before approval, in progress, and afterwards.

import type { FactsOf, Moved, MutationFailure, MutationName } from '../../rpc/mutations';
import type { MutationText } from '../mutation-text';
import { count, counted } from '../phrase';
import { fileMutations } from './file-mutations';

type About = { readonly [W in MutationName]: (facts: FactsOf<W>) => MutationText };

const shared = 'Labels are shared: the message center shows the same ones.';

const carriers = (n: number | null): string =>
  n === null ? 'The CRM does not say how many creators have it.' : `${counted(n, 'creator')} ${n === 1 ? 'has' : 'have'} it.`;

const inIt = (n: number | null): readonly string[] => (n === null ? [] : [`${counted(n, 'creator')} ${n === 1 ? 'is' : 'are'} in it.`]);

/** Unsent cells that will name a label that no longer exists. */
const strandedCells = (n: number): string =>
  `${counted(n, 'unsent cell')} in this tab ${n === 1 ? 'uses it and would need' : 'use it and would need'} a fix.`;

const labels: Pick<About, 'create-label' | 'rename-label' | 'delete-label'> = {
  'create-label': ({ name, near, cells }) => ({
    title: `Create the label “${name}”?`,
    lines: [
      ...(near.length === 0 ? [] : [`The CRM already has: ${near.join(', ')}.`]),
      ...(cells === 0 ? [] : [`${counted(cells, 'cell')} in this tab ${cells === 1 ? 'uses' : 'use'} it.`]),
      shared,
    ],
    button: 'Create it',
    doing: 'Creating the label',
    done: `The label “${name}” is in the CRM.`,
    after: cells === 0 ? [] : ['Edits in this tab that use it can be sent now.'],
  }),
  'rename-label': ({ from, name, channels, cells }) => ({
    title: `Rename “${from}” to “${name}”?`,
    lines: [carriers(channels), ...(cells === 0 ? [] : [`${counted(cells, 'unsent cell')} in this tab will show the new name.`]), shared],
    button: 'Rename it',
    doing: 'Renaming the label',
    done: `The label is now called “${name}”.`,
    after: ['Cells in your tabs that use it show the new name.'],
  }),
  'delete-label': ({ name, channels, cells }) => ({
    title: `Delete the label “${name}”?`,
    lines: [
      carriers(channels),
      ...(cells === 0 ? [] : [strandedCells(cells)]),
      'It is removed from all of them, and from the message center. This cannot be undone.',
    ],
    button: 'Delete it',
    doing: 'Deleting the label',
    done: `The label “${name}” is gone from the CRM.`,
    after: ['Refresh your tabs to remove it from the cells.'],
  }),
};

/** Who is moved, by name, and who is not and why. */
function movers({ moves, names, already, absent, inDoubt }: Moved, stays: string): readonly string[] {
  const more = moves > names.length ? ` and ${count(moves - names.length)} more` : '';
  return [
    `${names.join(', ')}${more}.`,
    already === 0 ? '' : `${counted(already, 'selected creator')} ${already === 1 ? 'is' : 'are'} ${stays}.`,
    absent === 0 ? '' : `${counted(absent, 'selected creator')} left out: not in the CRM.`,
    inDoubt === 0 ? '' : `${counted(inDoubt, 'selected row')} left out, because it is unclear whose row it is.`,
  ].filter((line) => line !== '');
}

const sharedGroup = 'Groups are shared with your team.';

const seenAfter = ({ cells }: Moved): readonly string[] => (cells === 0 ? ['Refresh the tab to see it in the cells.'] : []);

const groups: Pick<About, 'create-group' | 'rename-group' | 'delete-group' | 'add-to-group' | 'remove-from-group'> = {
  'create-group': (facts) => ({
    title:
      facts.moves === 0
        ? `Create the empty group “${facts.name}”?`
        : `Create the group “${facts.name}” with ${counted(facts.moves, 'creator')}?`,
    lines: [...(facts.moves + facts.absent + facts.inDoubt === 0 ? [] : movers(facts, 'in it')), sharedGroup],
    button: 'Create it',
    doing: 'Creating the group',
    done:
      facts.moves === 0
        ? `The group “${facts.name}” is in the CRM.`
        : `The group “${facts.name}” is in the CRM, with ${counted(facts.moves, 'creator')}.`,
    after: facts.moves === 0 ? [] : seenAfter(facts),
  }),
  'rename-group': ({ from, name, channels }) => ({
    title: `Rename the group “${from}” to “${name}”?`,
    lines: [...inIt(channels), sharedGroup],
    button: 'Rename it',
    doing: 'Renaming the group',
    done: `The group is now called “${name}”.`,
    after: ['Refresh your tabs to see the new name in the cells.'],
  }),
  'delete-group': ({ name, channels }) => ({
    title: `Delete the group “${name}”?`,
    lines: [...inIt(channels), 'The creators stay in the CRM; only the group is deleted, for your whole team. This cannot be undone.'],
    button: 'Delete it',
    doing: 'Deleting the group',
    done: `The group “${name}” is gone from the CRM.`,
    after: ['Refresh your tabs to remove it from the cells.'],
  }),
  'add-to-group': (facts) => ({
    title: `Add ${counted(facts.moves, 'creator')} to “${facts.name}”?`,
    lines: [...movers(facts, 'already in it'), `After that, it has ${counted(facts.after, 'creator')}.`, sharedGroup],
    button: `Add ${counted(facts.moves, 'creator')}`,
    doing: 'Adding to the group',
    done: `${counted(facts.moves, 'creator')} added to “${facts.name}”.`,
    after: seenAfter(facts),
  }),
  'remove-from-group': (facts) => ({
    title: `Remove ${counted(facts.moves, 'creator')} from “${facts.name}”?`,
    lines: [
      ...movers(facts, 'not in it'),
      `After that, it has ${counted(facts.after, 'creator')}. Everyone stays in the CRM.`,
      sharedGroup,
    ],
    button: `Remove ${counted(facts.moves, 'creator')}`,
    doing: 'Removing from the group',
    done: `${counted(facts.moves, 'creator')} removed from “${facts.name}”.`,
    after: seenAfter(facts),
  }),
};

const outcome: Readonly<Record<MutationFailure['outcome'], string>> = {
  rejected: 'not accepted',
  unknown: 'not confirmed that it arrived',
  left: 'not sent',
};

const about: About = { ...labels, ...groups, ...fileMutations };

export const mutations = {
  list: {
    open: 'Other actions',
    empty: 'Nothing besides Sync has been done from this file yet.',
    notAll: 'Not everything was done.',
  },
  about,
  outcome,
  preparing: 'Reading the CRM',
  checking: 'Checking with the CRM',
  nothingYet: 'Nothing has changed yet.',
  cost: ({ requests, seconds }: { requests: number; seconds: string }) => `Takes ${counted(requests, 'request')}, about ${seconds}.`,
  stop: 'Stop',
  notDone: 'This was not done',
  notCertain: 'Not certain that everything was done',
  partly: 'Not everything was done',
  failure: ({ about: name, why }: { about: string; why: string }) => `${name}: ${why}`,
  more: ({ n }: { n: number }) => `and ${count(n)} more`,
  stoppedTitle: 'An action stopped halfway',
  stopped: ({ done, total }: { done: number; total: number }) => `It stopped at ${count(done)} of ${count(total)}. Nothing is sent twice.`,
  leave: 'Skip the rest',
};
