// How a pull ends: what its view then knows, and what happens where somebody else ends it, or the view goes, while the CRM is asked.

import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { readUnfinished } from '../../src/commands/pull/pull-store';
import { refreshCreators } from '../../src/commands/pull/refresh-creators';
import { viewOf } from '../../src/commands/tab/view-store';
import { creator, must, type Office } from '../fakes/office';
import { begin, officeOf, put, text } from './pulled-office';

const view = (office: Office) => viewOf(office.ctx, office.tab.id);

/** Pulled, and read again, so that the next refresh asks for what changed. */
function pulled(count = 201): Office {
  const office = officeOf(count);
  put(office, `c-${count}`, { updatedAt: '2026-01-04T00:00:00.000Z' });
  office.finishPull(office.ctx, begin(office).pullId);
  office.clock.sleep(3_600_000);
  office.refresh();
  return office;
}

test('a refresh of what changed says when it came, and leaves the time at which everything was read', () => {
  const office = pulled();
  const whole = view(office)?.wholeAt;
  expect(whole).toBe(office.clock.now());
  office.clock.sleep(3_600_000);
  expect(office.refresh()).toMatchObject({ changedSince: { whole: new Date(whole ?? 0).toISOString() } });
  expect(view(office)).toMatchObject({ wholeAt: whole, pulledAt: office.clock.now(), creators: 201, refreshed: true });
  office.clock.sleep(3_600_000);
  office.finishPull(office.ctx, must(startRefresh(office.ctx, { all: true })).pullId);
  expect(view(office)).toMatchObject({ wholeAt: office.clock.now(), pulledAt: office.clock.now() });
});

test('it asks for what changed from two minutes before the latest change that it knows', () => {
  const office = pulled();
  const asked: unknown[] = [];
  const list = office.crm.listChannels.bind(office.crm);
  office.crm.listChannels = (query, page, size) => {
    asked.push(query.updatedSince);
    return list(query, page, size);
  };
  office.refresh();
  expect(asked).toEqual(['2026-01-03T23:58:00.000Z', undefined]);
});

test('where another window ends it while this one asks, its report is the answer, and nothing is written twice', () => {
  const office = officeOf(8);
  office.finishPull(office.ctx, begin(office).pullId);
  put(office, 'c-2', { notes: 'theirs' });
  const { pullId } = must(startRefresh(office.ctx, { all: true }));
  const { requests } = office.crm;
  let report: unknown = null;
  office.crm.before = (_, n) => {
    if (n === requests + 1) report = office.finishPull(office.ctx, pullId);
    return null;
  };
  const patches = () => office.ops.count('write') + office.ops.count('patch');
  const step = must(stepPull(office.ctx, { pullId }));
  const before = patches();
  expect(step.finished).toEqual(report);
  expect(step.finished).toMatchObject({ creators: 8, changed: 1 });
  expect([must(stepPull(office.ctx, { pullId })).finished, patches()]).toEqual([report, before]);
  expect(readUnfinished(office.ctx, office.tab.id)).toBeNull();
});

test('where the view of the tab, or the tab, goes while the CRM is asked, it ends with that', () => {
  for (const [kind, happens] of [
    ['no-view', (office: Office) => office.shared.write(`view.${office.tab.id}`, null)],
    ['newer-version', (office: Office) => office.shared.write(`view.${office.tab.id}`, '[9,{}]')],
  ] as const) {
    const office = officeOf(3);
    office.finishPull(office.ctx, begin(office).pullId);
    const { pullId } = must(startRefresh(office.ctx, { all: true }));
    must(stepPull(office.ctx, { pullId }));
    happens(office);
    expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind } });
  }
  const office = officeOf(3);
  office.finishPull(office.ctx, begin(office).pullId);
  const { pullId } = must(startRefresh(office.ctx, { all: true }));
  must(stepPull(office.ctx, { pullId }));
  office.book.deleteTab(office.tab.id);
  expect(stepPull(office.ctx, { pullId })).toMatchObject({ ok: false, problem: { kind: 'no-tab' } });
});

test('before anything is read, cells of a list’s old name take its new one', () => {
  const office = officeOf(2);
  put(office, 'c-1', { status: { id: 2, name: 'In communication' } });
  office.finishPull(office.ctx, begin(office).pullId);
  office.crm.statusList[1] = { id: 2, name: 'Talking' };
  office.clock.sleep(24 * 3_600_000);
  must(startRefresh(office.ctx, { all: true }));
  expect(text(office, 2, 'status')).toBe('Talking');
});

test('creators that are read again take in what the CRM holds, where the open tab can take it', () => {
  const office = officeOf(2);
  office.finishPull(office.ctx, begin(office).pullId);
  put(office, 'c-1', { notes: 'theirs' });
  expect(refreshCreators(office.ctx, office.crm, [creator('c-1')])).toBe(true);
  expect(text(office, 2, 'notes')).toBe('theirs');
  office.book.activate(office.book.addTab('Mine'));
  expect(refreshCreators(office.ctx, office.crm, [creator('c-1')])).toBe(false);
});
