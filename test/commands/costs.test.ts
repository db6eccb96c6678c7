// The cost of each job in calls that reach Google's server and in cells, over the real adapters: bounded, however large the tab is.

import { CALL_MS, type Context } from '../../src/commands/context';
import { previewBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import { countVisible } from '../../src/commands/edits/edits';
import { makeFollowUpColumns, markDue, readFollowUps, showDue } from '../../src/commands/follow-ups/follow-ups';
import { makeHandOut, readHandOut } from '../../src/commands/hand-out/hand-out';
import { freezeOverview } from '../../src/commands/overview/freeze';
import { makeOverview } from '../../src/commands/overview/overview';
import { renewOverview } from '../../src/commands/overview/renew';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { readReview } from '../../src/commands/runs/review';
import { stepSend } from '../../src/commands/runs/send';
import { readFront, readState } from '../../src/commands/state';
import type { BulkPreview } from '../../src/rpc/bulk-edit';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import { words } from '../../src/text/words';
import { costOf } from '../../workbench/cost';
import { countingIds, MemoryMail, MemoryTimer, nodeDigest, nodeUnzip, nodeZip, VirtualClock } from '../fakes/memory-platform';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must } from '../fakes/office';
import { adaptersOn } from '../sheets/conformance/emulated-realm';
import { type EmulatedStage, emulatedStage } from '../sheets/conformance/emulated-stage';

/** The cost of a job: calls that wait for Google's server, cells read and written. */
interface Cost {
  readonly calls: number;
  readonly read: number;
  readonly written: number;
}

const [FEW, MANY] = [300, 1_500];
/** A cheaper call is answered from what the script already holds. */
const REACHES_MS = 1;

class Bench {
  private readonly stage: EmulatedStage = emulatedStage();
  private readonly crm = new ModelCrm();
  private readonly clock = new VirtualClock();
  private readonly newId = countingIds();
  private cells = { read: 0, written: 0 };

  /** Ends an execution after that many pages of the CRM, as a slow CRM does; 0 = without a limit. */
  pagesAnExecution = 0;

  constructor(readonly creators: number) {
    for (let i = 1; i <= creators; i += 1)
      this.crm.channels.set(creator(`c-${i}`), { ...blankChannel(creator(`c-${i}`)), updatedAt: new Date(i * 3_600_000).toISOString() });
    this.stage.host.count = (read, written) => {
      this.cells = { read: this.cells.read + read, written: this.cells.written + written };
    };
    this.execution().mine.write('crm.key', 'nox_sk_test');
  }

  /** A new execution finds nothing of the previous one. */
  execution(): Context {
    const adapters = adaptersOn(this.stage.host);
    const [book, mine] = [adapters.openBook(), adapters.personMemory()];
    return {
      book,
      mine,
      shared: adapters.documentMemory(),
      lock: adapters.documentLock(),
      clock: this.clock,
      newId: this.newId,
      digest: nodeDigest,
      unzip: nodeUnzip,
      zip: nodeZip,
      person: adapters.currentPerson(mine, book.id),
      crmWith: () => this.slowCrm(),
      paceOf: () => ({ sent: [], blockedUntil: 0 }),
      timeOf: (ms) => new Date(ms).toISOString().slice(0, 16).replace('T', ' '),
      words: words('en'),
      language: 'en',
      timer: new MemoryTimer(),
      mail: new MemoryMail(),
      showReview: () => {},
    };
  }

  /** Each page takes so long that the execution ends after a number of them. */
  private slowCrm(): ModelCrm {
    return new Proxy(this.crm, {
      get: (crm, name) => {
        if (name === 'listChannels' && this.pagesAnExecution > 0) this.clock.sleep(CALL_MS / this.pagesAnExecution);
        return Reflect.get(crm, name, crm);
      },
    });
  }

  costOf(work: () => unknown): Cost {
    const { calls } = this.stage.host;
    const [first, before] = [calls.length, this.cells];
    work();
    return {
      calls: calls.slice(first).filter((call) => costOf(call).call >= REACHES_MS).length,
      read: this.cells.read - before.read,
      written: this.cells.written - before.written,
    };
  }

  pull(): void {
    this.toEnd(must(startPull(this.execution(), { query: {}, name: 'Creators' })).pullId);
  }

  /** Returns the number of executions. */
  refresh(all = true): number {
    return this.toEnd(must(startRefresh(this.execution(), { all })).pullId);
  }

  private toEnd(pullId: string): number {
    for (let executions = 1; ; executions += 1) if (must(stepPull(this.execution(), { pullId })).finished !== null) return executions;
  }

  /** That many were changed in the CRM, by its own clock. */
  changed(creators: number): this {
    for (const [id, channel] of [...this.crm.channels].slice(0, creators))
      this.crm.channels.set(id, { ...channel, notes: 'changed there', updatedAt: new Date(this.clock.now()).toISOString() });
    return this;
  }

  /** With a status in the first rows, from the top. */
  edited(rows: number): this {
    const tab = this.execution().book.activeTab();
    const column = tab?.columns().find(({ field }) => field === 'status')?.column ?? 0;
    for (let row = 2; row < 2 + rows; row += 1) this.stage.people.type(tab?.id ?? 0, row, column, 'Completed');
    return this;
  }

  /** The active tab. */
  tab(): number {
    return this.stage.book.activeTab()?.id ?? 0;
  }

  /** With the follow-up columns. */
  withFollowUps(): this {
    must(makeFollowUpColumns(this.execution(), { tab: this.tab(), headings: {} }));
    return this;
  }

  /** Back to the creators. */
  back(): this {
    const { book } = this.execution();
    const [creators] = book.tabs();
    if (creators !== undefined) book.activate(creators);
    return this;
  }

  /** Four columns of every row. */
  handOut(): void {
    const columns = must(readHandOut(this.execution()))
      .columns.filter(({ what }) => what === 'public')
      .slice(0, 4);
    must(
      makeHandOut(this.execution(), {
        tab: this.tab(),
        title: 'Out',
        columns: columns.map(({ column, heading }) => ({ column, heading })),
        scope: 'all',
      }),
    );
  }

  look(): void {
    must(readState(this.execution(), { withEdits: true }));
  }

  previewBulk(): BulkPreview {
    return must(previewBulkEdit(this.execution(), { edit: EVERYBODY, scope: 'all' }));
  }

  writeBulk({ digest }: BulkPreview): void {
    must(writeBulkEdit(this.execution(), { edit: EVERYBODY, scope: 'all', digest }));
  }

  check(): string {
    const { runId } = must(startCheck(this.execution(), { scope: 'all' }));
    while (must(stepCheck(this.execution(), { runId })).outcome === 'going');
    return runId;
  }

  confirm(runId: string): void {
    const review = must(readReview(this.execution(), { runId }));
    const number = review.typedConfirmation === null ? null : review.changes.length;
    must(confirm(this.execution(), { runId, digest: review.digest, without: [], later: [], clearsConfirmed: true, number }));
  }

  send(runId: string): void {
    while (must(stepSend(this.execution(), { runId })).results === null);
  }
}

const RULE = { statuses: [3], most: 2, days: 5 };
const EVERYBODY: BulkEdit = { verb: 'append', field: 'notes', line: 'called' };

const JOBS = [
  'bulkPreview',
  'bulkWrite',
  'pull',
  'refresh',
  'daily',
  'look',
  'front',
  'poll',
  'quick',
  'count',
  'filter',
  'visible',
  'check',
  'send',
  'dueToday',
  'mark',
  'markAgain',
  'lookWithDue',
  'showDue',
  'handOut',
  'overview',
  'renew',
  'freeze',
] as const;
type Job = (typeof JOBS)[number];

/** A tab from its pull to a run of 50 edits, with the cost of each job. */
function costsFor(creators: number): Readonly<Record<Job, Cost>> {
  const bench = new Bench(creators);
  let runId = '';
  const edited = new Bench(creators);
  edited.pull();
  let preview: BulkPreview | null = null;
  return {
    bulkPreview: edited.costOf(() => {
      preview = edited.previewBulk();
    }),
    bulkWrite: edited.costOf(() => preview !== null && edited.writeBulk(preview)),
    pull: bench.costOf(() => bench.pull()),
    look: bench.costOf(() => bench.look()),
    refresh: bench.costOf(() => bench.refresh()),
    daily: bench.changed(50).costOf(() => bench.refresh(false)),
    front: bench.costOf(() => must(readFront(bench.execution()))),
    poll: bench.costOf(() => must(readState(bench.execution(), { withEdits: false }))),
    count: bench.edited(50).costOf(() => bench.look()),
    quick: bench.costOf(() => must(readState(bench.execution(), { withEdits: true, quick: true }))),
    filter: bench.costOf(() => must(countVisible(bench.execution(), { after: 0, anyway: false }))),
    visible: bench.costOf(() => must(countVisible(bench.execution(), { after: 0, anyway: true }))),
    check: bench.costOf(() => {
      runId = bench.check();
    }),
    send: bench.costOf(() => {
      bench.confirm(runId);
      bench.send(runId);
    }),
    dueToday: bench.withFollowUps().costOf(() => must(readFollowUps(bench.execution()))),
    mark: bench.costOf(() => must(markDue(bench.execution(), { tab: bench.tab(), rule: RULE, headings: {} }))),
    markAgain: bench.costOf(() => must(markDue(bench.execution(), { tab: bench.tab(), rule: RULE, headings: {} }))),
    lookWithDue: bench.costOf(() => bench.look()),
    showDue: bench.costOf(() => must(showDue(bench.execution(), { show: true }))),
    handOut: bench.costOf(() => bench.handOut()),
    overview: bench.back().costOf(() => must(makeOverview(bench.execution()))),
    renew: bench.costOf(() => must(renewOverview(bench.execution()))),
    freeze: bench.costOf(() => must(freezeOverview(bench.execution()))),
  };
}

/** Measured and rounded up a little: calls of the whole job in a tab of 1,500 creators, cells per creator. */
const MOST: Readonly<Record<Job, Cost>> = {
  /** A line appended to everybody's notes: a look at the rows, and their notes with formulas. */
  bulkPreview: { calls: 57, read: 17.1, written: 0 },
  bulkWrite: { calls: 70, read: 28.1, written: 1 },
  pull: { calls: 356, read: 31.5, written: 49 },
  /** One of them asks for what Google refused to accept: then the next refresh reads everything. */
  refresh: { calls: 222, read: 43.5, written: 2 },
  /** 50 creators have changed. */
  daily: { calls: 341, read: 28.5, written: 2.2 },
  look: { calls: 24, read: 12.1, written: 0 },
  /** Automatic: every five seconds, every twenty, and every twenty in a tab of up to 2,000 creators. */
  front: { calls: 4, read: 0, written: 0 },
  poll: { calls: 7, read: 0, written: 0 },
  quick: { calls: 27, read: 12.5, written: 0 },
  /** No filter: one call per column. */
  filter: { calls: 26, read: 0.02, written: 0 },
  /** Two per row with edits, of which there are 50. */
  visible: { calls: 120, read: 12.5, written: 0 },
  count: { calls: 38, read: 12.5, written: 0.1 },
  /** Two locks, and what is read again once each is held: five calls to keep the plan, three to keep what the CRM said of it. */
  check: { calls: 324, read: 26.4, written: 11.3 },
  send: { calls: 216, read: 13.6, written: 0.6 },
  /** Five more columns than a look, one of them with its formulas. */
  dueToday: { calls: 32, read: 21.2, written: 0 },
  /** Every row gets its formula. */
  mark: { calls: 75, read: 36.1, written: 1 },
  markAgain: { calls: 66, read: 21.1, written: 0 },
  /** In addition to what a look reads anyway, in a tab with a rule. */
  lookWithDue: { calls: 34, read: 20.1, written: 0 },
  showDue: { calls: 35, read: 22.1, written: 0 },
  /** Four columns into a new tab, whose formats count as written, too; three calls determine the selected rows, to offer them. */
  handOut: { calls: 108, read: 16, written: 6.7 },
  /** Four columns of every row, to find the distinct texts. */
  overview: { calls: 105, read: 4.4, written: 0.4 },
  renew: { calls: 72, read: 5, written: 0 },
  /** Only the Overview itself, and the name of its tab, which the saved copy tells. */
  freeze: { calls: 55, read: 0.9, written: 0.8 },
};

/** Formatted like the table above: a changed number can be copied from the test's output. */
const rounded = (cells: number): number => Math.ceil(cells * 100 - 1e-6) / 100;

describe('the cost', () => {
  const costs = new Map([FEW, MANY].map((creators) => [creators, costsFor(creators)]));
  const at = (creators: number, job: Job): Cost => costs.get(creators)?.[job] ?? { calls: 0, read: 0, written: 0 };

  it.each(JOBS)('of %s in a tab of 1,500 creators has not increased', (job) => {
    const { calls, read, written } = at(MANY, job);
    const now: Cost = { calls, read: rounded(read / MANY), written: rounded(written / MANY) };
    const most = MOST[job];
    const over = (['calls', 'read', 'written'] as const).filter((what) => now[what] > most[what]);
    expect(over.map((what) => `${what}: ${now[what]} instead of ${most[what]}`)).toEqual([]);
  });

  it.each(JOBS)('of %s grows with the creators in cells, but not in calls', (job) => {
    const [few, many] = [at(FEW, job), at(MANY, job)];
    expect(many.read).toBeLessThanOrEqual((few.read * MANY) / FEW);
    expect(many.calls).toBeLessThanOrEqual(few.calls * 1.1);
  });
});

describe('the cost of a refresh in which nothing changed', () => {
  it('grows with the executions by no more than a look at ids and base', () => {
    const [once, often] = [new Bench(FEW), new Bench(FEW)];
    for (const bench of [once, often]) bench.pull();
    often.pagesAnExecution = 1;
    const executions: number[] = [];
    const [a, b] = [once, often].map((bench) => bench.costOf(() => executions.push(bench.refresh())));
    const more = (executions[1] ?? 0) - (executions[0] ?? 0);
    expect(more).toBeGreaterThanOrEqual(FEW / 100 - 1);
    expect(b?.calls).toBeGreaterThan(a?.calls ?? 0);
    // Each further execution: the ids, the base in two cells per creator, and the rows that two pages share.
    expect(((b?.read ?? 0) - (a?.read ?? 0)) / more / FEW).toBeLessThanOrEqual(3.4);
    expect(((b?.calls ?? 0) - (a?.calls ?? 0)) / more).toBeLessThanOrEqual(75);
  });
});
