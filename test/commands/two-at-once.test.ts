// Two people in one document, or two windows on one run: nobody loses a run, and nothing is sent twice or after the end.

import { hasSeal } from '../../src/commands/account/seal';
import { startRefresh, stepPull } from '../../src/commands/pull/pull';
import { checkAgain } from '../../src/commands/runs/again';
import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { runHead } from '../../src/commands/runs/journal';
import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { viewOf } from '../../src/commands/tab/view-store';
import { changeFileLanguage } from '../../src/commands/views/change-language';
import { creator, must } from '../fakes/office';
import { beside } from '../laws/interleaved';
import { confirmAll, confirmedNotes, officeWith, reviewOf, type } from './edited-office';

describe('two people in one journal', () => {
  it('who start at the same moment both keep their run', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const other = office.contextOf('Sample person 2');
    let second: string | null = null;
    let stores = 0;
    office.ops.before = ({ name, on }) => {
      if (name !== 'storeWrite' || on !== 'NoxSync runs' || second !== null) return;
      stores += 1;
      second = 'begun';
      second = must(startCheck(other, { scope: 'all' })).runId;
    };
    const first = must(startCheck(office.ctx, { scope: 'all' })).runId;
    office.ops.before = () => {};
    expect(stores).toBe(1);
    expect([runHead(office.ctx, first)?.runId, runHead(office.ctx, second ?? '')?.runId]).toEqual([first, second]);
  });

  it('keep what one confirmed while the other’s run is being planned', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', 'also mine');
    type(office, 3, 'status', 'Completed');
    const review = reviewOf(office);
    const without = review.changes.filter(({ field }) => field === 'status').map(({ n }) => n);
    const other = office.contextOf('Sample person 2');
    const otherRun = must(startCheck(other, { scope: 'all' })).runId;
    let writes = 0;
    office.ops.before = ({ name, on }) => {
      if (name !== 'storeWrite' || on !== 'NoxSync journal') return;
      writes += 1;
      // The second write of that call appends the plan; the first one preserves what was read.
      if (writes !== 2) return;
      must(confirm(office.ctx, { runId: review.runId, digest: review.digest, without, later: [], clearsConfirmed: true, number: null }));
    };
    must(stepCheck(other, { runId: otherRun }));
    office.ops.before = () => {};
    expect(office.finishSend(review.runId)).toMatchObject({ state: 'done', applied: 2 });
  });
});

test('a refresh keeps a colleague’s changes of the view while it asks for the last creators', () => {
  const office = officeWith(3);
  office.crm.channels.delete(creator('c-2'));
  const { pullId } = must(startRefresh(office.ctx, { all: true }));
  must(stepPull(office.ctx, { pullId }));
  office.crm.before = () => {
    must(changeFileLanguage(office.contextOf('Sample person 2'), { language: 'zh' }));
    return null;
  };
  expect(must(stepPull(office.ctx, { pullId })).finished).toMatchObject({ gone: 1 });
  const { tab } = office;
  const headings = new Map(tab.columns().map(({ field, heading }) => [field, heading]));
  const columns = viewOf(office.ctx, tab.id)?.columns ?? [];
  expect(columns.filter(({ field, heading }) => heading !== headings.get(field))).toEqual([]);
});

describe('a check', () => {
  it('does not mistake a cell that a colleague’s refresh writes meanwhile for an edit', () => {
    const office = officeWith(3);
    type(office, 2, 'status', 'Completed');
    const other = office.contextOf('Sample person 2');
    const { runId } = must(startCheck(office.ctx, { scope: 'all' }));
    const { pullId } = must(startRefresh(other, { all: false }));
    let [isRead, met] = [false, false];
    office.crm.before = () => {
      isRead = true;
      return null;
    };
    office.ops.before = ({ name }) => {
      if (met || !isRead || name !== 'look') return;
      met = true;
      office.crm.change(creator('c-1'), { notes: 'theirs' });
      beside(office, () => {
        for (let i = 0; i < 3; i += 1) stepPull(other, { pullId });
      });
    };
    const review = office.finishCheck(office.ctx, runId);
    expect(met).toBe(true);
    expect(review?.changes.map(({ field }) => field)).toEqual(['status']);
  });
});

describe('one run in two windows', () => {
  it('sends every body once', () => {
    const { office, runId } = confirmedNotes(3);
    let requests = 0;
    let nested = false;
    office.crm.before = (request) => {
      if (request === 'update') {
        requests += 1;
        if (!nested) {
          nested = true;
          stepSend(office.ctx, { runId });
        }
      }
      return null;
    };
    office.finishSend(runId);
    expect(requests).toBe(3);
  });

  it('writes nothing in a window that waited so long for an answer that the other took the run over', () => {
    const { office, runId } = confirmedNotes(3);
    let isRead = false;
    const seen: string[] = [];
    office.crm.before = () => {
      if (isRead) return null;
      isRead = true;
      office.clock.sleep(100_000);
      expect(office.finishSend(runId)).toMatchObject({ state: 'done', applied: 3 });
      office.ops.before = ({ name, on }) => {
        if (name === 'patch' || name === 'write' || name === 'storeWrite') seen.push(`${name} ${on}`);
      };
      return null;
    };
    const late = must(stepSend(office.ctx, { runId }));
    office.ops.before = () => {};
    expect([isRead, seen, late.waitMs > 0]).toEqual([true, [], true]);
    expect(office.crm.writes).toHaveLength(3);
    expect(runHead(office.ctx, runId)?.state).toBe('done');
  });

  it('cancelled in one while the other sends: no further body is sent', () => {
    const { office, runId } = confirmedNotes(4, [2, 3, 4, 5]);
    let cancelledAt: number | null = null;
    office.crm.before = (request) => {
      if (request === 'update' && cancelledAt === null) {
        cancelledAt = 0;
        cancelRun(office.ctx, { runId });
        cancelledAt = office.crm.writes.length;
      }
      return null;
    };
    stepSend(office.ctx, { runId });
    office.crm.before = () => null;
    // The request that was in flight at the cancellation may arrive; nothing else may.
    expect(office.crm.writes.length).toBeLessThanOrEqual((cancelledAt ?? 0) + 1);
  });
});

describe('a review that was left behind', () => {
  it('is not offered again after a later run was sent', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    if (office.review() === null) throw new Error('nothing');
    office.sync();
    expect(must(readState(office.ctx, { withEdits: false })).run).toBeNull();
  });
});

describe('ending a run', () => {
  it('sends nothing more, not even a body whose first request had no answer', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'one');
    const review = reviewOf(office);
    confirmAll(office, review);
    office.crm.before = (request) => (request === 'update' ? 'lost-before' : null);
    expect(stepSend(office.ctx, { runId: review.runId }).ok).toBe(false);
    office.crm.before = () => null;
    let sent = 0;
    office.crm.before = (request) => {
      if (request === 'update' || request === 'batch') sent += 1;
      return null;
    };
    for (let i = 0; i < 5; i += 1) if (must(cancelRun(office.ctx, { runId: review.runId })).results !== null) break;
    expect(sent).toBe(0);
    expect(office.crm.writes).toHaveLength(0);
  });
});

describe('a run that a colleague left behind', () => {
  /** Three notes, the first of them sent and not read back yet. */
  function leftBehind() {
    const { office, runId } = confirmedNotes(4);
    office.crm.before = () => (office.crm.writes.length === 1 ? 'wait' : null);
    must(stepSend(office.ctx, { runId }));
    office.crm.before = () => null;
    office.clock.sleep(3_600_000);
    const other = office.contextOf('Sample person 2');
    expect(must(readState(other, { withEdits: false })).run).toMatchObject({ runId, underway: 1, left: 2 });
    return { office, other, runId };
  }

  it('is left as edits by the next person, once requests in flight were read back; nothing of it is sent', () => {
    const { office, other, runId } = leftBehind();
    expect(must(cancelRun(other, { runId }))).toMatchObject({ state: 'done', applied: 1, failed: 0, unknown: 0 });
    expect(office.crm.writes).toHaveLength(1);
    expect(must(readState(other, { withEdits: true }))).toMatchObject({ run: null, edits: { edits: 2 } });
  });

  it('is reported as sent by its sender, not by the person who settles it', () => {
    const { office, other, runId } = leftBehind();
    const { tab } = office;
    must(openChangeLog(other));
    office.book.activate(tab);
    must(cancelRun(other, { runId }));
    const word = tab.grid.text(2, tab.grid.columnOf('sync'));
    expect([word.includes('Sample person 1'), word.includes('Sample person 2')]).toEqual([true, false]);
    const log = office.book.tabs().find(({ name }) => name === 'Changes');
    expect(log?.grid.text(2, log.grid.columnOf('changes:from'))).toBe('Sample person 1');
  });

  it('is checked again with the key of the person who takes it over', () => {
    const { office, other, runId } = leftBehind();
    const again = must(checkAgain(other, { runId })).runId;
    must(cancelRun(other, { runId }));
    const review = office.finishCheck(other, again);
    expect(review?.changes).toHaveLength(2);
    expect(office.crm.writes).toHaveLength(1);
  });

  it('is ended by its owner if the colleague who wanted to end it was cut off', () => {
    const { office, other, runId } = leftBehind();
    office.crm.before = (request) => (request === 'find' ? 'lost-before' : null);
    expect(cancelRun(other, { runId }).ok).toBe(false);
    office.crm.before = () => null;
    office.clock.sleep(3_600_000);
    expect(must(cancelRun(office.ctx, { runId }))).toMatchObject({ state: 'done', applied: 1, failed: 0, unknown: 0 });
    expect(office.crm.writes).toHaveLength(1);
  });

  it('gets no seal from the person who leaves it, so that nothing of it can be sent with that key', () => {
    const { office, other, runId } = leftBehind();
    const sealed: boolean[] = [];
    office.crm.before = () => {
      sealed.push(hasSeal(other, runId));
      return null;
    };
    must(cancelRun(other, { runId }));
    expect(new Set(sealed)).toEqual(new Set([false]));
  });
});

describe('the document lock', () => {
  it('held by a pull, a confirmation is answered with busy, not with a colleague who sends', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    const review = reviewOf(office);
    office.lock.taken = true;
    const outcome = confirm(office.ctx, {
      runId: review.runId,
      digest: review.digest,
      without: [],
      later: [],
      clearsConfirmed: true,
      number: null,
    });
    expect(outcome).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  });

  it('held by a colleague, a Sync is not started halfway', () => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'mine');
    office.lock.taken = true;
    expect(startCheck(office.ctx, { scope: 'all' })).toMatchObject({ ok: false, problem: { kind: 'busy' } });
    office.lock.taken = false;
    expect(must(readState(office.ctx, { withEdits: false })).run).toBeNull();
  });

  it('is free for others while a refresh reads the CRM', () => {
    const office = officeWith(3);
    const { pullId } = must(startRefresh(office.ctx, { all: false }));
    const held: boolean[] = [];
    office.crm.before = () => {
      held.push(office.lock.held);
      return null;
    };
    while (must(stepPull(office.ctx, { pullId })).finished === null);
    expect(new Set(held)).toEqual(new Set([false]));
  });
});
