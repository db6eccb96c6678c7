// The panels, one row each: what a panel asks when it is opened.

import type { Call } from '../calls';

export interface Opening {
  readonly calls: readonly Call[];
  /** It shows what is selected in the sheet, so it asks again whenever the person comes back to the sidebar. */
  readonly follows: boolean;
}

const choices = { call: 'readChoices', args: { fresh: false } } as const;

export const OPENINGS = {
  account: { calls: [{ call: 'readAccount', args: {} }], follows: false },
  'add-creators': { calls: [choices], follows: false },
  card: { calls: [{ call: 'readCard', args: { creatorId: null } }, choices], follows: true },
  email: { calls: [{ call: 'readEmailTasks', args: {} }], follows: false },
  exports: { calls: [{ call: 'readExports', args: {} }], follows: true },
  groups: { calls: [{ call: 'readGroups', args: {} }], follows: false },
  imports: { calls: [{ call: 'readLastImport', args: {} }], follows: false },
  labels: { calls: [{ call: 'readLabels', args: {} }], follows: false },
  'look-up': { calls: [], follows: false },
  'match-list': { calls: [choices], follows: false },
  mutations: { calls: [{ call: 'readMutations', args: {} }], follows: false },
  'own-tab': { calls: [{ call: 'lookAtOwnTab', args: {} }], follows: true },
  'row-labels': { calls: [{ call: 'readRowLabels', args: {} }], follows: true },
  views: { calls: [{ call: 'readViews', args: {} }], follows: true },
} as const satisfies Readonly<Record<string, Opening>>;

/** Screens beside the main job, each over calls of its own. */
export type PanelName = keyof typeof OPENINGS;
