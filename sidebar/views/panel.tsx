// Which panel is shown by what.

import type { ComponentChild } from 'preact';
import type { PanelName } from '../machine/openings';
import { AccountPanel } from '../panels/account';
import { AddCreatorsPanel } from '../panels/add-creators';
import { CardPanel } from '../panels/card';
import { EmailPanel } from '../panels/email';
import { ExportsPanel } from '../panels/exports';
import { GroupsPanel } from '../panels/groups';
import { ImportsPanel } from '../panels/imports';
import { LabelsPanel } from '../panels/labels';
import { LookUpPanel } from '../panels/look-up';
import { MatchListPanel } from '../panels/match-list';
import { MutationsPanel } from '../panels/mutations';
import { OwnTabPanel } from '../panels/own-tab';
import { RowLabelsPanel } from '../panels/row-labels';
import { ViewsPanel } from '../panels/views';
import type { ViewProps } from './view';

const PANELS: Readonly<Record<PanelName, (props: ViewProps<'panel'>) => ComponentChild>> = {
  mutations: MutationsPanel,
  'row-labels': RowLabelsPanel,
  groups: GroupsPanel,
  email: EmailPanel,
  exports: ExportsPanel,
  account: AccountPanel,
  imports: ImportsPanel,
  labels: LabelsPanel,
  'look-up': LookUpPanel,
  'own-tab': OwnTabPanel,
  views: ViewsPanel,
  'add-creators': AddCreatorsPanel,
  card: CardPanel,
  'match-list': MatchListPanel,
};

export function PanelView(props: ViewProps<'panel'>) {
  const Shown = PANELS[props.screen.panel.panel];
  return <Shown key={props.screen.panel.panel} {...props} />;
}
