// Labels of the selected rows: a checklist with three states that touches only what is ticked or unticked. It must not know cells.

import { useState } from 'preact/hooks';
import type { RowLabels } from '../../src/rpc/tools';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Banner, Field } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

type Props = ViewProps<'tool'>;
type LabelId = RowLabels['labels'][number]['id'];
/** What the person wants of a label: on all selected rows, or on none of them. A label without a wish stays as it is. */
type Wishes = ReadonlyMap<LabelId, boolean>;

export function RowLabelsTool({ screen, model, act }: Props) {
  const { tools, sidebar, common } = useWords();
  const { rowLabels: said } = tools;
  const { readRowLabels, tickRowLabels } = screen.tool.answers;
  return (
    <StateCard title={said.title}>
      {tickRowLabels?.value === undefined ? null : (
        <Banner tone="good">
          <p>{said.written(tickRowLabels.value)}</p>
          {tickRowLabels.value.cells === 0 ? null : <QuietButton onPress={() => act({ type: 'sync' })}>{sidebar.resting.sync}</QuietButton>}
        </Banner>
      )}
      {tickRowLabels?.problem == null ? null : <ProblemBanner problem={tickRowLabels.problem} />}
      <WithAnswer answer={readRowLabels} again={() => act({ type: 'ask', call: { call: 'readRowLabels', args: {} } })}>
        {(shown) =>
          shown.creators === 0 ? (
            <p>{said.nobody}</p>
          ) : (
            <Checklist key={keyOf(shown)} shown={shown} draft={screen.tool.draft} model={model} act={act} />
          )
        }
      </WithAnswer>
      {readRowLabels?.value !== undefined && readRowLabels.value.creators > 0 ? null : (
        <Buttons>
          <MainButton tone="halt" onPress={() => act({ type: 'rest' })}>
            {common.close}
          </MainButton>
        </Buttons>
      )}
    </StateCard>
  );
}

/** Other rows, or other labels on them: what was ticked before no longer counts. */
const keyOf = ({ selection, labels }: RowLabels): string => selection + labels.map(({ state }) => state[0]).join('');

/** So many labels are drawn at once; the search reaches the rest. */
const DRAWN = 60;

interface ChecklistProps extends Pick<Props, 'model' | 'act'> {
  readonly shown: RowLabels;
  readonly draft: string;
}

function Checklist({ shown, draft, model, act }: ChecklistProps) {
  const { tools, sidebar, common } = useWords();
  const { rowLabels: said } = tools;
  const [search, setSearch] = useState('');
  const [wishes, setWishes] = useState<Wishes>(() => wishesFrom(draft, shown));
  const wanted = search.trim().toLowerCase();
  const fitting = shown.labels.filter(({ name }) => name.toLowerCase().includes(wanted));
  const exact = shown.labels.some(({ name }) => name.trim().toLowerCase() === wanted);
  const apply = () => act({ type: 'ask', call: { call: 'tickRowLabels', args: { selection: shown.selection, ...split(wishes) } } });
  return (
    <>
      <p>{said.about({ creators: shown.creators })}</p>
      {shown.inDoubt.length === 0 ? null : (
        <p class="faint">{said.inDoubt({ where: sidebar.edits.rowNumbers({ rows: shown.inDoubt }) })}</p>
      )}
      <Field label={tools.labels.find}>
        {(id) => <input id={id} type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />}
      </Field>
      {fitting.length === 0 ? <p class="faint">{tools.labels.none}</p> : null}
      {fitting.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
        <section class="checklist" aria-label={said.title} tabIndex={0}>
          {fitting.slice(0, DRAWN).map((label) => (
            <Tick key={`${typeof label.id}${label.id}`} label={label} wishes={wishes} onChange={setWishes} />
          ))}
        </section>
      )}
      {wanted === '' || exact ? null : (
        <QuietButton
          onPress={() =>
            act({ type: 'startDeed', deed: { what: 'create-label', name: search.trim() }, draft: draftOf(shown, wishes, search.trim()) })
          }
        >
          {tools.labels.create({ name: search.trim() })}
        </QuietButton>
      )}
      <p class="faint">{said.onlyTicked}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton off={wishes.size === 0} onPress={apply}>
          {said.apply({ labels: wishes.size })}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'rest' })}>{common.close}</QuietButton>
      </Buttons>
    </>
  );
}

/** What was ticked before a label was created, and that label. */
interface Draft {
  readonly selection: string;
  readonly wishes: readonly (readonly [LabelId, boolean])[];
  readonly created: string;
}

const draftOf = ({ selection }: RowLabels, wishes: Wishes, created: string): string =>
  JSON.stringify({ selection, wishes: [...wishes], created } satisfies Draft);

/** The ticks of before, and one on the label that was created for these rows; other rows begin anew. */
function wishesFrom(draft: string, { selection, labels }: RowLabels): Wishes {
  const before = draft === '' ? null : (JSON.parse(draft) as Draft);
  if (before === null || before.selection !== selection) return new Map();
  const created = labels.filter(({ name, state }) => name === before.created && state === 'none');
  const states = new Map(labels.map(({ id, state }) => [id, state]));
  const open = before.wishes.filter(([id, on]) => states.has(id) && states.get(id) !== (on ? 'all' : 'none'));
  return new Map([...open, ...created.map(({ id }) => [id, true] as const)]);
}

const split = (wishes: Wishes) => ({
  ticked: [...wishes].filter(([, on]) => on).map(([id]) => id),
  unticked: [...wishes].filter(([, on]) => !on).map(([id]) => id),
});

interface TickProps {
  readonly label: RowLabels['labels'][number];
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
}

/** What a press wants next; undefined = as it was. From "some" it goes to all, then none, then back. */
function nextWish(state: RowLabels['labels'][number]['state'], wish: boolean | undefined): boolean | undefined {
  if (wish === undefined) return state !== 'all';
  return state === 'some' && wish ? false : undefined;
}

function Tick({ label, wishes, onChange }: TickProps) {
  const { rowLabels: said } = useWords().tools;
  const { id, name, state } = label;
  const wish = wishes.get(id);
  const mixed = wish === undefined && state === 'some';
  const press = () => {
    const next = new Map(wishes);
    const wanted = nextWish(state, wish);
    if (wanted === undefined) next.delete(id);
    else next.set(id, wanted);
    onChange(next);
  };
  return (
    <label class="check">
      <input type="checkbox" checked={wish ?? state === 'all'} indeterminate={mixed} onChange={press} />
      <span>
        {name || String(id)}
        {mixed ? <span class="faint"> {said.some}</span> : null}
      </span>
    </label>
  );
}
