// A pull may be cut off at any service call, once or for good. Pressing Pull or Refresh again brings the whole view into one tab, with
// nothing to send. LAW_EVERY=1 tries every call; otherwise a sample is tried, a different one with another seed.

import type { Context } from '../../src/commands/context';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { startCheck } from '../../src/commands/runs/check';
import { viewOf } from '../../src/commands/tab/view-store';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { cutOff } from '../sheets/conformance/cut-off';
import { type EmulatedStage, emulatedStage } from '../sheets/conformance/emulated-stage';
import { SEED } from './seeded';

const EVERY = Number(process.env.LAW_EVERY ?? 43);

const IDS = ['1234567890123456789', '00120', 'c-3'];

const crmWithThree = (): ModelCrm => {
  const crm = new ModelCrm();
  for (const id of IDS) crm.channels.set(creator(id), blankChannel(creator(id)));
  return crm;
};

/** The commands over the real adapters. */
const contextOn = (stage: EmulatedStage): Context => ({
  ...new Office(crmWithThree()).ctx,
  book: stage.reopen(),
  shared: stage.shared,
  lock: stage.lock,
});

/** What a person presses: Refresh on a view, otherwise Pull. */
function pull(ctx: Context): void {
  const tab = ctx.book.activeTab();
  const isView = tab !== null && viewOf(ctx, tab.id) !== null;
  const { pullId } = must(isView ? startRefresh(ctx, { all: false }) : startPull(ctx, { query: {}, name: 'Creators' }));
  for (;;) if (must(stepPull(ctx, { pullId })).finished !== null) return;
}

test('a pull that was cut off at any call is completed by the next one', () => {
  const ends = cutOff(
    emulatedStage,
    (stage) => pull(contextOn(stage)),
    (stage, where) => {
      pull(contextOn(stage));
      const ctx = contextOn(stage);
      const tab = ctx.book.activeTab();
      const columns = tab?.columns() ?? [];
      const idColumn = columns.find(({ field }) => field === 'creatorId')?.column ?? 0;
      const seen = stage.file.tabs.filter(({ hidden }) => !hidden).map(({ name }) => name);
      expect({
        where,
        seen,
        blank: columns.filter(({ heading }) => heading === '').length,
        ids: [...(tab?.readTexts(rowNumberOf(2), 3, idColumn) ?? [])].sort(),
        check: startCheck(ctx, { scope: 'all' }),
      }).toMatchObject({
        where,
        seen: [expect.any(String)],
        blank: 0,
        ids: [...IDS].sort(),
        check: { ok: true, value: { outcome: 'nothing' } },
      });
    },
    { first: 1 + (SEED % EVERY), every: EVERY },
  );
  process.stdout.write(`a pull cut off at ${ends} calls (seed ${SEED}, every ${EVERY})\n`);
  expect(ends * EVERY).toBeGreaterThan(100);
});
