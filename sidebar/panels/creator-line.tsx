// A creator of the CRM in a short list: name, status, owner, labels, archived.

import type { ComponentChildren } from 'preact';
import type { FoundCreator } from '../../src/rpc/creators';
import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';

interface WayToRowProps {
  readonly creatorId: string;
  /** It has a row in this tab. */
  readonly here: boolean;
  readonly canAdd: boolean;
  readonly act: ViewProps<'panel'>['act'];
}

export function WayToRow({ creatorId, here, canAdd, act }: WayToRowProps) {
  const { lookUp: t } = useWords().creators;
  const show = () => act({ type: 'ask', call: { call: 'goToCell', args: { creatorId, field: null } } });
  const add = () => act({ type: 'ask', call: { call: 'addToTab', args: { creatorIds: [creatorId] } } });
  if (here) return <QuietButton onPress={show}>{t.show}</QuietButton>;
  return canAdd ? <QuietButton onPress={add}>{t.add}</QuietButton> : null;
}

interface CreatorLineProps {
  readonly creator: FoundCreator;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}

export function CreatorLine({ creator, children }: CreatorLineProps) {
  const { creators, common } = useWords();
  const { card } = creators;
  const { creatorId, name, handle, platform, status, owner, labels, archived } = creator;
  const where = common.beside({ parts: [platform === '' ? '' : common.platform(platform), name === '' ? '' : handle] });
  return (
    <li>
      <strong>{name || handle || card.unnamed({ key: creatorId })}</strong>
      {where === '' ? null : <p class="faint">{where}</p>}
      <p>{common.beside({ parts: [archived ? card.archived : '', status || card.noStatus, owner || card.noOwner] })}</p>
      {labels.length === 0 ? null : <p class="faint">{labels.join(common.comma)}</p>}
      <div class="links">{children}</div>
    </li>
  );
}
