// What the CRM is asked of a choice, and whom the rest of it leaves, in small cases that can be read off.

import type { Channel } from '../../src/fields/fields';
import type { ViewQuery, Where } from '../../src/fields/filters';
import { askFor, fits } from '../../src/sync/conditions';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';

const NOW = Date.UTC(2026, 0, 31);
const asking = (query: ViewQuery) => askFor(query, NOW);
const matches = (where: Where, channel: Partial<Channel>) => fits({ ...blankChannel(creator('c-1')), ...channel }, where, NOW);
const labelled = (...ids: readonly string[]) => ({ labels: ids.map((id) => ({ id, name: '' })) });

test('a filter of the CRM that a person set stays, and ours is tested on top of it', () => {
  const where = { statuses: { is: 'any', of: [2] } } as const;
  expect(asking({ status: 1, where })).toEqual({ query: { status: 1 }, tests: where, narrowed: [] });
});

test('the CRM can be asked who changed within some days, and its answer needs no test', () => {
  const within = asking({ where: { changed: { is: 'within', days: 30 } } });
  expect(within).toEqual({ query: { updatedSince: '2026-01-01T00:00:00.000Z' }, tests: null, narrowed: ['updatedSince'] });
});

test('whoever changed before that, only we can tell', () => {
  const where = { changed: { is: 'before', days: 30 } } as const;
  expect(asking({ where })).toEqual({ query: {}, tests: where, narrowed: [] });
  expect(['2025-12-31T23:00:00Z', '2026-01-01T01:00:00Z'].map((updatedAt) => matches(where, { updatedAt }))).toEqual([true, false]);
});

test('any, all, or none of some labels', () => {
  const found = (is: 'any' | 'all' | 'none') =>
    [labelled(), labelled('a'), labelled('a', 'b', 'c')].map((one) => matches({ labels: { is, of: ['a', 'b'] } }, one));
  expect([found('any'), found('all'), found('none')]).toEqual([
    [false, true, true],
    [false, false, true],
    [true, false, false],
  ]);
});

test('a country is compared without case and blanks around it, and a blank one is none', () => {
  const of = ['de '];
  const found = (is: 'any' | 'none') => ['DE', ' de', ' ', 'US'].map((country) => matches({ countries: { is, of } }, { country }));
  expect([found('any'), found('none')]).toEqual([
    [true, true, false, false],
    [false, false, true, true],
  ]);
});
