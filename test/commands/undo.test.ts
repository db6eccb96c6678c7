// Undoing a run, change by change: what is to be reverted, what waits and why, and what is already as before.

import { newHead } from '../../src/commands/runs/check';
import { beginRun } from '../../src/commands/runs/journal';
import { planUndo } from '../../src/commands/runs/undo';
import { type Survey, survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import type { Channel } from '../../src/fields/fields';
import { type ChangeRecord, type Draft, type Run, runOf } from '../../src/sync/run';
import { must, type Office } from '../fakes/office';
import { bodiesOf, change, changesOf, held } from '../fakes/run-records';
import { officeWith, type } from './edited-office';

const look = ({ ctx, tab }: Office): Survey => survey(ctx, must(openView(ctx, tab)), ['name']);

/** The result for one applied change if the CRM holds this now. */
function undone(
  sent: Partial<Draft<ChangeRecord>>,
  now: Partial<Channel> | null | 'unread',
  act: (office: Office) => void = () => {},
): Run {
  const office = officeWith(2);
  const run = runOf({ changes: [change('c-1', { state: 'applied', cell: 'after', ticked: true, takesOff: [], ...sent })] });
  const { runId } = must(beginRun(office.ctx, { ...newHead(office.ctx, office.tab, 'all'), state: 'done' }, run));
  act(office);
  return planUndo(office.ctx, runId, look(office), now === 'unread' ? held({}) : held({ 'c-1': now }));
}

const labels = (...ids: readonly string[]) => ({ labels: ids.map((id) => ({ id, name: '' })) });

describe('is to be reverted', () => {
  it.each<[string, Partial<Draft<ChangeRecord>>, Partial<Channel>, unknown, unknown]>([
    ['a text', {}, { notes: 'after' }, 'after', 'before'],
    ['a text where there was none', { before: '' }, { notes: 'after' }, 'after', ''],
    ['a status', { field: 'status', before: 1, after: 2 }, { status: { id: 2, name: '' } }, 2, 1],
    ['an owner who was none', { field: 'owner', before: null, after: 'u-a' }, { owner: { id: 'u-a', name: '' } }, 'u-a', null],
    [
      'labels one by one, beside those that others gave',
      { field: 'labels', before: ['l-0'], after: ['l-1'] },
      labels('l-1', 'l-3'),
      ['l-1', 'l-3'],
      ['l-0', 'l-3'],
    ],
    ['an archiving', { field: 'archived', before: false, after: true }, { archived: true }, true, false],
    ['a restoring', { field: 'archived', before: true, after: false }, { archived: false }, false, true],
  ])('%s', (_, sent, now, before, after) => {
    const run = undone(sent, now);
    expect(changesOf(run)).toMatchObject([
      {
        creatorId: 'c-1',
        creator: 'Sample c-1',
        before,
        after,
        state: 'proposed',
        cell: null,
        answers: false,
        ticked: null,
        objection: null,
        rows: [2],
      },
    ]);
    expect([run.waiting.size, bodiesOf(run).length]).toEqual([0, after === null || typeof after !== 'object' ? 1 : 2]);
  });

  it('with the labels that belong to it', () => {
    expect(changesOf(undone({ field: 'labels', before: ['l-0'], after: ['l-1'] }, labels('l-1', 'l-3')))[0]?.takesOff).toEqual(['l-1']);
    expect(changesOf(undone({}, { notes: 'after' }))[0]?.takesOff).toEqual([]);
  });
});

describe('waits', () => {
  const typed = (text: string) => (office: Office) => type(office, 2, 'notes', text);
  const status = { field: 'status', after: 2 } as const;

  it.each<[string, Partial<Draft<ChangeRecord>>, Partial<Channel> | null | 'unread', object]>([
    ['what brought somebody into the CRM', { creates: true }, { notes: 'after' }, { why: 'stays-created' }],
    ['what was sent to somebody who is gone', {}, null, { why: 'gone' }],
    ['what was sent to somebody who was not read', {}, 'unread', { why: 'gone' }],
    ['what was sent to somebody who is archived', {}, { notes: 'after', archived: true }, { why: 'archived' }],
    [
      'what the CRM cannot take back: there was no status',
      { ...status, before: null },
      { status: { id: 2, name: '' } },
      { why: 'cannot-clear' },
    ],
    ['what the CRM does not show', {}, { notes: undefined }, { why: 'not-shown-by-crm' }],
    ['what somebody changed since', {}, { notes: 'theirs' }, { why: 'changed-since', mine: 'after', theirs: 'theirs' }],
  ])('%s', (_, sent, now, reason) => {
    const run = undone(sent, now);
    expect([...run.waiting.values()]).toMatchObject([
      { creatorId: 'c-1', creator: 'Sample c-1', rows: [2], field: sent.field ?? 'notes', cell: '', reason },
    ]);
    expect([run.changes.size, run.bodies.size]).toEqual([0, 0]);
  });

  it('if its cell has an unsent edit, and nothing else of the creator', () => {
    expect([...undone({}, { notes: 'after' }, typed('newer')).waiting.values()]).toMatchObject([{ reason: { why: 'edited-here' } }]);
    expect(undone({ ...status, before: 1 }, { status: { id: 2, name: '' } }, typed('newer')).changes.size).toBe(1);
  });

  it('an archive operation for the whole row, and not for an edit in a cell, nor because the creator is archived', () => {
    const archiving = { field: 'archived', before: false, after: true } as const;
    expect([...undone(archiving, null).waiting.values()]).toMatchObject([{ field: null, reason: { why: 'gone' } }]);
    expect(undone(archiving, { archived: true }, typed('newer')).changes.size).toBe(1);
  });
});

it('nothing is left of a change that is as it was before, that did not arrive, or of an unknown run', () => {
  expect(undone({}, { notes: 'before' })).toMatchObject({ changes: new Map(), waiting: new Map() });
  expect(undone({ state: 'rejected' }, { notes: 'after' }).changes.size).toBe(0);
  const office = officeWith(1);
  expect(planUndo(office.ctx, 'unknown', look(office), held({})).changes.size).toBe(0);
});
