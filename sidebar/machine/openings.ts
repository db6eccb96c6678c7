// The panels, one row each: what a panel asks when opened, and the link that opens it.

import { namesOf } from '../../contract/named';
import type { PageWords } from '../../src/text/pages-en';
import type { Call } from '../calls';

/** `daily` = below the idle states; `choosing` = beside the choice of creators; the others are sections of "More". */
export type LinkPlace = 'daily' | 'choosing' | 'selectedRows' | 'thisTab' | 'inTheCrm' | 'thisFile' | 'account';

export interface PanelLink {
  readonly place: LinkPlace;
  readonly name: (words: PageWords) => string;
  /** It works on the tab's creators, so it is only offered when the tab has a view. */
  readonly needsView?: boolean;
  /** It needs a CRM, or leads to another tab, so a practice does not have it. */
  readonly withCrm?: boolean;
}

interface Opening {
  readonly calls: readonly Call[];
  /** It shows what is selected in the sheet, so it asks again whenever the person returns to the sidebar. */
  readonly follows?: boolean;
  readonly link: PanelLink;
}

const choices = { call: 'readChoices', args: { fresh: false } } as const;

/** Links of one place appear in this order. */
const openings = {
  'row-labels': {
    calls: [{ call: 'readRowLabels', args: {} }],
    follows: true,
    link: { place: 'daily', name: ({ panels }) => panels.rowLabels.daily },
  },
  'look-up': { calls: [], link: { place: 'daily', name: ({ creators }) => creators.lookUp.open } },
  card: {
    calls: [{ call: 'readCard', args: { creatorId: null } }, choices],
    follows: true,
    link: { place: 'daily', name: ({ creators }) => creators.card.open },
  },
  'add-creators': { calls: [choices], link: { place: 'daily', name: ({ creators }) => creators.add.open } },
  'own-tab': {
    calls: [{ call: 'lookAtOwnTab', args: {} }],
    follows: true,
    link: { place: 'choosing', name: ({ sidebar }) => sidebar.choose.ownTab, withCrm: true },
  },
  'bulk-edit': {
    calls: [{ call: 'readBulkColumns', args: {} }, choices],
    follows: true,
    link: { place: 'thisTab', name: ({ panels }) => panels.bulkEdit.open, needsView: true },
  },
  'follow-ups': {
    calls: [{ call: 'readFollowUps', args: {} }],
    follows: true,
    link: { place: 'thisTab', name: ({ panels }) => panels.followUps.open, needsView: true },
  },
  lookups: {
    calls: [{ call: 'readLookups', args: {} }],
    follows: true,
    link: { place: 'thisTab', name: ({ panels }) => panels.lookups.open, needsView: true },
  },
  'hand-out': {
    calls: [{ call: 'readHandOut', args: {} }],
    follows: true,
    link: { place: 'thisTab', name: ({ panels }) => panels.handOut.open, needsView: true },
  },
  overview: {
    calls: [{ call: 'readOverview', args: {} }],
    follows: true,
    link: { place: 'thisTab', name: ({ panels }) => panels.overview.open, withCrm: true },
  },
  email: {
    calls: [{ call: 'readEmailTasks', args: {} }],
    link: { place: 'selectedRows', name: ({ panels }) => panels.email.open, needsView: true, withCrm: true },
  },
  'match-list': {
    calls: [choices],
    link: { place: 'thisTab', name: ({ creators }) => creators.match.open, needsView: true },
  },
  labels: {
    calls: [{ call: 'readLabels', args: {} }],
    link: { place: 'inTheCrm', name: ({ panels }) => panels.labels.open },
  },
  groups: {
    calls: [{ call: 'readGroups', args: {} }],
    link: { place: 'inTheCrm', name: ({ panels }) => panels.groups.open, withCrm: true },
  },
  exports: {
    calls: [{ call: 'readExports', args: {} }],
    follows: true,
    link: { place: 'inTheCrm', name: ({ panels }) => panels.exports.open, withCrm: true },
  },
  imports: {
    calls: [{ call: 'readLastImport', args: {} }],
    link: { place: 'inTheCrm', name: ({ panels }) => panels.imports.open, withCrm: true },
  },
  views: {
    calls: [{ call: 'readViews', args: {} }],
    follows: true,
    link: { place: 'thisFile', name: ({ sidebar }) => sidebar.resting.views, withCrm: true },
  },
  schedule: {
    calls: [{ call: 'readSchedule', args: {} }],
    follows: true,
    link: { place: 'thisFile', name: ({ panels }) => panels.schedule.open, withCrm: true },
  },
  mutations: {
    calls: [{ call: 'readMutations', args: {} }],
    link: { place: 'thisFile', name: ({ mutations }) => mutations.list.open },
  },
  account: {
    calls: [{ call: 'readAccount', args: {} }],
    link: { place: 'account', name: ({ panels }) => panels.account.open, withCrm: true },
  },
} as const satisfies Readonly<Record<string, Opening>>;

/** Screens besides the main task, each based on calls of its own. */
export type PanelName = keyof typeof openings;

export const OPENINGS: Readonly<Record<PanelName, Opening>> = openings;

/** The panels with links in that place. */
export const panelsAt = (place: LinkPlace): readonly PanelName[] =>
  namesOf<PanelName>(openings).filter((name) => OPENINGS[name].link.place === place);
