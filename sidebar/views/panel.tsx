// Which component shows each panel.

import type { ComponentChild } from 'preact';
import type { PanelName } from '../machine/openings';
import { PANELS } from './panel-list';
import type { ViewProps } from './view';

const SHOWN: Readonly<Record<PanelName, (props: ViewProps<'panel'>) => ComponentChild>> = PANELS;

export function PanelView(props: ViewProps<'panel'>) {
  const { panel } = props.screen.panel;
  const Shown = SHOWN[panel];
  return <Shown key={panel} {...props} />;
}
