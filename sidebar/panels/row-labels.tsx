// Labels of the selected rows: a tri-state checklist that touches only what is ticked or unticked.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RowLabels } from '../../src/rpc/panels';
import { MainButton, QuietButton } from '../components/button';
import { Banner, Tick } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { Checklist, isNamed, SearchBox } from '../components/search-list';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;
type LabelId = RowLabels['labels'][number]['id'];
/** What the person wants for a label: on all selected rows, or on none. A label without a choice stays as it is. */
type Choices = ReadonlyMap<LabelId, boolean>;

export function RowLabelsPanel({ screen, model, act }: Props) {
  const { panels, sidebar } = useWords();
  const { rowLabels: t } = panels;
  const { readRowLabels, tickRowLabels } = screen.panel.answers;
  const shown = readRowLabels?.value;
  const written = tickRowLabels?.value;
  const head = (
    <>
      {written === undefined ? null : (
        <Banner tone="good">
          <p>{t.written(written)}</p>
          {written.cells === 0 ? null : <QuietButton onPress={() => act({ type: 'sync' })}>{sidebar.resting.sync}</QuietButton>}
        </Banner>
      )}
      {tickRowLabels?.problem == null ? null : <ProblemBanner problem={tickRowLabels.problem} />}
      <WithAnswer of="readRowLabels" screen={screen} act={act}>
        {({ creators }) => <p>{creators === 0 ? t.nobody : t.about({ creators })}</p>}
      </WithAnswer>
    </>
  );
  if (shown === undefined || shown.creators === 0) {
    return (
      <PanelCard title={t.title} model={model} act={act}>
        {head}
      </PanelCard>
    );
  }
  return (
    <LabelTicks key={keyOf(shown)} shown={shown} draft={screen.panel.draft} model={model} act={act}>
      {head}
    </LabelTicks>
  );
}

/** Other rows, or other labels on them: previous ticks no longer count. */
const keyOf = ({ selection, labels }: RowLabels): string => selection + labels.map(({ state }) => state[0]).join('');

interface LabelTicksProps extends Pick<Props, 'model' | 'act'> {
  readonly shown: RowLabels;
  readonly draft: string;
  readonly children: ComponentChildren;
}

function LabelTicks({ shown, draft, model, act, children }: LabelTicksProps) {
  const { panels, sidebar } = useWords();
  const { rowLabels: t } = panels;
  const [search, setSearch] = useState('');
  const [choices, setChoices] = useState<Choices>(() => choicesFrom(draft, shown));
  const apply = () => act({ type: 'ask', call: { call: 'tickRowLabels', args: { selection: shown.selection, ...split(choices) } } });
  const main = (
    <MainButton off={choices.size === 0} onPress={apply}>
      {t.apply({ labels: choices.size })}
    </MainButton>
  );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      {children}
      {shown.inDoubt.length === 0 ? null : <p class="faint">{t.inDoubt({ where: sidebar.edits.rowNumbers({ rows: shown.inDoubt }) })}</p>}
      <SearchBox label={panels.labels.find} text={search} onSearch={setSearch} />
      <Checklist items={shown.labels} search={search} nameOf={({ name }) => name} none={panels.labels.none} label={t.title}>
        {(label) => <LabelTick key={`${typeof label.id}${label.id}`} label={label} choices={choices} onChange={setChoices} />}
      </Checklist>
      {search.trim() === '' || shown.labels.some(({ name }) => isNamed(name, search)) ? null : (
        <QuietButton
          onPress={() =>
            act({
              type: 'startMutation',
              mutation: { what: 'create-label', name: search.trim() },
              draft: draftOf(shown, choices, search.trim()),
            })
          }
        >
          {panels.labels.create({ name: search.trim() })}
        </QuietButton>
      )}
      <p class="faint">{t.onlyTicked}</p>
    </PanelCard>
  );
}

/** The ticks from before a label was created, and that label. */
interface Draft {
  readonly selection: string;
  readonly choices: readonly (readonly [LabelId, boolean])[];
  readonly created: string;
}

const draftOf = ({ selection }: RowLabels, choices: Choices, created: string): string =>
  JSON.stringify({ selection, choices: [...choices], created } satisfies Draft);

/** Restores the previous ticks, plus one on the label created for these rows; other rows start afresh. */
function choicesFrom(draft: string, { selection, labels }: RowLabels): Choices {
  const before = draft === '' ? null : (JSON.parse(draft) as Draft);
  if (before === null || before.selection !== selection) return new Map();
  const created = labels.filter(({ name, state }) => name === before.created && state === 'none');
  const states = new Map(labels.map(({ id, state }) => [id, state]));
  const open = before.choices.filter(([id, on]) => states.has(id) && states.get(id) !== (on ? 'all' : 'none'));
  return new Map([...open, ...created.map(({ id }) => [id, true] as const)]);
}

const split = (choices: Choices) => ({
  ticked: [...choices].filter(([, on]) => on).map(([id]) => id),
  unticked: [...choices].filter(([, on]) => !on).map(([id]) => id),
});

interface LabelTickProps {
  readonly label: RowLabels['labels'][number];
  readonly choices: Choices;
  readonly onChange: (choices: Choices) => void;
}

/** What a press chooses next; undefined = unchanged. From "some" it goes to all, then none, then back. */
function nextChoice(state: RowLabels['labels'][number]['state'], choice: boolean | undefined): boolean | undefined {
  if (choice === undefined) return state !== 'all';
  return state === 'some' && choice ? false : undefined;
}

function LabelTick({ label, choices, onChange }: LabelTickProps) {
  const { rowLabels: t } = useWords().panels;
  const { id, name, state } = label;
  const choice = choices.get(id);
  const mixed = choice === undefined && state === 'some';
  const press = () => {
    const next = new Map(choices);
    const wanted = nextChoice(state, choice);
    if (wanted === undefined) next.delete(id);
    else next.set(id, wanted);
    onChange(next);
  };
  return <Tick name={name || String(id)} remark={mixed ? t.some : undefined} on={choice ?? state === 'all'} mixed={mixed} onTick={press} />;
}
