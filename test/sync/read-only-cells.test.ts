// What a read-only cell shows of a CRM row, and whether a cell still holds it.

import { type Channel, type ColumnField, extraField } from '../../src/fields/fields';
import { holds, readOnlyCell } from '../../src/sync/columns';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';

const shown = (field: ColumnField, channel: Partial<Channel>) => readOnlyCell({ ...blankChannel(creator('c-1')), ...channel }, field);
const extra = (value: Channel['extras'][string]) => shown(extraField('tier'), { extras: { tier: value } });

test('a number stays a number, a flag is a checkmark, a list is its names, and an unknown value is blank', () => {
  expect(shown('followers', { followers: 1200 })).toEqual({ number: 1200 });
  expect(shown('country', { country: 'US' })).toEqual({ text: 'US' });
  expect(shown('country', { country: '' })).toBeNull();
  expect(shown('country', { country: undefined })).toBeNull();
  expect(shown('country', { country: true })).toEqual({ text: '✓' });
  expect(shown('country', { country: false })).toBeNull();
  expect(shown('country', { country: { id: 7, name: 'Example land' } })).toEqual({ text: 'Example land' });
  expect(
    shown('groups', {
      groups: [
        { id: 1, name: 'One' },
        { id: 2, name: '' },
      ],
    }),
  ).toEqual({ text: 'One, 2' });
});

test('a time is a time of the sheet if it is ISO 8601 and exists, otherwise the text as received', () => {
  expect(shown('updatedAt', { updatedAt: '2026-02-01T10:00:00Z' })).toEqual({ time: '2026-02-01T10:00:00Z' });
  expect(shown('updatedAt', { updatedAt: '2026-02-01' })).toEqual({ text: '2026-02-01' });
  expect(shown('updatedAt', { updatedAt: '2026-13-01T10:00:00Z' })).toEqual({ text: '2026-13-01T10:00:00Z' });
  expect(shown('country', { country: { time: '2026-02-01T10:00:00Z' } })).toEqual({ time: '2026-02-01T10:00:00Z' });
});

test('a key that the contract does not know shows its text, or its JSON', () => {
  expect(['Gold', 3, false, null, ['a'], { b: 1 }].map((value) => extra(value))).toEqual([
    { text: 'Gold' },
    { text: '3' },
    { text: 'false' },
    null,
    { text: '["a"]' },
    { text: '{"b":1}' },
  ]);
});

test('a cell holds what it should: the text, the number, the moment to the second, or nothing', () => {
  const time = { time: '2026-02-01T10:00:00Z' };
  expect([holds({ text: 'a' }, { text: 'a' }), holds({ text: 'b' }, { text: 'a' }), holds(undefined, { text: 'a' })]).toEqual([
    true,
    false,
    false,
  ]);
  expect([holds({ text: '1,200', value: 1200 }, { number: 1200 }), holds({ text: '1200' }, { number: 1200 })]).toEqual([true, false]);
  expect([holds(undefined, null), holds({ text: '' }, null), holds({ text: 'x' }, null)]).toEqual([true, true, false]);
  const at = (iso: string) => holds({ text: '', value: { time: iso } }, time);
  expect([at('2026-02-01T10:00:00.900Z'), at('2026-02-01T09:59:59.100Z'), at('2026-02-01T10:00:01Z')]).toEqual([true, true, false]);
  expect(holds({ text: '', value: 5 }, time)).toBe(false);
});
