// The rows of a review: what a person reads about a change, a conflict, a waiting place and a request.

import { keptLists } from '../../src/commands/account/lists';
import { newHead } from '../../src/commands/runs/check';
import { bodyCheck, changeRow, conflictRow, refusalOf, refusedRows, waitingRowOf } from '../../src/commands/runs/review-rows';
import { cardOf } from '../../src/commands/runs/run-progress';
import type { RunHead } from '../../src/commands/runs/run-schema';
import { typedConfirmationFor } from '../../src/commands/runs/typed-confirmation';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { type ChangeRecord, type ConflictRecord, type Draft, type Run, type RunDrafts, runOf } from '../../src/sync/run';
import { words } from '../../src/text/words';
import { creator } from '../fakes/office';
import { bodiesOf, body, change, changesOf, conflict, failed, objection, waiting } from '../fakes/run-records';
import { officeWith } from './edited-office';

const office = officeWith(1);
const language = { names: createNames(keptLists(office.ctx)), words: words('en') };

const rowOf = (more: Partial<Draft<ChangeRecord>>, undoes = false) => {
  const [one] = changesOf(runOf({ changes: [change('c-1', more)] }));
  if (one === undefined) throw new Error('there is no change');
  return changeRow(one, undoes, language);
};
const text = (said: string) => ({ as: 'text', text: said });

describe('a change', () => {
  it.each<[string, Partial<Draft<ChangeRecord>>, object]>([
    [
      'of a status has its names',
      { field: 'status', before: 2, after: 3 },
      { before: text('In communication'), after: text('Completed'), kind: 'set' },
    ],
    [
      'of an owner who is none',
      { field: 'owner', before: null, after: 'u-b' },
      { before: text(''), after: text('Sample owner B'), kind: 'set' },
    ],
    ['that empties', { before: 'before', after: '' }, { after: text(''), kind: 'clear' }],
    [
      'of labels tells what stays, comes and goes',
      { field: 'labels', before: ['l-0', 'l-1'], after: ['l-1', 'l-3'], takesOff: ['l-0'] },
      { after: { as: 'labels', kept: ['Q1 Launch'], added: ['Food'], removed: ['Beauty'] }, kind: 'labels', removesLabels: true },
    ],
    [
      'of labels that only come',
      { field: 'labels', before: [], after: ['l-1'] },
      { before: { as: 'labels', kept: [], added: [], removed: [] }, after: { added: ['Q1 Launch'], removed: [] }, removesLabels: false },
    ],
    ['that archives', { field: 'archived', before: false, after: true }, { before: text('No'), after: text('Yes'), kind: 'archive' }],
    ['that restores', { field: 'archived', before: true, after: false }, { kind: 'restore' }],
  ])('%s', (_, more, said) => {
    expect(rowOf(more)).toMatchObject(said);
  });

  it.each<[string, Partial<Draft<ChangeRecord>>, boolean]>([
    ['of a text that was there', { before: 'before' }, true],
    ['of a text that can be emptied again', { before: '' }, true],
    ['of a status where there was none: the CRM takes no blank', { field: 'status', before: null, after: 2 }, false],
    ['of a status that was there', { field: 'status', before: 1, after: 2 }, true],
    ['that brings somebody into the CRM', { field: 'status', before: 1, after: 2, creates: true }, false],
  ])('%s can be undone: %#', (_, more, undoable) => {
    expect(rowOf(more).undoable).toBe(undoable);
  });

  it('is shown in its first row, and says whether a filter hides it, if requested', () => {
    expect(rowOf({ rows: [rowNumberOf(7), rowNumberOf(9)], hidden: true })).toMatchObject({ row: 7, hidden: true, creator: 'Sample c-1' });
    expect(rowOf({ hidden: false })).toMatchObject({ row: 0, hidden: false });
    expect(rowOf({ hidden: null }).hidden).toBe(false);
  });

  it('is checked unless it removes something or the person decided otherwise; one that undoes a run is', () => {
    const clearing = { before: 'before', after: '' };
    expect([rowOf({}).ticked, rowOf(clearing).ticked, rowOf(clearing, true).ticked]).toEqual([true, false, true]);
    expect([rowOf({ ticked: false }).ticked, rowOf({ ...clearing, ticked: true }).ticked]).toEqual([false, true]);
  });

  it('says what is surprising about it, if anything', () => {
    expect(rowOf({ surprises: ['stale'] as never })).toMatchObject({ surprises: ['stale'] });
    expect(rowOf({})).not.toHaveProperty('surprises');
  });
});

describe('a conflict', () => {
  const shown = (more: Partial<Draft<ConflictRecord>>) => {
    const [one] = [...runOf({ conflicts: [conflict('c-1', more)] }).conflicts.values()];
    if (one === undefined) throw new Error('there is no conflict');
    return conflictRow(one, language);
  };

  it('shows the base, mine and theirs, and the possible answers', () => {
    expect(shown({})).toMatchObject({
      row: 2,
      creator: 'Sample c-1',
      was: text('before'),
      mine: text('mine'),
      theirs: text('theirs'),
      answers: ['mine', 'theirs', 'later'],
      answer: 'later',
    });
  });

  it('without a base shows none, and for labels both can be kept', () => {
    expect(shown({ base: undefined }).was).toBeNull();
    const labels = { field: 'labels', base: [], mine: ['l-0'], theirs: ['l-1'], both: ['l-0', 'l-1'] } as const;
    expect(shown(labels)).toMatchObject({
      mine: { as: 'labels', kept: ['Beauty'] },
      theirs: { as: 'labels', kept: ['Q1 Launch'] },
      answers: ['mine', 'theirs', 'both', 'later'],
    });
  });
});

it('a waiting place offers what can be done about it', () => {
  const [one] = [...runOf({ waiting: [waiting('c-1', { reason: { why: 'unknown-name', name: 'x', near: ['y'] } })] }).waiting.values()];
  if (one === undefined) throw new Error('nothing waits');
  expect(waitingRowOf(one)).toMatchObject({ rows: [2], field: 'status', repairs: ['use-near', 'restore-cells'] });
});

describe('a creator that the CRM refused in its check', () => {
  const check = (more: object) => ({ existing: null, creatable: null, token: null, objection: null, failed: [], ...more });
  const runWith = (drafts: RunDrafts): Run =>
    runOf({ changes: [change('c-1', { state: 'proposed' }), change('c-2', { state: 'proposed' })], ...drafts });
  const refusals = (run: Run) => changesOf(run).map((one) => refusalOf(one, run));

  it('is shown with the creator’s reason, or else with that of the whole body', () => {
    const named = check({ failed: [failed('c-2', 'archived')] });
    expect(refusals(runWith({ bodies: [body(['c-1', 'c-2'], { check: named })] }))).toEqual([null, 'archived']);
    const whole = check({ objection: objection('too many'), failed: [failed('c-2', 'archived')] });
    expect(refusals(runWith({ bodies: [body(['c-1', 'c-2'], { check: whole })] }))).toEqual(['too many', 'archived']);
    expect(refusals(runWith({ bodies: [body(['c-1', 'c-2'])] }))).toEqual([null, null]);
  });

  it('is nobody reported by another body', () => {
    const other = body(['c-1'], {
      check: check({ objection: objection('no such owner') }),
      body: { kind: 'batch', ids: [creator('c-1')], set: { owner: 'u-x' }, creates: false },
    });
    const bodies = [other, body(['c-1'], { check: check({}) }), body(['c-2'], { check: check({ objection: objection('too late') }) })];
    const run = runWith({ bodies });
    expect(refusals(run)).toEqual([null, 'too late']);
    expect(refusedRows(run)).toMatchObject([
      { creatorId: 'c-2', field: 'notes', cell: '', reason: { why: 'refused-by-crm', summary: 'too late' }, repairs: ['leave'] },
    ]);
  });

  it('is counted separately if the body would create them on its own', () => {
    const run = runOf({
      bodies: [
        body(['c-1', 'c-2', 'c-3', 'c-4'], {
          newIds: [creator('c-1'), creator('c-2')],
          check: check({ existing: 1, creatable: 1, failed: [failed('c-2', 'x'), failed('c-4', 'y'), failed('c-9', 'z')] }),
        }),
        body(['c-5']),
        body(['c-6'], { check: check({ objection: objection('too late', { requestId: 'r-3' }) }) }),
      ],
    });
    expect(bodiesOf(run).map(bodyCheck)).toMatchObject([
      { creators: 4, existing: 1, creatable: 1, ourExisting: 2, ourCreatable: 2, refusedExisting: 1, refusedCreatable: 1, problem: null },
      {
        creators: 1,
        existing: null,
        creatable: null,
        ourExisting: 1,
        ourCreatable: 0,
        refusedExisting: 0,
        refusedCreatable: 0,
        problem: null,
      },
      { creators: 1, problem: { kind: 'refused', technical: { summary: 'too late', requestId: 'r-3' } } },
    ]);
  });
});

describe('the number that must be typed', () => {
  const changes = (count: number, more: Partial<Draft<ChangeRecord>>) =>
    changesOf(runOf({ changes: Array.from({ length: count }, (_, i) => change(`c-${i}`, more)) }));
  const clear = { before: 'before', after: '' };
  const archive = { field: 'archived', before: false, after: true } as const;

  it.each<[string, readonly ChangeRecord[], number, object | null]>([
    ['nine emptied fields ask for none', changes(9, clear), 1000, null],
    ['ten do', changes(10, clear), 1000, { number: 10, why: 'clears', field: 'notes' }],
    ['nineteen archived creators ask for none', changes(19, archive), 1000, null],
    ['twenty do', changes(20, archive), 1000, { number: 20, why: 'archives', field: 'archived' }],
    ['restoring any number does not, short of what is many anyway', changes(40, { ...archive, before: true, after: false }), 1000, null],
    ['fifty changes of a small tab ask for none', changes(50, {}), 60, null],
    ['fifty-one of it do', changes(51, {}), 60, { number: 51, why: 'many', field: 'notes' }],
    ['three in ten rows of a tab ask for none', changes(60, {}), 200, null],
    ['one more does', changes(61, {}), 200, { number: 61, why: 'many', field: 'notes' }],
    ['499 in a large tab ask for none', changes(499, {}), 10_000, null],
    ['500 do', changes(500, {}), 10_000, { number: 500, why: 'many', field: 'notes' }],
    [
      'it counts all changes, not only those of the field',
      [...changes(10, clear), ...changes(5, { field: 'status', before: 1, after: 2 })],
      1000,
      { number: 15, why: 'clears' },
    ],
    ['each field counts by itself', [...changes(9, clear), ...changes(9, { ...clear, field: 'email' })], 1000, null],
  ])('%s', (_, all, creators, said) => {
    const asked = typedConfirmationFor(all, creators);
    if (said === null) expect(asked).toBeNull();
    else expect(asked).toMatchObject(said);
  });
});

it('the card of a run counts what was neither sent nor is in flight as left', () => {
  const head: RunHead = { ...newHead(office.ctx, office.tab, 'all'), state: 'paused', undoes: 'another run' };
  const totals = { changes: 10, applied: 4, failed: 1, unknown: 1, underway: 2, added: 0 };
  expect(cardOf(office.ctx, head, totals)).toMatchObject({
    isUndo: true,
    archives: null,
    isMine: true,
    startedAt: '2026-01-05T09:00:00.000Z',
    total: 10,
    applied: 4,
    failed: 1,
    unknown: 1,
    underway: 2,
    left: 2,
  });
  expect(cardOf(office.contextOf('Sample person 2'), { ...head, undoes: null }, totals)).toMatchObject({ isMine: false, isUndo: false });
});
