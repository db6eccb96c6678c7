// The outcome of a change, based on what the CRM holds when it is read back.

import type { Change, FieldValue } from '../../src/sync/model';
import { changeStatusOf, outcomeOf } from '../../src/sync/outcome';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';

const id = creator('c-1');
type Asked = Pick<Change, 'field' | 'before' | 'after' | 'creates'>;
const notes = (before: FieldValue, after: FieldValue, creates = false): Asked => ({ field: 'notes', before, after, creates });
const labels = (before: FieldValue, after: FieldValue, creates = false): Asked => ({ field: 'labels', before, after, creates });
const absent = { found: false } as const;
const withNotes = (text: string | undefined) => ({ found: true, channel: { ...blankChannel(id), notes: text } }) as const;
const withLabels = (...ids: number[]) =>
  ({ found: true, channel: { ...blankChannel(id), labels: ids.map((one) => ({ id: one, name: `Label ${one}` })) } }) as const;

test('a creator who is not there can only still be created', () => {
  expect(changeStatusOf(notes('', 'new', true), absent)).toBe('still');
  expect(changeStatusOf(notes('old', 'new'), absent)).toBe('other');
  expect(outcomeOf(notes('old', 'new'), absent, false)).toBe('unknown');
});

test('a field that the answer does not show is unseen, and its outcome unknown', () => {
  expect(changeStatusOf(notes('old', 'new'), withNotes(undefined))).toBe('unseen');
  expect(outcomeOf(notes('old', 'new'), withNotes(undefined), false)).toBe('unknown');
});

test('a text is as it was, as it should be, or different', () => {
  expect(['old', 'new', 'third'].map((now) => changeStatusOf(notes('old', 'new'), withNotes(now)))).toEqual(['still', 'reached', 'other']);
});

test('for a creator who was created meanwhile, blank fields still wait; others belong to somebody else', () => {
  expect(['', 'new', 'third'].map((now) => changeStatusOf(notes('', 'new', true), withNotes(now)))).toEqual(['still', 'reached', 'other']);
  expect(changeStatusOf(labels([], [1], true), withLabels())).toBe('still');
  expect(changeStatusOf(labels([], [1], true), withLabels(2))).toBe('other');
});

describe('only labels that the change adds or removes count', () => {
  const change = labels([1, 2], [2, 3]);
  test.each([
    ['nothing was done', [1, 2], 'still'],
    ['all was done', [2, 3], 'reached'],
    ['all was done beside somebody’s', [2, 3, 9], 'reached'],
    ['all was done, and somebody took off another', [3], 'reached'],
    ['it was added, and not taken off yet', [1, 2, 3], 'still'],
    ['it was taken off, and not added yet', [2], 'still'],
    ['somebody added another meanwhile', [1, 2, 9], 'other'],
    ['somebody took another off meanwhile', [1], 'other'],
  ] as const)('%s', (_, now, status) => {
    expect(changeStatusOf(change, withLabels(...now))).toBe(status);
  });
});

test('a text that the CRM composes in its own way has arrived', () => {
  const accented = 'Caf\u00E9';
  expect(accented.normalize('NFD')).not.toBe(accented);
  expect(outcomeOf(notes('old', accented), withNotes(accented.normalize('NFD')), false)).toBe('applied');
});

test('a read-back decides: a reached value is applied, an objection explains one that was not, an old value is unknown, another a conflict', () => {
  const change = notes('old', 'new');
  const ends = (objected: boolean) => ['old', 'new', 'third'].map((now) => outcomeOf(change, withNotes(now), objected));
  expect(ends(false)).toEqual(['unknown', 'applied', 'conflicted']);
  expect(ends(true)).toEqual(['rejected', 'applied', 'rejected']);
});

test('the CRM’s own spelling of the text counts as the text, unless the CRM objected to it', () => {
  expect(outcomeOf(notes('old', 'new\nline '), withNotes('new\r\nline'), false)).toBe('applied');
  expect(outcomeOf(notes('old', 'new\nline '), withNotes('new\r\nline'), true)).toBe('rejected');
});
