// What a run did not bring into the CRM: its rows are shown where they are now, and retried separately.

import { startRetry } from '../../src/commands/runs/again';
import { showNotSent, showSent } from '../../src/commands/runs/go-to';
import type { SendProgress } from '../../src/rpc/shapes';
import type { Fault } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Notes of c-1 to c-4 are sent one by one; the CRM refuses those of c-2 and c-4. */
function partlySent(): { readonly office: Office; readonly sent: SendProgress } {
  const office = officeWith(6);
  for (const row of [2, 3, 4, 5]) type(office, row, 'notes', `note ${row}`);
  const review = reviewOf(office);
  const faults: (Fault | null)[] = [null, 'refused', null, 'refused'];
  office.crm.before = (request) => (request === 'update' ? (faults.shift() ?? null) : null);
  const sent = office.send(review);
  office.crm.before = () => null;
  expect(sent).toMatchObject({ state: 'partly', applied: 2, failed: 2 });
  return { office, sent };
}

const retried = (office: Office, runId: string) => {
  const started = must(startRetry(office.ctx, { runId }));
  return started.outcome === 'nothing' ? null : office.finishCheck(office.ctx, started.runId);
};

const selected = ({ tab }: Office): number[] =>
  tab.selectedRows().flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i));

test('the rows that a run sent are selected where they are now', () => {
  const { office, sent } = partlySent();
  office.tab.grid.sort(office.tab.grid.columnOf('name'), false);
  must(showSent(office.ctx, { runId: sent.runId }));
  const { grid } = office.tab;
  const creators = selected(office).map((row) => grid.text(row, grid.columnOf('creatorId')));
  expect([...creators].sort()).toEqual(['c-1', 'c-3']);
  expect(sent.results).toMatchObject({ updated: 2 });
});

describe('the rows that a run did not send', () => {
  it('are selected where they are now, whatever was sorted since', () => {
    const { office, sent } = partlySent();
    office.tab.grid.sort(office.tab.grid.columnOf('name'), false);
    must(showNotSent(office.ctx, { runId: sent.runId }));
    const { grid } = office.tab;
    expect(selected(office).map((row) => grid.text(row, grid.columnOf('creatorId')))).toEqual(['c-4', 'c-2']);
  });

  it('are shown in their own tab, even from another one', () => {
    const { office, sent } = partlySent();
    const first = office.tab.id;
    office.book.activate(office.book.addTab('Another'));
    must(showNotSent(office.ctx, { runId: sent.runId }));
    expect(office.tab.id).toBe(first);
  });
});

describe('retrying what a run did not send', () => {
  it('checks exactly these creators, including edits made since, and no other edits', () => {
    const { office, sent } = partlySent();
    type(office, 3, 'status', 'Completed');
    type(office, 6, 'notes', 'another edit');
    const again = retried(office, sent.runId);
    expect(again?.changes.map(({ creatorId, field }) => `${creatorId} ${field}`)).toEqual(['c-2 status', 'c-2 notes', 'c-4 notes']);
    if (again === null) throw new Error('nothing to try again');
    expect(office.send(again)).toMatchObject({ state: 'done', applied: 3 });
    expect(office.crm.channels.get(creator('c-4'))?.notes).toBe('note 5');
    expect(office.crm.channels.get(creator('c-5'))?.notes).toBe('');
    expect(office.review()?.changes.map(({ creatorId }) => creatorId)).toEqual(['c-5']);
  });

  it('finds nothing if their edits were discarded', () => {
    const { office, sent } = partlySent();
    type(office, 3, 'notes', '');
    type(office, 5, 'notes', '');
    expect(retried(office, sent.runId)).toBeNull();
  });

  it('of an undo asks for the rest of the undo', () => {
    const office = officeWith(3);
    for (const row of [2, 3]) type(office, row, 'notes', `note ${row}`);
    const run = office.send(reviewOf(office));
    const undo = office.undo(run.runId);
    if (undo === null) throw new Error('nothing to undo');
    const faults: (Fault | null)[] = ['refused'];
    office.crm.before = (request) => (request === 'update' ? (faults.shift() ?? null) : null);
    const partly = office.send(undo);
    office.crm.before = () => null;
    expect(partly).toMatchObject({ state: 'partly', applied: 1, failed: 1 });
    const again = retried(office, partly.runId);
    expect(again?.changes.map(({ creatorId, after }) => [creatorId, after])).toEqual([['c-1', { as: 'text', text: '' }]]);
  });

  it('of a run that archived creators archives the remaining ones', () => {
    const office = officeWith(3);
    office.crm.refusedInBatch.add(creator('c-2'));
    const faults: (Fault | null)[] = ['refused'];
    office.crm.before = (request) => (request === 'archive' ? (faults.shift() ?? null) : null);
    const review = office.archive(true, ['c-2']);
    if (review === null) throw new Error('nothing to archive');
    const partly = office.send(review);
    office.crm.before = () => null;
    expect(partly).toMatchObject({ state: 'partly', failed: 1 });
    expect(retried(office, partly.runId)?.changes.map(({ creatorId, field }) => [creatorId, field])).toEqual([['c-2', 'archived']]);
  });
});
