// A row may spell an entry's id in a different type than the list does.

import fc from 'fast-check';
import type { Id, Named } from '../../contract/records';
import { withListedIds } from '../../src/crm/listed-ids';
import { unknownChannel } from '../../src/fields/fields';
import { creator } from '../fakes/office';
import { check } from '../laws/seeded';

const named = (...ids: readonly Id[]): readonly Named[] => ids.map((id) => ({ id, name: `Sample ${id}` }));
const listed = (labels: readonly Named[], statuses = named(1, 2), members = named('u-a', '7')) =>
  withListedIds({ statuses, members, labels });
const row = { ...unknownChannel(creator('c-1')), name: 'Sample creator' };

describe('an id of a row', () => {
  it('is the list’s one, if it differs only in type', () => {
    const read = listed(named(12, 'l-3'));
    const spelled = { ...row, status: { id: '2', name: 'B' }, owner: { id: 7, name: 'C' }, labels: named('12', 'l-3') };
    expect(read(spelled)).toEqual({
      ...spelled,
      status: { id: 2, name: 'B' },
      owner: { id: '7', name: 'C' },
      labels: [
        { id: 12, name: 'Sample 12' },
        { id: 'l-3', name: 'Sample l-3' },
      ],
    });
  });

  it('stays as received if no list has it, or if its list has both types', () => {
    const read = listed(named(12, '12'));
    const spelled = { ...row, status: { id: '9', name: 'Gone' }, labels: named('12', 13) };
    expect(read(spelled)).toEqual(spelled);
  });

  it('is not taken for a number that is written differently', () => {
    const spelled = { ...row, labels: named('012', '12.0', '1e1', ' 12', '12345678901234567890') };
    expect(listed(named(12, 10))(spelled)).toEqual(spelled);
    const numbers = { ...row, labels: named(12, 10, 12345678901234567000) };
    expect(listed(named('012', '1e1', ' 12', '12345678901234567890', 'x'))(numbers)).toEqual(numbers);
  });

  it('stays nobody, nothing, and unreported', () => {
    const spelled = { ...row, status: null, owner: undefined, labels: [] };
    expect(listed(named(12))(spelled)).toBe(spelled);
  });

  it('is the list’s id for every list without duplicates, however it is spelled', () => {
    const anyId = fc.oneof(fc.integer(), fc.string({ minLength: 1 }), fc.integer().map(String));
    check(
      fc.property(fc.uniqueArray(anyId, { selector: String }), fc.func(fc.boolean()), (ids, asText) => {
        const spelled = ids.map((id) => (asText(id) ? String(id) : id));
        const read = listed(named(...ids))({ ...row, labels: named(...spelled) });
        expect(read.labels?.map(({ id }) => id)).toEqual(ids);
      }),
    );
  });
});
