// Lists that are read page by page come to an end: without a filter by ids, at a request limit, and from a CRM that does not count pages.

import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { FIRST_CURSOR, readRemotes } from '../../src/commands/reading/read-remotes';
import { blankChannel, type Fault, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

function crmOf(count: number): ModelCrm {
  const crm = new ModelCrm();
  for (let i = 1; i <= count; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  return crm;
}

/** Past the end of the list it answers page `past(pages)` again, and counts nothing. */
function countless(crm: ModelCrm, past: (pages: number) => number): ModelCrm {
  const rows = [...crm.channels.values()];
  const pages = Math.ceil(rows.length / crm.pageSize);
  crm.listChannels = (_query, asked) => {
    crm.requests += 1;
    if (crm.requests > 1_000) throw new Error('it asks for pages without end');
    const page = asked <= pages ? asked : past(pages);
    const answer = { rows: rows.slice((page - 1) * crm.pageSize, page * crm.pageSize), page, pages: null, total: null };
    return { ok: true, value: answer, requestId: '' };
  };
  return crm;
}

/** 30 requests in any minute, half a second each. */
function limited(office: Office): () => Fault | null {
  let sent: number[] = [];
  return () => {
    const now = office.clock.now();
    sent = sent.filter((time) => now - time < 60_000);
    if (sent.length >= 30) return 'wait';
    sent.push(now);
    office.clock.sleep(500);
    return null;
  };
}

describe('a refresh that misses creators', () => {
  it('ends if the CRM cannot filter by ids and its list takes more pages than requests per minute', () => {
    const crm = crmOf(200);
    crm.pageSize = 5;
    const office = new Office(crm);
    office.pull();
    crm.filters = false;
    for (let i = 190; i <= 200; i += 1) crm.channels.delete(creator(`c-${i}`));
    const { pullId } = must(startRefresh(office.ctx, { all: false }));
    crm.before = limited(office);
    let progress = must(stepPull(office.ctx, { pullId }));
    for (let i = 0; i < 100 && progress.finished === null; i += 1) {
      office.clock.sleep(progress.waitMs > 0 ? 60_000 : 0);
      progress = must(stepPull(office.ctx, { pullId }));
    }
    expect(progress.finished).toMatchObject({ creators: 189, gone: 11, left: 0 });
  });
});

describe('a CRM that does not count pages', () => {
  it.each([
    ['its last page', (pages: number) => pages],
    ['its first page', () => 1],
    ['an empty page', () => 1_000],
  ])('and answers %s past the end yields every creator once', (_, past) => {
    const crm = crmOf(23);
    crm.pageSize = 5;
    expect(new Office(countless(crm, past)).pull().creators).toBe(23);
  });

  it('ends a pull in which every call reads only one page', () => {
    const crm = crmOf(23);
    crm.pageSize = 5;
    const office = new Office(countless(crm, (pages) => pages));
    const list = crm.listChannels.bind(crm);
    crm.listChannels = (query, page) => {
      office.clock.sleep(9_000);
      return list(query, page);
    };
    expect(office.pull().creators).toBe(23);
  });

  it('lets a read of given creators fall back to asking for them one by one', () => {
    const crm = countless(crmOf(23), (pages) => pages);
    crm.filters = false;
    const ids = Array.from({ length: 12 }, (_, i) => creator(`nobody-${i}`));
    const step = readRemotes(ids, FIRST_CURSOR, { crm, query: {}, enough: () => false });
    expect([...step.found.values()]).toEqual(ids.map(() => ({ found: false })));
  });
});

describe('the columns of a tab', () => {
  it('are located once per block as long as it brings no key without a column', () => {
    const office = new Office(crmOf(150));
    const { pullId } = must(startPull(office.ctx, { query: {}, name: 'Creators' }));
    let looks = 0;
    office.ops.before = ({ name }) => {
      if (name === 'columns') looks += 1;
    };
    must(stepPull(office.ctx, { pullId }));
    expect(looks).toBe(1);
  });

  it('are extended by a key that first appears in a later block', () => {
    const crm = crmOf(1_100);
    const last = creator('c-1100');
    crm.channels.set(last, { ...blankChannel(last), extras: { tier: 'gold' } });
    const office = new Office(crm);
    office.pull();
    const { grid } = office.tab;
    expect(grid.text(1_101, grid.columnOf('extra:tier'))).toBe('gold');
  });
});

describe('a CRM that announces endless pages and sends the same one again', () => {
  it('is not trusted: the pull ends with a problem after the second page', () => {
    const crm = crmOf(3);
    const rows = [...crm.channels.values()];
    crm.listChannels = (_query, page) => {
      crm.requests += 1;
      return { ok: true, value: { rows, page, pages: 1_000_000_000, total: null }, requestId: '' };
    };
    const office = new Office(crm);
    const { pullId } = must(startPull(office.ctx, { query: {}, name: 'Creators' }));
    const before = crm.requests;
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'unknown-shape' } });
    expect(crm.requests - before).toBe(2);
  });
});
