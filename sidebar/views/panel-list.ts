// What shows each panel: the file of its name.
// Written by `npm run registries`: a line here is not changed by hand.

import { AccountPanel } from '../panels/account';
import { AddCreatorsPanel } from '../panels/add-creators';
import { BulkEditPanel } from '../panels/bulk-edit';
import { CardPanel } from '../panels/card';
import { EmailPanel } from '../panels/email';
import { ExportsPanel } from '../panels/exports';
import { FollowUpsPanel } from '../panels/follow-ups';
import { GroupsPanel } from '../panels/groups';
import { HandOutPanel } from '../panels/hand-out';
import { ImportsPanel } from '../panels/imports';
import { LabelsPanel } from '../panels/labels';
import { LookUpPanel } from '../panels/look-up';
import { LookupsPanel } from '../panels/lookups';
import { MatchListPanel } from '../panels/match-list';
import { MutationsPanel } from '../panels/mutations';
import { OverviewPanel } from '../panels/overview';
import { OwnTabPanel } from '../panels/own-tab';
import { RowLabelsPanel } from '../panels/row-labels';
import { SchedulePanel } from '../panels/schedule';
import { ViewsPanel } from '../panels/views';

export const PANELS = {
  account: AccountPanel,
  'add-creators': AddCreatorsPanel,
  'bulk-edit': BulkEditPanel,
  card: CardPanel,
  email: EmailPanel,
  exports: ExportsPanel,
  'follow-ups': FollowUpsPanel,
  groups: GroupsPanel,
  'hand-out': HandOutPanel,
  imports: ImportsPanel,
  labels: LabelsPanel,
  'look-up': LookUpPanel,
  lookups: LookupsPanel,
  'match-list': MatchListPanel,
  mutations: MutationsPanel,
  overview: OverviewPanel,
  'own-tab': OwnTabPanel,
  'row-labels': RowLabelsPanel,
  schedule: SchedulePanel,
  views: ViewsPanel,
};
