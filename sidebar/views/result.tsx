// How a run ended: everything arrived, or some did not and why.

import type { Problem } from '../../src/rpc/problems';
import type { RunResult, SendProgress } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { MainButton, QuietButton } from '../components/button';
import { PlainList } from '../components/parts';
import { Technical } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import { editsLeft, type Model } from '../machine/model';
import { Foot } from './messages';
import type { ViewProps } from './view';

type Props = ViewProps<'done' | 'partly'>;

export function ResultView(props: Props) {
  if (props.screen.show === 'partly') return <Partly {...props} />;
  return props.screen.progress.total === 0 ? <NothingSent {...props} /> : <Done {...props} />;
}

/** There is nothing to undo, and no change to list. */
function NothingSent({ screen, model, act }: Props) {
  const { running, common } = useWords();
  const { result } = running;
  return (
    <StateCard title={result.nothingSentTitle}>
      {screen.progress.results?.fromCrm === true ? <p>{result.fromCrm}</p> : null}
      <EditsLeft model={model} />
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
        <SendOthers model={model} notSent={0} act={act} />
      </Foot>
    </StateCard>
  );
}

function Done({ screen, model, act }: Props) {
  const { running, common } = useWords();
  return (
    <StateCard title={doneTitle(screen.progress, running.result)}>
      <p>{doneText(screen.progress, running.result)}</p>
      <ReadBack {...screen.progress} />
      <EditsLeft model={model} />
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
        <SendOthers model={model} notSent={0} act={act} />
        <ShowSent screen={screen} act={act} />
        <Results runId={screen.progress.runId} act={act} />
        <Undo progress={screen.progress} act={act} />
      </Foot>
    </StateCard>
  );
}

function doneTitle({ isUndo, applied: n, results }: SendProgress, t: PageWords['running']['result']): string {
  return isUndo ? t.undoneTitle : t.doneTitle({ n, archived: results?.archived ?? 0, restored: results?.restored ?? 0 });
}

/** Also what a screen reader is told, whichever card is shown. */
export function doneText({ isUndo, total, applied: changes }: SendProgress, t: PageWords['running']['result']): string {
  if (total === 0) return t.nothingSentTitle;
  return isUndo ? t.undone({ changes }) : t.done({ changes });
}

export function partlyTitle(
  { isUndo, applied: sent }: SendProgress,
  { notSent: all }: RunResult,
  t: PageWords['running']['result'],
): string {
  const notSent = all.length;
  return isUndo ? t.undoPartlyTitle({ sent, notSent }) : t.partlyTitle({ sent, notSent });
}

/** What reached nobody leaves nothing to undo. */
function Undo({ progress: { runId, isUndo, applied }, act }: { readonly progress: SendProgress; readonly act: Props['act'] }) {
  const { result } = useWords().running;
  if (applied === 0) return null;
  return <QuietButton onPress={() => act({ type: 'undo', runId })}>{isUndo ? result.redo : result.undo}</QuietButton>;
}

function ShowSent({ screen, act }: Pick<Props, 'screen' | 'act'>) {
  const { result } = useWords().running;
  const { results, runId } = screen.progress;
  const n = results === null ? 0 : results.updated + results.added + results.archived + results.restored;
  return n === 0 ? null : <QuietButton onPress={() => act({ type: 'showSent', runId })}>{result.showSent({ n })}</QuietButton>;
}

/** For the team: the outcome of each change. */
function Results({ runId, act }: { readonly runId: string } & Pick<Props, 'act'>) {
  const { result } = useWords().running;
  return (
    <>
      <QuietButton onPress={() => act({ type: 'showRun', runId })}>{result.toTab}</QuietButton>
      <QuietButton onPress={() => act({ type: 'resultsFile', runId })}>{result.toFile}</QuietButton>
    </>
  );
}

function SendOthers({ model, notSent, act }: Pick<Props, 'model' | 'act'> & { readonly notSent: number }) {
  const { result } = useWords().running;
  const n = othersToSend(model, notSent);
  if (n === 0) return null;
  const text = model.scope === 'all' ? result.sendOthers({ n }) : result.sendRest[model.scope];
  return <QuietButton onPress={() => act({ type: 'sync' })}>{text}</QuietButton>;
}

/**
 * How many edits the tab has besides those the run did not send, excluding what needs a fix. 0 if no row of the scope has edits: for
 * selected and visible rows only the rows are counted, so their button shows no number.
 */
export function othersToSend({ scope, server }: Pick<Model, 'scope' | 'server'>, notSent: number): number {
  const edits = server?.edits ?? null;
  const none = edits === null || (scope === 'selected' && edits.selectedRows === 0) || (scope === 'visible' && edits.visibleRows === 0);
  return none ? 0 : Math.max(0, edits.edits - notSent);
}

function EditsLeft({ model }: Pick<Props, 'model'>) {
  const { result } = useWords().running;
  const edits = model.server?.edits ?? null;
  return editsLeft(edits) === 0 ? null : <p>{result.editsLeft({ n: editsLeft(edits), fixes: edits?.waitingTotal ?? 0 })}</p>;
}

function ReadBack({ results, applied }: Pick<SendProgress, 'results' | 'applied'>) {
  const { result } = useWords().running;
  const clock = useClock();
  if (results === null) return null;
  return (
    <>
      {applied === 0 ? null : <p>{result.creators(results)}</p>}
      <p class="faint">{result.readBack({ time: clock(results.readBackAt) })}</p>
    </>
  );
}

function Partly({ screen, model, act }: Props) {
  const words = useWords();
  const { result } = words.running;
  if (screen.progress.results === null) return <Unreadable screen={screen} model={model} act={act} />;
  const { notSent } = screen.progress.results;
  const rows = [...new Set(notSent.flatMap(({ row }) => (row === null ? [] : [row])))];
  const filing = rows.length > 0 && notSent.every(({ field }) => field === 'archived');
  const { runId } = screen.progress;
  const technical = notSent.find(({ problem }) => problem?.technical !== undefined)?.problem;
  return (
    <StateCard title={partlyTitle(screen.progress, screen.progress.results, result)}>
      <PlainList lines={reasonsOf(notSent, words)} />
      <p>{filing ? result.stayFiled : screen.progress.isUndo ? result.undoStay : result.stay}</p>
      <ReadBack {...screen.progress} />
      {technical == null ? null : <Technical problem={technical} />}
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'retry', runId })}>{result.tryThese}</MainButton>
        {rows.length === 0 ? null : (
          <QuietButton onPress={() => act({ type: 'showNotSent', runId })}>{result.showRows({ n: rows.length })}</QuietButton>
        )}
        {filing ? null : <SendOthers model={model} notSent={notSent.length} act={act} />}
        <ShowSent screen={screen} act={act} />
        <Results runId={runId} act={act} />
        <Undo progress={screen.progress} act={act} />
        <QuietButton onPress={() => act({ type: 'idle' })}>{words.common.close}</QuietButton>
      </Foot>
    </StateCard>
  );
}

/** Only the run's progress is known, and nothing else. */
function Unreadable({ screen, model, act }: Props) {
  const { running, common } = useWords();
  return (
    <StateCard title={running.result.unreadableTitle(screen.progress)}>
      <p>{running.result.unreadable}</p>
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
      </Foot>
    </StateCard>
  );
}

const whyOf = (problem: Problem, words: PageWords): string =>
  words.running.result.reason({
    why: words.problem(problem).short,
    said: problem.kind === 'refused' ? (problem.technical?.summary ?? '') : '',
  });

/** One line per reason, with how many changes of which fields it held back. */
export function reasonsOf(notSent: RunResult['notSent'], words: PageWords): readonly string[] {
  const { result } = words.running;
  const groups = new Map<string, { n: number; fields: Set<string> }>();
  for (const { outcome, problem, field } of notSent) {
    const why = problem === null ? result.outcome[outcome] : whyOf(problem, words);
    const group = groups.get(why) ?? { n: 0, fields: new Set() };
    groups.set(why, { n: group.n + 1, fields: group.fields.add(words.common.field[field]) });
  }
  return [...groups].map(([why, { n, fields }]) => result.because({ n, fields: [...fields].join(words.common.comma), why }));
}
