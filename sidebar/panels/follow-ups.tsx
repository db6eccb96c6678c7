// Who is due for a follow-up: columns to use, the rule in words, who is due now, and the stamp after an email task.

import { useState } from 'preact/hooks';
import { type FollowUpRule, type FollowUpsLook, OWN_NAMES, type OwnName } from '../../src/rpc/follow-ups';
import type { Call } from '../calls';
import { MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer, type WithAnswerProps } from './answer';
import { columnsIn, DueReport } from './due-report';
import { type Headings, RuleForm } from './follow-ups-form';
import { PanelCard } from './panel-card';
import { StampOffer } from './stamp';

const ACTIONS = ['makeFollowUpColumns', 'markDue', 'previewStamp', 'writeStamp', 'takeBackStamp', 'showDue'] as const;

/** The last action: it stays visible until something else is done. */
type Done = Exclude<(typeof ACTIONS)[number], 'previewStamp'>;

/** What was chosen but not written yet. */
interface Draft {
  readonly tab: number | undefined;
  readonly rule: FollowUpRule | null;
  readonly headings: Headings;
}

const NOTHING: Draft = { tab: undefined, rule: null, headings: {} };

export function FollowUpsPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels } = useWords();
  const { followUps: t } = panels;
  const [drafted, setDraft] = useState<Draft>(NOTHING);
  const { readFollowUps, previewStamp, writeStamp, showDue } = screen.panel.answers;
  // Opened through the chip on the idle screen, the rows are shown at once.
  const [done, setDone] = useState<Done | null>(showDue === undefined ? null : 'showDue');
  const look = readFollowUps?.value;
  // What was chosen for another tab does not apply here.
  const draft = drafted.tab === look?.tab ? drafted : { ...NOTHING, tab: look?.tab };
  const columns = look === undefined ? null : columnsIn(look);
  const headings = look === undefined ? {} : { ...headingsOf(look), ...draft.headings };
  const missing = look === undefined ? [] : missingIn(headings);
  const rule = draft.rule ?? look?.rule ?? null;
  const busy = ACTIONS.some((name) => screen.panel.answers[name]?.asking === true);
  const ask = (call: Extract<Call, { readonly call: Done }>) => {
    setDone(call.call);
    act({ type: 'ask', call });
  };
  const stamp = () => {
    const digest = previewStamp?.value?.digest;
    if (look?.email != null && digest !== undefined) ask({ call: 'writeStamp', args: { mutationId: look.email.mutationId, digest } });
  };
  const takeBack = () => {
    const undo = writeStamp?.value?.undo ?? null;
    if (undo !== null) ask({ call: 'takeBackStamp', args: { undo } });
  };
  const main =
    look === undefined ? undefined : missing.length > 0 ? (
      <MainButton off={busy} onPress={() => ask({ call: 'makeFollowUpColumns', args: { tab: look.tab, headings } })}>
        {t.make({ n: missing.length })}
      </MainButton>
    ) : (
      <MainButton
        off={busy || rule === null || rule.statuses.length === 0}
        onPress={() => rule !== null && ask({ call: 'markDue', args: { tab: look.tab, rule, headings } })}
      >
        {t.mark}
      </MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      <div role="status">
        <LastDone of="showDue" done={done} screen={screen} act={act}>
          {(shown) => (columns === null || shown.how === 'all' ? null : <Banner tone="info">{t.shown({ ...shown, columns })}</Banner>)}
        </LastDone>
        <LastDone of="writeStamp" done={done} screen={screen} act={act}>
          {({ rows, undo }) => (
            <Banner tone="good">
              <p>{t.stamp.written({ rows })}</p>
              {undo === null ? null : (
                <QuietButton off={busy} onPress={takeBack}>
                  {panels.bulkEdit.takeBack}
                </QuietButton>
              )}
            </Banner>
          )}
        </LastDone>
        <LastDone of="takeBackStamp" done={done} screen={screen} act={act}>
          {(back) => <Banner tone="good">{panels.bulkEdit.takenBack(back)}</Banner>}
        </LastDone>
      </div>
      <WithAnswer of="readFollowUps" screen={screen} act={act}>
        {(now) => (
          <>
            <DueReport look={now} off={busy} onShow={(show) => ask({ call: 'showDue', args: { show } })} />
            <StampOffer look={now} screen={screen} off={busy} onWrite={stamp} act={act} />
            <RuleForm
              look={now}
              headings={headings}
              rule={rule ?? now.rule}
              onHeadings={(next) => setDraft({ ...draft, headings: { ...draft.headings, ...next } })}
              onRule={(chosen) => setDraft({ ...draft, rule: chosen })}
            />
          </>
        )}
      </WithAnswer>
      <div role="status">
        <LastDone of="makeFollowUpColumns" done={done} screen={screen} act={act}>
          {({ made }) => <Banner tone="good">{t.made({ names: made })}</Banner>}
        </LastDone>
        <LastDone of="markDue" done={done} screen={screen} act={act}>
          {(marked) => (columns === null ? null : <Banner tone="good">{t.marked({ ...marked, columns })}</Banner>)}
        </LastDone>
      </div>
    </PanelCard>
  );
}

/** What became of the last action; of an earlier one, nothing. */
const LastDone = <N extends Done>({ done, ...rest }: WithAnswerProps<N> & { readonly done: Done | null }) =>
  done === rest.of ? <WithAnswer {...rest} /> : null;

const headingsOf = ({ at }: FollowUpsLook): Headings =>
  Object.fromEntries(OWN_NAMES.flatMap((name) => (at[name] === null ? [] : [[name, at[name]] as const])));

/** Columns that would have to be created. */
const missingIn = (headings: Headings): readonly OwnName[] => OWN_NAMES.filter((name) => name !== 'answered' && !headings[name]);
