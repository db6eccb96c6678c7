// What is known about a creator, as a row of texts in a hidden sheet: it is read back unchanged, and a foreign row is detected.

import * as fc from 'fast-check';
import { BASE_WIDTH, baseReader, encodeBase } from '../../src/sync/base';
import type { BaseRecord, CreatorId, FieldBase } from '../../src/sync/model';
import { anyText } from '../fakes/any-text';
import { check } from '../laws/seeded';

const someText = fc.oneof(anyText({ maxLength: 30 }), fc.constantFrom('', '|', '|x', '"', '"a"', 'a\nb', '\n', '[1,"x"]'));
const same = someText.map((text): FieldBase => ({ value: text, cell: text }));
const apart = fc.record({ value: someText, cell: someText });
const doubted = fc.oneof(same, apart).map((known): FieldBase => ({ ...known, unproven: true }));
const id = fc.oneof(fc.integer(), someText);

const records: fc.Arbitrary<BaseRecord> = fc.record({
  creatorId: anyText({ minLength: 1, maxLength: 30 }).map((text) => text as CreatorId),
  membership: fc.constantFrom('here', 'new', 'left', 'archived', 'gone'),
  fingerprint: fc.record({ handle: someText, channelLink: someText }),
  seen: someText,
  updatedAt: someText,
  told: someText,
  fields: fc.record(
    {
      status: fc.record({ value: fc.option(id), cell: someText }),
      owner: fc.record({ value: fc.option(id), cell: someText }),
      labels: fc.record({ value: fc.array(id), cell: someText }),
      notes: fc.oneof(same, apart, doubted),
      email: fc.oneof(same, apart, doubted),
      contactLink: fc.oneof(same, apart),
    },
    { requiredKeys: [] },
  ),
});

const sample: BaseRecord = {
  creatorId: 'c-1' as CreatorId,
  membership: 'here',
  fingerprint: { handle: '@c-1', channelLink: 'https://example.com/c-1' },
  seen: 'pull-1',
  updatedAt: '2026-01-01T00:00:00Z',
  told: '',
  fields: { status: { value: 1, cell: 'Completed' }, notes: { value: 'x', cell: 'x' } },
};

describe('the base of a creator', () => {
  it('is read back unchanged, whatever the texts contain, after any other creator', () => {
    check(
      fc.property(fc.array(records, { maxLength: 6 }), (all) => {
        const rows = all.map(encodeBase);
        for (const row of rows) expect(row).toHaveLength(BASE_WIDTH);
        expect(rows.map(baseReader())).toEqual(all);
      }),
      300,
    );
  });

  it('omits a text that is too long for its cell, so that its field counts as unknown', () => {
    const long = '"'.repeat(30_000);
    const row = encodeBase({ ...sample, fields: { ...sample.fields, notes: { value: long, cell: 'another' } } });
    expect(baseReader()(row)).toMatchObject({ creatorId: 'c-1' });
    expect(baseReader()(row)).toHaveProperty('fields', { status: { value: 1, cell: 'Completed' } });
  });

  it.each([
    ['blank', ['', '']],
    ['without a head', ['c-1', '']],
    ['with a head in another form', ['c-1', '{"s":"here"}']],
    ['with a head cut short', ['c-1', (encodeBase(sample)[1] ?? '').slice(0, -10)]],
    ['with a pair that somebody broke', ['c-1', (encodeBase(sample)[1] ?? '').replace('[', '')]],
    ['with a pair of another shape', ['c-1', (encodeBase(sample)[1] ?? '').replace('[1,', '[{},')]],
    ['with a standing that there is not', ['c-1', (encodeBase(sample)[1] ?? '').replace('here', 'there')]],
  ])('is damaged in a row %s', (_, row) => {
    expect(baseReader()(row)).toBe('damaged');
  });

  it('is newer in a row of a later format', () => {
    expect(baseReader()(['c-1', '5\nwhatever'])).toBe('newer');
  });
});
