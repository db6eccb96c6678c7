// A run with an unreadable record in the document: nothing more of it is sent, this is reported, and a new check continues from there.

import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { must, type Office } from '../fakes/office';
import { confirmedNotes } from './edited-office';

function damage({ book }: Office, sheet: string): void {
  const rows = book.hiddenSheets.get(sheet);
  if (rows === undefined) throw new Error(`no ${sheet}`);
  const last = rows.length - 1;
  rows[last] = (rows[last] ?? []).map((text, column) => (column === 0 ? text : text.slice(0, -1)));
}

describe('a confirmed run', () => {
  it('with a damaged entry is not sent, ends, and leaves its changes to a new check', () => {
    const { office, runId } = confirmedNotes(3, [2]);
    damage(office, 'NoxSync journal');
    expect(stepSend(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(office.crm.writes).toHaveLength(0);
    expect(must(readState(office.ctx, { withEdits: false })).run).toBeNull();
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
  });

  it('that is partly in the CRM still says so when it is left with a damaged entry', () => {
    const { office, runId } = confirmedNotes(3);
    office.crm.before = (request) => (request === 'update' && office.crm.writes.length === 1 ? 'wait' : null);
    must(stepSend(office.ctx, { runId }));
    must(stepSend(office.ctx, { runId }));
    damage(office, 'NoxSync journal');
    const left = { state: 'partly', total: 3, applied: 1, results: null };
    expect(must(cancelRun(office.ctx, { runId }))).toMatchObject(left);
    expect(must(cancelRun(office.ctx, { runId }))).toMatchObject(left);
  });

  it('with a damaged head is not sent; the panel says so until a new check starts', () => {
    const { office, runId } = confirmedNotes(3, [2]);
    damage(office, 'NoxSync runs');
    expect(must(readState(office.ctx, { withEdits: false })).unreadable).toEqual([{ what: 'run', why: 'damaged' }]);
    expect(stepSend(office.ctx, { runId })).toMatchObject({ ok: false, problem: { kind: 'stale-review' } });
    expect(office.crm.writes).toHaveLength(0);
    office.ctx.shared.write('lease', null);
    expect(office.sync()).toMatchObject({ state: 'done', applied: 1 });
    expect(must(readState(office.ctx, { withEdits: false })).unreadable).toEqual([]);
  });
});
