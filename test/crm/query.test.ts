// A query for creators as the text that is sent, and read again from a pasted text: by the table, whatever its keys are called.

import * as fc from 'fast-check';
import type { ChannelQuery } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { queryText, readQueryText } from '../../src/crm/query';
import { check } from '../laws/seeded';
import { renamedContract } from './renamed-contract';

const id = fc.oneof(fc.integer({ min: 1 }), fc.string({ minLength: 1, maxLength: 12 }));
const queries = fc.record(
  {
    platform: fc.constantFrom('youtube', 'instagram', 'tiktok', 'x'),
    status: id,
    labels: fc.array(id, { maxLength: 4 }),
    owner: id,
    group: id,
    keyword: fc.string({ minLength: 1, maxLength: 20 }),
    archived: fc.boolean(),
    updatedSince: fc.constantFrom('2026-03-02T00:00:00.000Z', '2026-03-02T00:00:00+08:00'),
    sort: fc.constantFrom('updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'followers', '-followers', 'name', '-name'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<ChannelQuery>;

const key = (name: string): string => crmContract.shapes.channelQuery?.[name]?.key ?? '';

describe('a query as text', () => {
  it('is read back unchanged, even with another table', () => {
    check(
      fc.property(queries, (query) => {
        for (const contract of [crmContract, renamedContract(crmContract)]) {
          expect(readQueryText(queryText(query, contract), contract)).toEqual({ ok: true, query });
        }
      }),
      200,
    );
  });

  it('is refused naming an unknown key, or one that lists creators instead of filtering them', () => {
    expect(readQueryText('{"colour": "red"}')).toEqual({ ok: false, what: 'unknown-key', key: 'colour' });
    expect(readQueryText(`{"${key('creatorIds')}": ["c-1"]}`)).toEqual({ ok: false, what: 'unknown-key', key: key('creatorIds') });
  });

  it.each([
    ['platform', '"radio"'],
    ['platform', '7.5'],
    ['status', 'true'],
    ['labels', '"l-1"'],
    ['labels', '[null]'],
    ['keyword', '""'],
    ['keyword', '5'],
    ['archived', '"yes"'],
    ['updatedSince', '"yesterday"'],
    ['updatedSince', '"2026-03-02"'],
    ['updatedSince', '"2026-13-02T00:00:00Z"'],
    ['sort', '"by colour"'],
  ])('is refused naming the key whose value cannot be read: %s = %s', (name, value) => {
    expect(readQueryText(`{"${key(name)}": ${value}}`)).toEqual({ ok: false, what: 'wrong-value', key: key(name) });
  });

  it.each(['', 'creators of mine', '[]', '"text"', 'null', '{'])('is not a query: %s', (text) => {
    expect(readQueryText(text)).toEqual({ ok: false, what: 'not-json', key: '' });
  });
});
