// From changes to requests, and what the person's answers do to a plan.

import { bodiesFor, mayKeepLabels, placeKey, withAnswers } from '../../src/commands/runs/plan-run';
import { type BodyRecord, type ChangeRecord, type ConflictAnswer, type Draft, type Run, runOf } from '../../src/sync/run';
import { creator } from '../fakes/office';
import { bodiesOf, body, change, changesOf, conflict, remoteUpdate } from '../fakes/run-records';

const keys = () => {
  let n = 0;
  return () => {
    n += 1;
    return `key ${n}`;
  };
};

const status = (id: string, more: Partial<Draft<ChangeRecord>> = {}): Draft<ChangeRecord> =>
  change(id, { field: 'status', before: 1, after: 2, ...more });
const checked = { existing: 3, creatable: 0, token: 'a token', objection: null, failed: [] };
const kept = (ids: readonly string[], more: Partial<Draft<BodyRecord>> = {}): readonly BodyRecord[] =>
  bodiesOf(
    runOf({
      bodies: [body(ids, { check: checked, body: { kind: 'batch', ids: ids.map(creator), set: { status: 2 }, creates: false }, ...more })],
    }),
  );

describe('the requests for some changes', () => {
  it('are new, and name the creators that they create', () => {
    const bodies = bodiesFor([status('c-1', { creates: true }), status('c-2'), change('c-3')], [], keys());
    expect(bodies).toMatchObject([
      {
        body: { kind: 'batch', set: { status: 2 } },
        newIds: ['c-1'],
        state: 'planned',
        attempts: 0,
        check: null,
        requestId: '',
        failed: [],
      },
      { body: { kind: 'update', ids: ['c-3'], set: { notes: 'after' } }, newIds: [] },
    ]);
    expect(new Set(bodies.map(({ key }) => key)).size).toBe(bodies.length);
  });

  it('contain a hundred creators each, or as many as requested', () => {
    const many = Array.from({ length: 250 }, (_, n) => status(`c-${n}`));
    const sizes = (most?: number) => bodiesFor(many, [], keys(), most).map((one) => one.body.ids.length);
    expect([sizes(), sizes(1000), sizes(80)]).toEqual([
      [100, 100, 50],
      [100, 100, 50],
      [80, 80, 80, 10],
    ]);
  });

  it.each<[string, readonly BodyRecord[], object | null]>([
    ['the very same ids keep the check with its counts and its token', kept(['c-1', 'c-2']), checked],
    ['in another order, too', kept(['c-2', 'c-1']), checked],
    [
      'more ids than now keep the check without them',
      kept(['c-1', 'c-2', 'c-3']),
      { ...checked, existing: null, creatable: null, token: null },
    ],
    ['fewer ids than now are checked anew', kept(['c-1']), null],
    ['as many other ids are checked anew', kept(['c-1', 'c-9']), null],
    [
      'the same ids with another value are checked anew',
      kept(['c-1', 'c-2'], { body: { kind: 'batch', ids: [], set: { status: 3 }, creates: false } }),
      null,
    ],
    ['the same ids that were never checked are', kept(['c-1', 'c-2'], { check: null }), null],
    ['nothing before is checked', [], null],
  ])('an earlier check: %s', (_, before, check) => {
    expect(bodiesFor([status('c-1'), status('c-2')], before, keys())[0]?.check).toEqual(check);
  });
});

describe('answers to conflicts', () => {
  const notes = conflict('c-1');
  const labels = conflict('c-2', { field: 'labels', base: [], mine: ['l-0'], theirs: ['l-1'], both: ['l-0', 'l-1'] });

  function answered(answer: ConflictAnswer, keepLabels = false): Run {
    const run = runOf({
      changes: [change('c-3'), change('c-4', { answers: true })],
      conflicts: [notes, labels].map((one) => ({ ...one, state: answer })),
      remoteUpdates: [remoteUpdate('c-5'), remoteUpdate('c-6', { state: 'theirs' })],
      bodies: [body(['c-3', 'c-4'])],
    });
    return withAnswers(run, keepLabels, keys());
  }
  const said = (run: Run) => changesOf(run).map(({ creatorId, before, after, answers }) => [creatorId, before, after, answers]);
  const cells = (run: Run) => [...run.remoteUpdates.values()].map(({ creatorId, state, value, cell }) => [creatorId, state, value, cell]);

  it.each<[ConflictAnswer, readonly unknown[], readonly unknown[]]>([
    ['later', [], []],
    [
      'mine',
      [
        ['c-1', 'theirs', 'mine', true],
        ['c-2', ['l-1'], ['l-0'], true],
      ],
      [],
    ],
    ['both', [['c-2', ['l-1'], ['l-0', 'l-1'], true]], []],
    [
      'theirs',
      [],
      [
        ['c-1', 'theirs', 'theirs', 'mine'],
        ['c-2', 'theirs', ['l-1'], 'mine'],
      ],
    ],
  ])('“%s” become changes, or cells that give way; those of an earlier answer are gone', (answer, changes, taken) => {
    const run = answered(answer);
    expect(said(run)).toEqual([['c-3', 'before', 'after', false], ...changes]);
    expect(cells(run)).toEqual([['c-5', 'drift', 'theirs', null], ...taken]);
    expect(new Set(bodiesOf(run).flatMap((one) => one.body.ids))).toEqual(new Set(changesOf(run).map(({ creatorId }) => creatorId)));
  });

  it('have numbers above all those shown in the review', () => {
    const ids = changesOf(answered('mine')).map(({ id }) => id);
    expect(Math.min(...ids.slice(1))).toBeGreaterThan(6);
  });
});

describe('labels missing from overwritten cells', () => {
  const over = (more: Partial<Draft<ChangeRecord>> = {}) =>
    change('c-1', {
      field: 'labels',
      before: ['l-0', 'l-1'],
      after: ['l-2'],
      takesOff: ['l-0', 'l-1'],
      cell: 'Summer',
      ticked: true,
      ...more,
    });
  const labelsAfter = (keep: boolean, one = over()) => changesOf(withAnswers(runOf({ changes: [one] }), keep, keys()))[0];

  it('stay on request, and disappear otherwise', () => {
    expect(labelsAfter(true)).toMatchObject({ after: ['l-0', 'l-1', 'l-2'], ticked: null });
    expect(labelsAfter(false)).toMatchObject({ after: ['l-2'], ticked: true });
    expect(labelsAfter(false, over({ after: ['l-0', 'l-1', 'l-2'] }))).toMatchObject({ after: ['l-2'], ticked: null });
  });

  it('disappear from a cleared cell, whatever is requested', () => {
    expect(labelsAfter(true, over({ cell: ' ', after: [] }))).toMatchObject({ after: [] });
    expect(labelsAfter(true, over({ cell: null }))).toMatchObject({ after: ['l-2'] });
    expect([over(), over({ cell: '' }), over({ cell: null }), over({ takesOff: [] })].map(mayKeepLabels)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('that are all kept leave nothing to send', () => {
    const run = withAnswers(runOf({ changes: [over({ before: ['l-0'], after: [], takesOff: ['l-0'], cell: 'x' })] }), true, keys());
    expect([changesOf(run)[0]?.after, bodiesOf(run)]).toEqual([['l-0'], []]);
  });
});

it('a place is one field of one creator', () => {
  const place = (creatorId: string, field: string) => placeKey({ creatorId, field });
  expect(place('c-1', 'notes')).toBe(place('c-1', 'notes'));
  expect(new Set([place('c-1', 'notes'), place('c-1', 'email'), place('c-2', 'notes'), place('c', '-1 notes')]).size).toBe(4);
});
