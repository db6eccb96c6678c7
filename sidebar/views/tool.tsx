// Which tool is shown by what. It must not know any of them further.

import type { ComponentChild } from 'preact';
import type { ToolName } from '../machine/model';
import { AccountTool } from '../tools/account';
import { AddCreatorsTool } from '../tools/add-creators';
import { CardTool } from '../tools/card';
import { DeedsTool } from '../tools/deeds';
import { EmailTool } from '../tools/email';
import { ExportsTool } from '../tools/exports';
import { GroupsTool } from '../tools/groups';
import { ImportsTool } from '../tools/imports';
import { LabelsTool } from '../tools/labels';
import { LookUpTool } from '../tools/look-up';
import { MatchListTool } from '../tools/match-list';
import { OwnTabTool } from '../tools/own-tab';
import { RowLabelsTool } from '../tools/row-labels';
import { ViewsTool } from '../tools/views';
import type { ViewProps } from './view';

const TOOLS: Readonly<Record<ToolName, (props: ViewProps<'tool'>) => ComponentChild>> = {
  deeds: DeedsTool,
  'row-labels': RowLabelsTool,
  groups: GroupsTool,
  email: EmailTool,
  exports: ExportsTool,
  account: AccountTool,
  imports: ImportsTool,
  labels: LabelsTool,
  'look-up': LookUpTool,
  'own-tab': OwnTabTool,
  views: ViewsTool,
  'add-creators': AddCreatorsTool,
  card: CardTool,
  'match-list': MatchListTool,
};

export function ToolView(props: ViewProps<'tool'>) {
  const Shown = TOOLS[props.screen.tool.tool];
  return <Shown key={props.screen.tool.tool} {...props} />;
}
