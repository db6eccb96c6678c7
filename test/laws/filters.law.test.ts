// For any filter, the tab holds exactly the creators of the CRM who match it, whether the CRM or the add-on left out the others; and the
// panel's forecast of the cost is accurate.

import * as fc from 'fast-check';
import type { Named } from '../../contract/records';
import type { ViewCount } from '../../src/commands/pull/count-view';
import { countView } from '../../src/commands/pull/count-view';
import { startPull } from '../../src/commands/pull/pull';
import type { Channel } from '../../src/fields/fields';
import type { Where } from '../../src/fields/filters';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { check, Tally } from './seeded';

const CREATORS = 40;
const DAY = 24 * 3_600_000;

const statuses: readonly Named[] = [1, 2, 3].map((id) => ({ id, name: `Status ${id}` }));
const owners: readonly (Named | null)[] = [{ id: 'u-a', name: 'Sample owner A' }, { id: 'u-b', name: 'Sample owner B' }, null];
const labels: readonly Named[] = ['l-1', 'l-2', 'l-3'].map((id) => ({ id, name: `Label ${id}` }));
const groups: readonly Named[] = ['g-1', 'g-2'].map((id) => ({ id, name: `Group ${id}` }));

interface Drawn {
  readonly status: Named;
  readonly owner: Named | null;
  readonly labels: readonly Named[];
  readonly groups: readonly Named[];
  readonly platform: string;
  readonly country: string;
  readonly followers: number | null;
  readonly email: string;
  readonly changed: number;
  readonly age: number;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  status: fc.constantFrom(...statuses),
  owner: fc.constantFrom(...owners),
  labels: fc.subarray([...labels]),
  groups: fc.subarray([...groups]),
  platform: fc.constantFrom('youtube', 'tiktok', 'instagram'),
  country: fc.constantFrom('US', 'DE', 'jp', ''),
  followers: fc.option(fc.integer({ min: 0, max: 4000 })),
  email: fc.constantFrom('', 'a@example.com', ' '),
  changed: fc.integer({ min: 0, max: 60 }),
  age: fc.integer({ min: 61, max: 400 }),
});

const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });
const way = fc.constantFrom('any', 'all', 'none');
const entries = (of: readonly (Named | null)[]) => fc.record({ is: way, of: some(of.flatMap((one) => (one === null ? [] : [one.id]))) });
const texts = (of: readonly string[]) => fc.record({ is: way, of: some(of) });
const age = fc.record({ is: fc.constantFrom('within', 'before'), days: fc.integer({ min: 1, max: 90 }) });

const wheres = fc.record(
  {
    statuses: entries(statuses),
    owners: entries(owners),
    platforms: texts(['youtube', 'tiktok', 'x']),
    labels: entries(labels),
    groups: entries(groups),
    owned: fc.boolean(),
    email: fc.boolean(),
    countries: texts(['us', ' De ', 'JP']),
    followers: fc.record({ from: fc.nat(2000), to: fc.integer({ min: 1500, max: 4000 }) }, { requiredKeys: [] }),
    changed: age,
    created: age,
  },
  { requiredKeys: [] },
);

/** Only a few at once, otherwise nobody is left. */
const fewWheres = fc
  .tuple(
    wheres,
    fc.shuffledSubarray(
      ['statuses', 'owners', 'platforms', 'labels', 'groups', 'owned', 'email', 'countries', 'followers', 'changed', 'created'] as const,
      { minLength: 1, maxLength: 3 },
    ),
  )
  .map(([where, names]): Where => Object.fromEntries(names.flatMap((name) => (where[name] === undefined ? [] : [[name, where[name]]]))));

/** The same rule in its plainest form: what each filter says about the drawn creators. */
function wanted(one: Drawn, where: Where): boolean {
  const of = (is: string, chosen: readonly unknown[], has: readonly unknown[]): boolean => {
    const met = chosen.filter((each) => has.includes(each)).length;
    return is === 'any' ? met > 0 : is === 'all' ? met === chosen.length : met === 0;
  };
  const low = (list: readonly string[]) => list.map((text) => text.trim().toLowerCase());
  const ids = (list: readonly (Named | null)[]) => list.flatMap((each) => (each === null ? [] : [each.id]));
  const old = (said: Where['changed'], days: number) => said === undefined || (said.is === 'within' ? days <= said.days : days > said.days);
  const { statuses: s, owners: o, labels: l, groups: g, platforms: p, countries: c, followers: f } = where;
  return (
    (s === undefined || of(s.is, s.of, ids([one.status]))) &&
    (o === undefined || of(o.is, o.of, ids([one.owner]))) &&
    (l === undefined || of(l.is, l.of, ids(one.labels))) &&
    (g === undefined || of(g.is, g.of, ids(one.groups))) &&
    (p === undefined || of(p.is, p.of, [one.platform])) &&
    (c === undefined || of(c.is, low(c.of), one.country === '' ? [] : low([one.country]))) &&
    (where.owned === undefined || where.owned === (one.owner !== null)) &&
    (where.email === undefined || where.email === (one.email.trim() !== '')) &&
    (f === undefined ||
      (f.from === undefined && f.to === undefined) ||
      (one.followers !== null && one.followers >= (f.from ?? 0) && one.followers <= (f.to ?? Infinity))) &&
    old(where.changed, one.changed) &&
    old(where.created, one.age)
  );
}

function officeOf(list: readonly Drawn[]): Office {
  const crm = new ModelCrm();
  const office = new Office(crm);
  const now = office.clock.now();
  // The extra hour keeps drawn dates away from the edge of a chosen day, which calls would otherwise cross.
  const before = (days: number): string => new Date(now - days * DAY + 3_600_000 * (days > 0 ? 1 : 0)).toISOString();
  list.forEach((one, i) => {
    const id = creator(`c-${i}`);
    const channel: Channel = { ...blankChannel(id), ...one, updatedAt: before(one.changed), createdAt: before(one.age) };
    crm.channels.set(id, channel);
  });
  return office;
}

const inTab = ({ tab }: Office): readonly string[] =>
  tab.readTexts(rowNumberOf(2), Math.max(0, tab.lastRow() - 1), tab.grid.columnOf('creatorId'));

describe('a view with our own filters', () => {
  const tally = new Tally('filters', [
    'nobody fits',
    'some fit',
    'asked of the CRM',
    'tested here',
    'a filter that the CRM does not know',
    'several pages',
  ]);

  it('brings exactly the creators who match, at the announced cost', () => {
    check(
      fc.property(
        fc.array(drawn, { minLength: 1, maxLength: CREATORS }),
        fewWheres,
        fc.constantFrom(undefined, 2),
        fc.subarray(['status', 'owner', 'platform', 'group', 'updatedSince'], { maxLength: 1 }),
        fc.constantFrom(7, 100),
        (list, where, status, ignored, pageSize) => {
          tally.begin();
          const office = officeOf(list);
          office.crm.pageSize = pageSize;
          // The person's own CRM filter must be one that the CRM knows, otherwise nothing is pulled.
          for (const one of ignored) if (one !== 'status' || status === undefined) office.crm.ignored.add(one);
          const query = { ...(status !== undefined && { status }), ...(Object.keys(where).length > 0 && { where }) };
          const fit = list.flatMap((one, i) => ((status ?? one.status.id) === one.status.id && wanted(one, where) ? [`c-${i}`] : []));
          const told: ViewCount = must(countView(office.ctx, { query }));
          office.finishPull(office.ctx, must(startPull(office.ctx, { query, name: 'Chosen' })).pullId);
          expect([...inTab(office)].sort()).toEqual([...fit].sort());
          tally.meet(fit.length === 0 ? 'nobody fits' : 'some fit');
          tally.meet(told.tested === undefined ? 'asked of the CRM' : 'tested here');
          if (office.crm.ignored.size > 0) tally.meet('a filter that the CRM does not know');
          if (list.length > pageSize) tally.meet('several pages');
          // An announced number is exact; otherwise no more creators are read than announced.
          if (told.total !== null) expect(told.total).toBe(fit.length);
          else expect(told.tested?.reads).toBeGreaterThanOrEqual(fit.length);
        },
      ),
      120,
    );
    expect(tally.rare()).toEqual([]);
  });
});
