// Which component shows each panel.

import type { ComponentChild } from 'preact';
import type { PanelName } from '../machine/openings';
import { PANELS } from './panel-list';
import type { ViewProps } from './view';

type Shows = (props: ViewProps<'panel'>) => ComponentChild;

/** Every opening has its panel, and every panel its opening. */
const SHOWN: Readonly<Record<PanelName, Shows>> = PANELS satisfies {
  readonly [N in keyof typeof PANELS]: N extends PanelName ? Shows : never;
};

export function PanelView(props: ViewProps<'panel'>) {
  const { panel } = props.screen.panel;
  const Shown = SHOWN[panel];
  return <Shown key={panel} {...props} />;
}
