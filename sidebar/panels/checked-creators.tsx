// What the check of a pasted list found, group by group, with what can be done about each.

import type { ComponentChildren } from 'preact';
import type { CheckedInput, CheckedList, FoundCreator, ToCheck } from '../../src/rpc/creators';
import { MainButton, QuietButton } from '../components/button';
import { Banner, Fold, PlainList } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CreatorLine, WayToRow } from './creator-line';
import { Handed } from './handed-out';
import { NewcomerForm } from './newcomer-form';
import { PanelCard } from './panel-card';

interface CheckedProps extends ViewProps<'panel'> {
  readonly checked: CheckedList;
  readonly check: (asking: ToCheck) => void;
  readonly title: string;
  readonly back: string;
  readonly onBack: () => void;
  /** What went wrong with the check. */
  readonly children: ComponentChildren;
}

/** The one main button: add what is new, else look up what is unknown, else close. */
export function CheckedCreators(props: CheckedProps) {
  const { checked, check, title, back, onBack, screen, model, act, children } = props;
  const { creators, common } = useWords();
  const { add: t } = creators;
  const of = (is: CheckedInput['outcome']['is']) => checked.inputs.filter(({ outcome }) => outcome.is === is);
  const [fresh, toLookUp, gone] = [of('new'), of('to-look-up'), of('gone')];
  const shortened = of('unresolved').filter(({ kind }) => kind === 'shortened');
  const importable = of('unresolved').filter(({ kind }) => kind === 'link' || kind === 'handle');
  const unresolved = of('unresolved').filter(({ kind }) => kind === 'email' || kind === 'name');
  const added = screen.panel.answers.addCreators;
  const adds = fresh.length > 0 && added?.value === undefined;
  const lookUp = () => check({ text: '', state: checked.state, lookUp: true, asHandles: false });
  const lookUpText = t.lookUp({ n: toLookUp.length, seconds: common.span({ seconds: checked.lookUpCost.seconds }) });
  const main = toLookUp.length > 0 ? <MainButton onPress={lookUp}>{lookUpText}</MainButton> : undefined;
  const more = <QuietButton onPress={onBack}>{back}</QuietButton>;
  // A problem stands below the form it is about. Rows that were added take the form away and the panel is back at its top, so they are told
  // there.
  const outcome = (
    <WithAnswer of="addCreators" screen={screen} act={act}>
      {({ added: rows, here }) => (
        <Banner tone="good">
          {t.added({ n: rows })} {here === 0 ? '' : t.hadRow({ n: here })}
        </Banner>
      )}
    </WithAnswer>
  );
  return (
    <PanelCard key="checked" title={title} model={model} act={act} main={adds ? null : main} more={more}>
      {children}
      {adds ? null : outcome}
      {checked.tooMany === 0 ? null : <Banner tone="warn">{t.tooMany({ n: checked.tooMany })}</Banner>}
      <Known {...props} />
      {toLookUp.length === 0 ? null : (
        <Group title={t.toLookUp({ n: toLookUp.length })} inputs={toLookUp}>
          {adds ? <QuietButton onPress={lookUp}>{lookUpText}</QuietButton> : null}
        </Group>
      )}
      {shortened.length === 0 ? null : <Group title={t.shortened({ n: shortened.length })} inputs={shortened} what={t.shortenedWhat} />}
      {importable.length === 0 ? null : <Importable inputs={importable} screen={screen} act={act} />}
      {unresolved.length === 0 ? null : (
        <Group title={t.unresolved({ n: unresolved.length })} inputs={unresolved} what={t.unresolvedWhat} />
      )}
      {gone.length === 0 ? null : <Group title={t.gone({ n: gone.length })} inputs={gone} what={t.goneWhat} />}
      {adds ? <Fresh {...props} fresh={fresh} /> : null}
      {adds ? outcome : null}
    </PanelCard>
  );
}

/** The CRM's own import accepts creators identified by a link or handle. */
function Importable({ inputs, screen, act }: { readonly inputs: readonly CheckedInput[] } & Pick<CheckedProps, 'screen' | 'act'>) {
  const { add: t } = useWords().creators;
  const who = inputs.map(({ text }) => text);
  const answer = screen.panel.answers.makeImport;
  // A workbook made from another list does not belong to this one.
  const made = answer !== undefined && answer.args.who.join('\n') === who.join('\n') ? answer : undefined;
  const make = () => act({ type: 'ask', call: { call: 'makeImport', args: { who } } });
  return (
    <Group title={t.importable({ n: inputs.length })} inputs={inputs} what={t.importableWhat}>
      {made?.value === undefined ? (
        <QuietButton off={made?.asking === true} onPress={make}>
          {t.makeImport({ n: inputs.length })}
        </QuietButton>
      ) : null}
      {made === undefined ? null : (
        <WithAnswer of="makeImport" screen={screen} act={act}>
          {(file) => (
            <>
              <Handed file={{ as: 'file', ...file }} />
              <QuietButton onPress={() => act({ type: 'openPanel', panel: 'imports', file })}>{t.toImport}</QuietButton>
            </>
          )}
        </WithAnswer>
      )}
    </Group>
  );
}

/** How many are rendered in a list. */
const DRAWN = 50;

interface GroupProps {
  readonly title: string;
  readonly inputs: readonly CheckedInput[];
  readonly what?: string;
  readonly children?: ComponentChildren;
}

function Group({ title, inputs, what, children }: GroupProps) {
  const { creators, common } = useWords();
  const { add: t } = creators;
  return (
    <section class="group">
      <h3>{title}</h3>
      {what === undefined ? null : <p class="faint">{what}</p>}
      <p>
        {[...inputs.slice(0, 5).map(({ text }) => text), ...(inputs.length > 5 ? [common.others({ n: inputs.length - 5 })] : [])].join(
          common.comma,
        )}
      </p>
      {inputs.length > 5 ? (
        <Fold title={t.all}>
          <PlainList lines={inputs.slice(0, DRAWN * 10).map(({ text }) => text)} />
        </Fold>
      ) : null}
      {children}
    </section>
  );
}

function Known({ checked, screen, act }: CheckedProps) {
  const { creators, common } = useWords();
  const { add: t } = creators;
  const known = checked.inputs.flatMap((input) => (input.outcome.is === 'known' ? [{ input, creators: input.outcome.creators }] : []));
  const added = new Set(screen.panel.answers.addToTab?.value?.here ?? []);
  const one = known.flatMap(({ creators }) => (creators.length === 1 ? creators : []));
  const outside = one.filter(({ creatorId, here }) => !here && !added.has(creatorId));
  if (known.length === 0) return null;
  const owners = one.filter(({ owner }) => owner !== '').length;
  const archived = one.filter((creator) => creator.archived).length;
  const creatorIds = outside.map(({ creatorId }) => creatorId);
  const add = () => act({ type: 'ask', call: { call: 'addToTab', args: { creatorIds } } });
  return (
    <section class="group">
      <h3>{t.known({ n: known.length, total: checked.inputs.length })}</h3>
      {owners + archived === 0 ? null : (
        <p>
          {common.beside({ parts: [owners === 0 ? '' : t.withOwner({ n: owners }), archived === 0 ? '' : t.archived({ n: archived })] })}
        </p>
      )}
      {outside.length === 0 ? null : <QuietButton onPress={add}>{t.addKnown({ n: outside.length })}</QuietButton>}
      <WithAnswer of="addToTab" screen={screen} act={act} />
      <Fold title={t.who} open={known.length <= 5}>
        {known.slice(0, DRAWN).map(({ input, creators }) => (
          <KnownInput key={input.text} input={input} creators={creators} added={added} act={act} />
        ))}
      </Fold>
    </section>
  );
}

interface KnownInputProps extends Pick<CheckedProps, 'act'> {
  readonly input: CheckedInput;
  readonly creators: readonly FoundCreator[];
  readonly added: ReadonlySet<string>;
}

function KnownInput({ input, creators, added, act }: KnownInputProps) {
  const { add: t } = useWords().creators;
  return (
    <div>
      {creators.length > 1 ? <p>{t.several({ text: input.text })}</p> : <p class="faint">{input.text}</p>}
      <ul class="waiting runs">
        {creators.map((creator) => (
          <CreatorLine key={creator.creatorId} creator={creator}>
            <WayToRow creatorId={creator.creatorId} here={creator.here || added.has(creator.creatorId)} canAdd act={act} />
          </CreatorLine>
        ))}
      </ul>
    </div>
  );
}

function Fresh({ checked, check, fresh, screen, act }: CheckedProps & { readonly fresh: readonly CheckedInput[] }) {
  const { add: t } = useWords().creators;
  const words = fresh.filter(({ kind }) => kind === 'id');
  return (
    <Group title={t.fresh({ n: fresh.length })} inputs={fresh} what={t.freshWhat}>
      {words.length === 0 ? null : (
        <QuietButton onPress={() => check({ text: '', state: checked.state, lookUp: true, asHandles: true })}>
          {t.notIds({ n: words.length })}
        </QuietButton>
      )}
      <NewcomerForm creatorIds={fresh.map(({ creatorId, text }) => creatorId ?? text)} screen={screen} act={act} />
    </Group>
  );
}
