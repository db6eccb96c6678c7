// The merge table, exhaustive over {absent, blank, a, b} for base, local and remote, compared with the design's table written out by hand.

import { EDITABLE_FIELDS } from '../../src/fields/fields';
import { merge } from '../../src/sync/merge';
import type { EditableField, FieldValue } from '../../src/sync/model';
import { blankOf, sameValue } from '../../src/sync/values';

type Point = 'absent' | 'blank' | 'a' | 'b';
const POINTS: readonly Point[] = ['absent', 'blank', 'a', 'b'];

function valueAt(field: EditableField, point: Point): FieldValue | undefined {
  if (point === 'absent') return undefined;
  if (point === 'blank') return blankOf(field);
  return field === 'labels' ? [point] : point;
}

/** The design's table, in letters: which differs from which. It knows nothing about values. */
function expected(b: Point, l: Point, r: Point, sets: boolean): string {
  if (l === 'absent') return 'nothing';
  if (b === 'absent') return r === 'absent' ? 'blind' : l === r ? 'agreement' : 'conflict';
  if (r === 'absent') return l === b ? 'nothing' : 'blind';
  if (l === b) return r === b ? 'nothing' : 'drift';
  if (r === b) return 'send';
  if (l === r) return 'agreement';
  return sets ? 'set-merge' : 'conflict';
}

describe.each(EDITABLE_FIELDS)('the merge of %s', (field) => {
  const cases = POINTS.flatMap((b) => POINTS.flatMap((l) => POINTS.map((r) => [b, l, r] as const)));

  it.each(cases)('with base %s, local %s and remote %s follows the table', (b, l, r) => {
    const merged = merge(field, valueAt(field, b), valueAt(field, l), valueAt(field, r));
    const wanted = expected(b, l, r, field === 'labels');
    if (wanted !== 'set-merge') expect(merged.decision).toBe(wanted);
    else expect(['send', 'agreement']).toContain(merged.decision);
    if (wanted === 'send' && merged.decision === 'send') expect(sameValue(merged.after, valueAt(field, l))).toBe(true);
  });
});

describe('labels changed on both sides', () => {
  it.each([
    { base: ['a'], local: ['b'], remote: [], after: ['b'] },
    { base: ['a'], local: [], remote: ['a', 'b'], after: ['b'] },
    { base: [], local: ['a'], remote: ['b'], after: ['a', 'b'] },
    { base: ['a', 'b'], local: ['a'], remote: ['b', 'c'], after: ['c'] },
  ])('keep the additions and removals of both: $base, here $local, there $remote', ({ base, local, remote, after }) => {
    const merged = merge('labels', base, local, remote);
    expect(merged.decision === 'send' ? merged.after : remote).toEqual(after);
  });
});
