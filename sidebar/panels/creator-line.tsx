// A creator of the CRM in a short list: who, status, owner, labels, archived.

import type { ComponentChildren } from 'preact';
import type { FoundCreator } from '../../src/rpc/creators';
import { useWords } from '../components/words-context';

interface CreatorLineProps {
  readonly creator: FoundCreator;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}

export function CreatorLine({ creator, children }: CreatorLineProps) {
  const { people, common } = useWords();
  const { card } = people;
  const { creatorId, name, handle, platform, status, owner, labels, archived } = creator;
  const where = [platform === '' ? '' : common.platform(platform), name === '' ? '' : handle].filter(Boolean).join(' · ');
  return (
    <li>
      <strong>{name || handle || card.unnamed({ key: creatorId })}</strong>
      {where === '' ? null : <p class="faint">{where}</p>}
      <p>{[...(archived ? [card.archived] : []), status || card.noStatus, owner || card.noOwner].join(' · ')}</p>
      {labels.length === 0 ? null : <p class="faint">{labels.join(common.comma)}</p>}
      <div class="links">{children}</div>
    </li>
  );
}
