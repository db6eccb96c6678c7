// The CRM's own verdict on a plan, and how a check handles changes of the sheet and of the CRM while it runs.

import type { BatchAnswer } from '../../contract/records';
import { checkBody } from '../../src/commands/runs/ask-bodies';
import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { cancelRun } from '../../src/commands/runs/send';
import { settleBodies } from '../../src/commands/runs/settle';
import type { Crm } from '../../src/crm/client';
import { type BodyRecord, type Draft, runOf } from '../../src/sync/run';
import { blankChannel, type ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { bodiesOf, body, change, changesOf, failed, held, objection } from '../fakes/run-records';
import { asPage } from './as-page';
import { officeWith, type } from './edited-office';

describe('the check of one request', () => {
  const answer: BatchAnswer = { existing: 2, creatable: 0, created: null, failed: [], token: null };

  /** A CRM that answers validate and preview like this. */
  function checked(validate: Partial<BatchAnswer>, preview: Partial<BatchAnswer>) {
    const { crm } = officeWith(2);
    const asked: unknown[] = [];
    const batch: Crm['batch'] = (stage, what, key) => {
      asked.push([stage, what.ids, what.set, key]);
      return { ok: true, value: { ...answer, ...(stage === 'validate' ? validate : preview) }, requestId: 'r-1' };
    };
    const [one] = bodiesOf(runOf({ bodies: [body(['c-1', 'c-2'])] }));
    if (one === undefined) throw new Error('there is no body');
    let n = 0;
    const newId = () => {
      n += 1;
      return `key ${n}`;
    };
    return { said: must(checkBody(Object.assign(crm, { batch }), one, newId)), asked };
  }

  it('asks about the same creators and values in both stages, under keys of their own', () => {
    expect(checked({}, {}).asked).toEqual([
      ['validate', ['c-1', 'c-2'], { notes: 'after' }, 'key 1'],
      ['preview', ['c-1', 'c-2'], { notes: 'after' }, 'key 2'],
    ]);
  });

  it.each<[string, Partial<BatchAnswer>, Partial<BatchAnswer>, object]>([
    [
      'takes the counts of the preview',
      { existing: 5, creatable: 5 },
      { existing: 1, creatable: 1 },
      { existing: 1, creatable: 1, objection: null },
    ],
    ['takes the token of the preview', { token: 'first' }, { token: 'second' }, { token: 'second' }],
    ['keeps the token of the validation where the preview has none', { token: 'first' }, {}, { token: 'first' }],
    ['knows of no token where there is none', {}, {}, { token: null }],
    [
      'takes the refusals of the preview',
      { failed: [failed('c-1', 'x')] },
      { failed: [failed('c-2', 'y')] },
      { failed: [failed('c-2', 'y')] },
    ],
    ['knows of none where the CRM names nobody', {}, { failed: null, existing: null }, { failed: [], existing: null }],
  ])('%s', (_, validate, preview, said) => {
    expect(checked(validate, preview).said).toMatchObject(said);
  });

  const asking = (crm: ModelCrm) => {
    const [one] = bodiesOf(runOf({ bodies: [body(['c-1'])] }));
    if (one === undefined) throw new Error('there is no body');
    return checkBody(crm, one, () => 'key');
  };

  it('is an answer if the CRM refuses, and a problem if it cannot be asked', () => {
    const { crm } = officeWith(1);
    crm.before = (request) => (request === 'preview' ? 'refused' : null);
    expect(asking(crm)).toMatchObject({
      ok: true,
      value: { existing: null, token: null, objection: { kind: 'refused', summary: 'refused by the model' }, failed: [] },
    });
    crm.before = () => 'lost-before';
    expect(asking(crm)).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
    crm.before = () => 'wait';
    expect(asking(crm)).toMatchObject({ ok: false, waitMs: 1000 });
  });
});

describe('a check', () => {
  const begin = (office: Office) => must(asPage(startCheck, office.ctx, { scope: 'all' }));

  it('is about the creators it was started with: edits made while it runs wait for the next one', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const { runId } = begin(office);
    type(office, 3, 'notes', 'mine, too');
    type(office, 2, 'email', 'a@example.com');
    expect(office.finishCheck(office.ctx, runId)?.changes.map(({ creatorId, field }) => [creatorId, field])).toEqual([
      ['c-1', 'notes'],
      ['c-1', 'email'],
    ]);
  });

  it('finds nothing if everything was reverted meanwhile', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    const { runId } = begin(office);
    type(office, 2, 'notes', '');
    expect(office.finishCheck(office.ctx, runId)).toBeNull();
    expect(stepCheck(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
  });

  it('that somebody ended meanwhile does not continue, nor does one without a key or a tab', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    const { runId } = begin(office);
    const { tab } = office;
    office.ctx.mine.write('crm.key', null);
    expect(stepCheck(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
    expect(startCheck(office.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
    office.ctx.mine.write('crm.key', 'nox_sk_test');
    must(cancelRun(office.ctx, { runId }));
    expect(stepCheck(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    const again = begin(office);
    office.book.deleteTab(tab.id);
    expect(stepCheck(office.ctx, { runId: again.runId })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
  });

  it('ended while the CRM is asked about its requests does not become a review', () => {
    const office = officeWith(2);
    for (const row of [2, 3]) type(office, row, 'status', 'Completed');
    const { runId } = begin(office);
    office.crm.before = (request) => {
      if (request === 'preview') must(cancelRun(office.ctx, { runId }));
      return null;
    };
    const steps = [1, 2, 3].map(() => stepCheck(office.ctx, { runId }));
    expect(steps.at(-1)).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(steps.every((step) => !step.ok || ('outcome' in step.value && step.value.outcome === 'going'))).toBe(true);
    const said = steps.flatMap((step) => (step.ok || !('problem' in step) ? [] : [step.problem.kind]));
    expect(new Set(said)).toEqual(new Set(['stale-review']));
  });

  it('says how many requests were checked, and stops at the limit with its results so far', () => {
    const office = officeWith(3);
    for (const [row, status] of [
      [2, 'Completed'],
      [3, 'In communication'],
    ] as const) {
      type(office, row, 'status', status);
    }
    office.crm.channels.set(creator('c-4'), blankChannel(creator('c-4')));
    office.refresh();
    type(office, 5, 'status', 'Completed');
    const { runId } = begin(office);
    must(stepCheck(office.ctx, { runId }));
    let asked = 0;
    office.crm.before = (request) => {
      if (request !== 'validate') return null;
      asked += 1;
      return asked === 2 ? 'wait' : null;
    };
    expect(must(stepCheck(office.ctx, { runId }))).toMatchObject({ outcome: 'going', done: 1, total: 2, waitMs: 1000 });
    office.crm.before = () => null;
    expect(must(stepCheck(office.ctx, { runId }))).toMatchObject({ outcome: 'ready', done: 2, total: 2, waitMs: 0 });
  });

  it('lets a creator wait if the CRM does not say whether they are archived', () => {
    const office = officeWith(2);
    office.crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), archived: undefined });
    const review = office.archive(true, ['c-1', 'c-2']);
    expect(review?.waiting).toMatchObject([{ creatorId: 'c-1', field: null, reason: { why: 'not-shown-by-crm' } }]);
    expect(review?.changes.map(({ creatorId }) => creatorId)).toEqual(['c-2']);
  });
});

describe('requests that were sent together', () => {
  const labels = (operation: 'add' | 'remove', id: string, more: Partial<Draft<BodyRecord>>) =>
    body(['c-1'], {
      state: 'answered',
      body: { kind: 'batch', ids: [creator('c-1')], set: { labels: { operation, labelIds: [id] } }, creates: false },
      ...more,
    });
  const moved = change('c-1', { field: 'labels', before: ['l-0'], after: ['l-1'] });
  const both = (...ids: readonly string[]) => held({ 'c-1': { labels: ids.map((id) => ({ id, name: '' })) } });

  it('whose second one was refused report this for the change that both carry', () => {
    const run = runOf({
      changes: [moved],
      bodies: [labels('add', 'l-1', {}), labels('remove', 'l-0', { objection: objection('not today') })],
    });
    const { changes } = settleBodies(run, bodiesOf(run), both('l-0', 'l-1'), 2);
    expect(changes).toMatchObject([{ state: 'rejected', objection: { summary: 'not today' } }]);
  });

  it('without an answer are sent again only if none of their changes has started', () => {
    const set = { notes: 'after', owner: 'u-a' };
    const sent = body(['c-1'], { state: 'sent', attempts: 1, body: { kind: 'batch', ids: [creator('c-1')], set, creates: false } });
    const owner = change('c-1', { field: 'owner', before: null, after: 'u-a' });
    const state = (changes: readonly ReturnType<typeof change>[], notes: string) => {
      const run = runOf({ changes, bodies: [sent] });
      const step = settleBodies(run, bodiesOf(run), held({ 'c-1': { notes, owner: null } }), 2);
      return [bodiesOf(step.run)[0]?.state, changesOf(step.run).map((one) => one.state)];
    };
    expect(state([change('c-1'), owner], 'before')).toEqual(['planned', ['planned', 'planned']]);
    expect(state([change('c-1'), owner], 'after')).toEqual(['settled', ['applied', 'unknown']]);
    expect(state([change('c-1', { state: 'left' }), owner], 'theirs')).toEqual(['planned', ['left', 'planned']]);
  });
});
