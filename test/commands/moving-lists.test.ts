// A CRM list that changes while it is read, between the calls of a pull: everybody in it is included, or it is reported that some may be
// missing.

import { startPull, stepPull } from '../../src/commands/pull/pull';
import { FIRST_ROW } from '../../src/commands/tab/view';
import { problemOf } from '../../src/crm/problems';
import type { PullReport } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const id = (n: number) => creator(`c-${n}`);

function crmOf(count: number): ModelCrm {
  const crm = new ModelCrm();
  for (let i = 1; i <= count; i += 1) crm.channels.set(id(i), blankChannel(id(i)));
  return crm;
}

/** Pulls, and changes the CRM before request `n` for a page. */
function pulled(crm: ModelCrm, n: number, change: () => void): { readonly office: Office; readonly report: PullReport } {
  const office = new Office(crm);
  const { pullId } = must(startPull(office.ctx, { query: {}, name: 'Creators' }));
  let lists = 0;
  crm.before = (request) => {
    if (request === 'list') lists += 1;
    if (request === 'list' && lists === n) change();
    return null;
  };
  for (;;) {
    const { finished } = must(stepPull(office.ctx, { pullId }));
    if (finished !== null) return { office, report: finished };
  }
}

const idsIn = ({ tab }: Office): ReadonlySet<string> =>
  new Set(tab.readTexts(FIRST_ROW, tab.lastRow() - 1, tab.grid.columnOf('creatorId')));

const missing = (office: Office, crm: ModelCrm): readonly string[] => [...crm.channels.keys()].filter((one) => !idsIn(office).has(one));

/** Adds newcomers before the others, as in a list that shows the newest first, or after the first `after` of them. */
function comeIn(crm: ModelCrm, count: number, after = 0): void {
  const others = [...crm.channels];
  crm.channels.clear();
  for (const [key, channel] of others.slice(0, after)) crm.channels.set(key, channel);
  for (let i = 1; i <= count; i += 1) crm.channels.set(id(9_000 + i), blankChannel(id(9_000 + i)));
  for (const [key, channel] of others.slice(after)) crm.channels.set(key, channel);
}

/** Creators leave, and others are added at the end. */
const swapped = (crm: ModelCrm, leaving: readonly number[], coming: number): void => {
  for (const n of leaving) crm.channels.delete(id(n));
  for (let i = 1; i <= coming; i += 1) crm.channels.set(id(9_000 + i), blankChannel(id(9_000 + i)));
};

const numbers = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('a list that changes while it is read', () => {
  it.each([
    ['between two calls', 6],
    ['within a call', 4],
    ['before its last page', 14],
  ])('includes everybody when creators who were read leave it %s', (_, n) => {
    const crm = crmOf(1_200);
    const { office, report } = pulled(crm, n, () => swapped(crm, numbers(1, 50), 0));
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });

  it.each([2, 3, 6, 14])('includes everybody when as many creators are added at its end, before page %i', (n) => {
    const crm = crmOf(1_200);
    const { office, report } = pulled(crm, n, () => swapped(crm, numbers(1, 50), 50));
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });

  it('includes everybody, for a CRM that counts nothing, when creators who were read leave it', () => {
    const crm = crmOf(1_200);
    crm.counts = false;
    const { office, report } = pulled(crm, 6, () => swapped(crm, numbers(1, 250), 10));
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });

  it('includes everybody when creators who were not read yet leave it', () => {
    const crm = crmOf(1_200);
    const { office, report } = pulled(crm, 6, () => swapped(crm, numbers(1_000, 1_200), 0));
    expect(missing(office, crm)).toEqual([]);
    expect(report).toMatchObject({ creators: 999, incomplete: false });
  });

  it.each([true, false])('includes the newcomers, too, whether the CRM counts (%s) or not', (counts) => {
    const crm = crmOf(1_200);
    crm.counts = counts;
    const { office, report } = pulled(crm, 6, () => comeIn(crm, 25));
    expect(missing(office, crm)).toEqual([]);
    expect(report).toMatchObject({ creators: 1_225, incomplete: false });
  });

  it('includes everybody when more newcomers are added than fit on a page', () => {
    const crm = crmOf(1_200);
    const { office, report } = pulled(crm, 6, () => comeIn(crm, 1_000));
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });

  it.each([true, false])(
    'reports that some may be missing when newcomers are in the middle of what was read, whether the CRM counts (%s) or not',
    (counts) => {
      const crm = crmOf(1_200);
      crm.counts = counts;
      const { office, report } = pulled(crm, 6, () => comeIn(crm, 25, 400));
      expect(missing(office, crm)).toHaveLength(25);
      expect(report.incomplete).toBe(true);
    },
  );

  it('reports so, too, when as many left it later, so that the numbers match', () => {
    const crm = crmOf(1_200);
    let leaves = 3;
    const { office, report } = pulled(crm, 6, () => {
      comeIn(crm, 25, 400);
      const list = crm.listChannels.bind(crm);
      crm.listChannels = (query, page, size) => {
        leaves -= 1;
        if (leaves === 0) for (let i = 1; i <= 25; i += 1) crm.channels.delete(id(i));
        return list(query, page, size);
      };
    });
    expect(missing(office, crm)).not.toEqual([]);
    expect(report).toMatchObject({ creators: 1_200, incomplete: true });
  });

  it('reports that some may be missing when one changed places with another who was not read yet', () => {
    const crm = crmOf(1_200);
    crm.counts = false;
    const { office, report } = pulled(crm, 6, () => {
      const all = [...crm.channels];
      const [one, other] = [all[3], all[1_000]];
      crm.channels.clear();
      for (const entry of all) {
        const [key, channel] = (entry === one ? other : entry === other ? one : entry) ?? entry;
        crm.channels.set(key, channel);
      }
    });
    expect(missing(office, crm)).toEqual(['c-1001']);
    expect(report.incomplete).toBe(true);
  });

  it('reports that some may be missing when the CRM counts more creators than it shows', () => {
    const crm = crmOf(25);
    const list = crm.listChannels.bind(crm);
    crm.listChannels = (query, page, size) => {
      const answer = list(query, page, size);
      return answer.ok ? { ...answer, value: { ...answer.value, total: 26 } } : answer;
    };
    expect(pulled(crm, 0, () => {}).report.incomplete).toBe(true);
  });

  it('is read once when it does not change, and overlapping pages cost a seventh more', () => {
    const crm = crmOf(1_200);
    const { office, report } = pulled(crm, 0, () => {});
    expect(crm.requests).toBe(14 + 3);
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });
});

describe('a CRM with a single page size', () => {
  it.each([
    ['whatever it is asked for', false],
    ['and refuses others', true],
  ])('%s, is read page by page, and nothing is claimed as proven', (_, refuses) => {
    const crm = crmOf(250);
    crm.sizesPages = false;
    const list = crm.listChannels.bind(crm);
    crm.listChannels = (query, page, size) =>
      refuses && size !== undefined && size !== 100 ? { ok: false, problem: problemOf('refused', false) } : list(query, page, size);
    const { office, report } = pulled(crm, 0, () => {});
    expect(missing(office, crm)).toEqual([]);
    expect(report).toMatchObject({ creators: 250, incomplete: true });
  });

  it('with one page of creators yields all of them', () => {
    const crm = crmOf(100);
    crm.sizesPages = false;
    expect(pulled(crm, 0, () => {}).report).toMatchObject({ creators: 100, incomplete: false });
  });
});
