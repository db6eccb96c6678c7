// One group: who is in it, and everything that can be done with it.

import { useState } from 'preact/hooks';
import type { GroupLine, GroupPicture } from '../../src/rpc/groups';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { NameForm } from '../components/name-form';
import { Banner } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

interface GroupCardProps extends ViewProps<'panel'> {
  readonly group: GroupLine;
  readonly onBack: () => void;
}

export function GroupCard(props: GroupCardProps) {
  const { screen, model, act, group } = props;
  const { id, written, name } = group;
  const { panels } = useWords();
  const { groups: t } = panels;
  const [renaming, setRenaming] = useState(false);
  const answer = screen.panel.answers.readGroup;
  const own = answer?.args.id === id ? answer : undefined;
  return (
    <StateCard title={written}>
      {own === undefined ? null : (
        <WithAnswer of="readGroup" screen={screen} act={act}>
          {(picture) => <Members picture={picture} />}
        </WithAnswer>
      )}
      {renaming ? (
        <NameForm
          label={t.newName({ name: written })}
          button={panels.rename}
          begin={name}
          most={NAME_LIMIT}
          another
          onName={(wanted) =>
            act({ type: 'startMutation', mutation: { what: 'rename-group', id, name: wanted }, draft: JSON.stringify(id) })
          }
          onLeave={() => setRenaming(false)}
        />
      ) : null}
      <Messages model={model} />
      <CardButtons {...props} known={own?.value?.total !== null} onRename={() => setRenaming(true)} />
    </StateCard>
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

interface CardButtonsProps extends Pick<GroupCardProps, 'group' | 'model' | 'act' | 'onBack'> {
  /** It is known who is in it, or not yet said that it is not. */
  readonly known: boolean;
  readonly onRename: () => void;
}

function CardButtons({ group: { id }, model, act, onBack, known, onRename }: CardButtonsProps) {
  const { panels } = useWords();
  const { groups: t } = panels;
  const changes = known && model.server?.tab?.view != null;
  const move = (what: 'add-to-group' | 'remove-from-group') =>
    act({ type: 'startMutation', mutation: { what, id }, draft: JSON.stringify(id) });
  const open = () => {
    act({ type: 'query', query: { group: id } });
    act({ type: 'choose' });
  };
  return (
    <Buttons>
      {changes ? <MainButton onPress={() => move('add-to-group')}>{t.add}</MainButton> : <MainButton onPress={open}>{t.view}</MainButton>}
      {changes ? <QuietButton onPress={() => move('remove-from-group')}>{t.take}</QuietButton> : null}
      {changes ? <QuietButton onPress={open}>{t.view}</QuietButton> : null}
      <QuietButton onPress={onRename}>{panels.rename}</QuietButton>
      <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'delete-group', id } })}>{panels.remove}</QuietButton>
      <QuietButton onPress={onBack}>{t.back}</QuietButton>
    </Buttons>
  );
}
