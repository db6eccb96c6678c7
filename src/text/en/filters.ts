// English sentences about the filters beyond the CRM's own: how they are chosen, what they cost, and how they name a view.

import type { FilterName } from '../../fields/filters';
import { FILTER_WORDS } from '../filter-words';
import { clip, count, counted } from '../phrase';

interface Names {
  readonly names: readonly string[];
}

interface Reads {
  readonly filters: readonly FilterName[];
  /** Creators; null when the CRM does not say. */
  readonly n: number | null;
  readonly all: boolean;
  readonly requests: number;
  readonly seconds: string;
}

const days = (n: number): string => counted(n, 'day');

export const filters = {
  /** The last option of a single-choice drop-down. */
  several: 'Several, or exclude some…',
  justOne: 'Choose just one',
  which: ({ what }: { what: string }) => `${what}: how to match`,
  is: { any: 'Any of these', all: 'All of these', none: 'None of these' },
  chosen: {
    any: ({ what, n }: { what: string; n: number }) => `${what}: any of ${count(n)}`,
    all: ({ what, n }: { what: string; n: number }) => `${what}: all of ${count(n)}`,
    none: ({ what, n }: { what: string; n: number }) => `${what}: none of ${count(n)}`,
  },
  find: ({ what }: { what: string }) => `Find: ${what}`,
  noneFound: 'No matches.',
  noOwner: 'No owner',
  withOwner: 'Any owner',
  ownRows: 'Only my creators',
  email: 'Email',
  withEmail: 'With an email',
  noEmail: 'Without an email',
  countries: 'Countries',
  countriesHint: 'As the CRM writes them, separated by commas.',
  countriesAre: 'Countries: how to match',
  followersFrom: 'Followers from',
  followersTo: 'to',
  changed: 'Changed in the CRM',
  changedIs: { within: 'In the last … days', before: 'Not in the last … days' },
  created: 'Added to the CRM',
  createdIs: { within: 'In the last … days', before: 'More than … days ago' },
  daysOf: ({ what }: { what: string }) => `${what}: days`,
  moving: 'Days are counted back from each refresh.',
  /** What filters cost that only the add-on can test. */
  reads: ({ filters: names, n, all, requests, seconds }: Reads) => {
    const what = n === null ? 'the CRM’s list' : `${all ? 'all ' : ''}${counted(n, 'creator')}`;
    const listed = names
      .map((name) => `“${FILTER_WORDS[name].en}”`)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ' and ');
    return `Reads ${what}, about ${counted(requests, 'request')} and ${seconds}: the CRM can’t apply ${listed} itself.`;
  },
  firstFit: ({ fit, of }: { fit: number; of: number }) => `${count(fit)} of the first ${count(of)} ${fit === 1 ? 'matches' : 'match'}.`,
  pull: ({ seconds }: { seconds: string }) => `Read and pull matching creators (about ${seconds})`,
  change: ({ seconds }: { seconds: string }) => `Read and change to matching creators (about ${seconds})`,
  /** Parts of a view's name. */
  named: {
    any: ({ names }: Names) => clip(names.join(' or '), 40),
    all: ({ names }: Names) => clip(names.join(' + '), 40),
    none: ({ names }: Names) => `not ${clip(names.join(', '), 40)}`,
  },
  owned: ({ yes }: { yes: boolean }): string => (yes ? 'with an owner' : 'no owner'),
  mailed: ({ yes }: { yes: boolean }): string => (yes ? 'with email' : 'no email'),
  between: ({ from, to }: { from: number | null; to: number | null }) =>
    `${from === null ? 'up to ' : count(from)}${from === null ? '' : to === null ? '+' : '–'}${to === null ? '' : count(to)} followers`,
  changedIn: ({ within, n }: { within: boolean; n: number }) => (within ? `changed in last ${days(n)}` : `unchanged for ${days(n)}`),
  createdIn: ({ within, n }: { within: boolean; n: number }) => (within ? `added in last ${days(n)}` : `added over ${days(n)} ago`),
};
