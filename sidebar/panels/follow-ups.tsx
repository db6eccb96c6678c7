// Who is due for a follow-up: columns to use, the rule in words, who is due now, and the stamp after an email task.

import { useState } from 'preact/hooks';
import type { CallName } from '../../src/commands/calls';
import { type FollowUpRule, type FollowUpsLook, OWN_NAMES, type OwnName } from '../../src/rpc/follow-ups';
import { MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { DueReport } from './due-report';
import { type Headings, RuleForm } from './follow-ups-form';
import { PanelCard } from './panel-card';
import { StampOffer } from './stamp';

/** The last action: it stays visible until something else is done. */
type Done = Extract<CallName, 'makeFollowUpColumns' | 'markDue' | 'showDue' | 'writeStamp' | 'takeBackStamp'>;

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
  const chosen = look === undefined ? {} : { ...headingsOf(look), ...draft.headings };
  const missing = look === undefined ? [] : missingIn(chosen);
  const asked = draft.rule ?? look?.rule ?? null;
  const busy = (['makeFollowUpColumns', 'markDue', 'previewStamp', 'writeStamp', 'takeBackStamp', 'showDue'] as const).some(
    (name) => screen.panel.answers[name]?.asking === true,
  );
  const make = () => {
    if (look === undefined) return;
    setDone('makeFollowUpColumns');
    act({ type: 'ask', call: { call: 'makeFollowUpColumns', args: { tab: look.tab, headings: { ...chosen } } } });
  };
  const mark = () => {
    if (look === undefined || asked === null) return;
    setDone('markDue');
    act({ type: 'ask', call: { call: 'markDue', args: { tab: look.tab, rule: asked, headings: { ...chosen } } } });
  };
  const stamp = () => {
    const shown = previewStamp?.value;
    if (look?.email == null || shown === undefined) return;
    setDone('writeStamp');
    act({ type: 'ask', call: { call: 'writeStamp', args: { mutationId: look.email.mutationId, digest: shown.digest } } });
  };
  const takeBack = () => {
    const undo = writeStamp?.value?.undo ?? null;
    if (undo === null) return;
    setDone('takeBackStamp');
    act({ type: 'ask', call: { call: 'takeBackStamp', args: { undo } } });
  };
  const show = (show: boolean) => {
    setDone('showDue');
    act({ type: 'ask', call: { call: 'showDue', args: { show } } });
  };
  const main =
    look === undefined ? undefined : missing.length > 0 ? (
      <MainButton off={busy} onPress={make}>
        {t.make({ n: missing.length })}
      </MainButton>
    ) : (
      <MainButton off={busy || asked === null || asked.statuses.length === 0} onPress={mark}>
        {t.mark}
      </MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      <div role="status">
        {done === 'showDue' ? (
          <WithAnswer of="showDue" screen={screen} act={act}>
            {(shown) => (shown.how === 'all' ? null : <Banner tone="info">{t.shown(shown)}</Banner>)}
          </WithAnswer>
        ) : null}
        {done === 'writeStamp' ? (
          <WithAnswer of="writeStamp" screen={screen} act={act}>
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
          </WithAnswer>
        ) : null}
        {done === 'takeBackStamp' ? (
          <WithAnswer of="takeBackStamp" screen={screen} act={act}>
            {(back) => <Banner tone="good">{panels.bulkEdit.takenBack(back)}</Banner>}
          </WithAnswer>
        ) : null}
      </div>
      <WithAnswer of="readFollowUps" screen={screen} act={act}>
        {(now) => (
          <>
            <DueReport look={now} off={busy} onShow={show} />
            <StampOffer look={now} screen={screen} off={busy} onWrite={stamp} act={act} />
            <RuleForm
              look={now}
              headings={chosen}
              rule={asked ?? now.rule}
              onHeadings={(next) => setDraft({ ...draft, headings: { ...draft.headings, ...next } })}
              onRule={(rule) => setDraft({ ...draft, rule })}
            />
          </>
        )}
      </WithAnswer>
      <div role="status">
        {done === 'makeFollowUpColumns' ? (
          <WithAnswer of="makeFollowUpColumns" screen={screen} act={act}>
            {({ made }) => <Banner tone="good">{t.made({ names: made })}</Banner>}
          </WithAnswer>
        ) : null}
        {done === 'markDue' ? (
          <WithAnswer of="markDue" screen={screen} act={act}>
            {(marked) => <Banner tone="good">{t.marked(marked)}</Banner>}
          </WithAnswer>
        ) : null}
      </div>
    </PanelCard>
  );
}

const headingsOf = ({ at }: FollowUpsLook): Headings =>
  Object.fromEntries(OWN_NAMES.flatMap((name) => (at[name] === null ? [] : [[name, at[name]] as const])));

/** Columns that would have to be created. */
const missingIn = (headings: Headings): readonly OwnName[] => OWN_NAMES.filter((name) => name !== 'answered' && !headings[name]);
