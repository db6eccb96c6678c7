// A list of the CRM that changes while it is read, between the calls of a pull: everybody who is in it comes, or it is said that some may be missing.

import { startPull, stepPull } from '../../src/commands/pull/pull';
import { FIRST_ROW } from '../../src/commands/tab/view';
import type { PullReport } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const id = (n: number) => creator(`c-${n}`);

function crmOf(count: number): ModelCrm {
  const crm = new ModelCrm();
  crm.pageSize = 10;
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

/** Newcomers stand before the others, as in a list that shows the newest first, or after the first `after` of them. */
function comeIn(crm: ModelCrm, count: number, after = 0): void {
  const others = [...crm.channels];
  crm.channels.clear();
  for (const [key, channel] of others.slice(0, after)) crm.channels.set(key, channel);
  for (let i = 1; i <= count; i += 1) crm.channels.set(id(900 + i), blankChannel(id(900 + i)));
  for (const [key, channel] of others.slice(after)) crm.channels.set(key, channel);
}

describe('a list that changes while it is read', () => {
  it.each([
    ['between two calls', 11],
    ['within a call', 7],
    ['before its last page', 25],
  ])('has everybody when creators who were read leave it %s', (_, n) => {
    const crm = crmOf(250);
    const { office, report } = pulled(crm, n, () => {
      for (let i = 1; i <= 50; i += 1) crm.channels.delete(id(i));
    });
    expect(missing(office, crm)).toEqual([]);
    expect(report.incomplete).toBe(false);
  });

  it('has everybody when creators who were not read yet leave it', () => {
    const crm = crmOf(250);
    const { office, report } = pulled(crm, 11, () => {
      for (let i = 200; i <= 250; i += 1) crm.channels.delete(id(i));
    });
    expect(missing(office, crm)).toEqual([]);
    expect(report).toMatchObject({ creators: 199, incomplete: false });
  });

  it('has the newcomers, too', () => {
    const crm = crmOf(250);
    const { office, report } = pulled(crm, 11, () => comeIn(crm, 25));
    expect(missing(office, crm)).toEqual([]);
    expect(report).toMatchObject({ creators: 275, incomplete: false });
  });

  it('says that some may be missing when newcomers stand in the middle of what was read', () => {
    const crm = crmOf(250);
    const { office, report } = pulled(crm, 11, () => comeIn(crm, 25, 40));
    expect(missing(office, crm)).toHaveLength(25);
    expect(report.incomplete).toBe(true);
  });

  it('says so, too, when so many left it meanwhile that the numbers agree', () => {
    const crm = crmOf(250);
    const { office, report } = pulled(crm, 11, () => {
      comeIn(crm, 25, 40);
      crm.before = () => {
        for (let i = 1; i <= 25; i += 1) crm.channels.delete(id(i));
        crm.before = () => null;
        return null;
      };
    });
    expect(missing(office, crm)).not.toEqual([]);
    expect(report.incomplete).toBe(true);
  });

  it('says that some may be missing when the CRM counts more creators than it shows', () => {
    const crm = crmOf(25);
    const list = crm.listChannels.bind(crm);
    crm.listChannels = (query, page) => {
      const answer = list(query, page);
      return answer.ok ? { ...answer, value: { ...answer.value, total: 26 } } : answer;
    };
    expect(pulled(crm, 0, () => {}).report.incomplete).toBe(true);
  });

  it('is read once when it stands still', () => {
    const crm = crmOf(250);
    const { office } = pulled(crm, 0, () => {});
    expect(crm.requests).toBe(25 + 3);
    expect(missing(office, crm)).toEqual([]);
  });
});
