// One group: its members, and everything that can be done with it.

import { useState } from 'preact/hooks';
import type { GroupLine, GroupPicture } from '../../src/rpc/groups';
import type { MutationRequest } from '../calls';
import { MainButton, QuietButton } from '../components/button';
import { RenameForm } from '../components/name-form';
import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

interface GroupCardProps extends ViewProps<'panel'> {
  readonly group: GroupLine;
  readonly onBack: () => void;
}

export function GroupCard({ screen, model, act, group, onBack }: GroupCardProps) {
  const { id, written, name } = group;
  const { panels } = useWords();
  const { groups: t } = panels;
  const [renaming, setRenaming] = useState(false);
  const answer = screen.panel.answers.readGroup;
  const own = answer?.args.id === id ? answer : undefined;
  /** Its members are known, or have not been reported unknown. */
  const changes = own?.value?.total !== null && model.server?.tab?.view != null;
  const start = (mutation: MutationRequest) => act({ type: 'startMutation', mutation, draft: JSON.stringify(id) });
  const open = () => {
    act({ type: 'query', query: { group: id } });
    act({ type: 'choose' });
  };
  const more = (
    <>
      {changes ? <QuietButton onPress={() => start({ what: 'remove-from-group', id })}>{t.take}</QuietButton> : null}
      {changes ? <QuietButton onPress={open}>{t.view}</QuietButton> : null}
      <QuietButton onPress={() => setRenaming(true)}>{panels.rename}</QuietButton>
      <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'delete-group', id } })}>{panels.remove}</QuietButton>
    </>
  );
  const add = <MainButton onPress={() => start({ what: 'add-to-group', id })}>{t.add}</MainButton>;
  const main = changes ? add : <MainButton onPress={open}>{t.view}</MainButton>;
  return (
    <PanelCard title={written} model={model} act={act} main={main} more={more} leave={t.back} onLeave={onBack}>
      {own === undefined ? null : (
        <WithAnswer of="readGroup" screen={screen} act={act}>
          {(picture) => <Members picture={picture} />}
        </WithAnswer>
      )}
      {renaming ? (
        <RenameForm
          label={t.newName({ name: written })}
          begin={name}
          onName={(wanted) => start({ what: 'rename-group', id, name: wanted })}
          onLeave={() => setRenaming(false)}
        />
      ) : null}
    </PanelCard>
  );
}

function Members({ picture: { total, members, channelCount } }: { readonly picture: GroupPicture }) {
  const { groups: t } = useWords().panels;
  if (total === null) {
    return (
      <>
        {channelCount === null ? null : <p>{t.holds({ n: channelCount })}</p>}
        <Banner tone="info">
          <p>{t.unknown}</p>
        </Banner>
      </>
    );
  }
  const names = members.filter(({ name }) => name !== '');
  return (
    <>
      <p>{total === 0 ? t.empty : t.holds({ n: total })}</p>
      {members.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
        <section class="checklist" aria-label={t.members} tabIndex={0}>
          <ul class="plain">
            {members.map(({ creatorId, name }) => (
              <li key={creatorId} class={name === '' ? 'faint' : ''}>
                {name || creatorId}
              </li>
            ))}
          </ul>
        </section>
      )}
      {total > members.length ? <p class="faint">{t.moreMembers({ n: total - members.length })}</p> : null}
      {names.length < members.length ? <p class="faint">{t.idsOnly}</p> : null}
    </>
  );
}
