// A check in several calls: it keeps to what was chosen at its start, and follows up on what the CRM refuses.

import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { readReview } from '../../src/commands/runs/review';
import type { RowNumber } from '../../src/sync/model';
import { creator, must } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

describe('a check', () => {
  it('halves a refused body even if the next request meets the limit', () => {
    const office = officeWith(4);
    type(office, 2, 'status', 'Completed');
    type(office, 3, 'status', 'Completed');
    type(office, 4, 'status', 'In communication');
    type(office, 5, 'status', 'In communication');
    const started = must(startCheck(office.ctx, { scope: 'all' }));
    const real = office.crm.batch.bind(office.crm);
    const refused = creator('c-3');
    let waits = 1;
    let asked = 0;
    office.crm.batch = (stage, body, key) => {
      asked += 1;
      if (body.ids.includes(refused))
        return {
          ok: false,
          problem: { kind: 'refused', code: 'INVALID_REQUEST', summary: 'no', hint: '', url: '', requestId: '', effect: 'none' },
        };
      if (waits > 0 && asked > 1) {
        waits -= 1;
        return {
          ok: false,
          problem: { kind: 'wait', code: '', summary: '', hint: '', url: '', requestId: '', effect: 'none', waitMs: 1000 },
        };
      }
      return real(stage, body, key);
    };
    for (let i = 0; i < 20; i += 1) if (must(stepCheck(office.ctx, { runId: started.runId })).outcome === 'ready') break;
    const review = must(readReview(office.ctx, { runId: started.runId }));
    const bodyOfRefused = review.waiting.filter(({ reason }) => reason.why === 'refused-by-crm').map(({ creatorId }) => creatorId);
    expect(bodyOfRefused).toEqual(['c-3']);
  });

  it('of selected rows keeps to the rows that were selected when Sync was pressed', () => {
    const office = officeWith(4);
    type(office, 2, 'notes', 'one');
    type(office, 3, 'notes', 'two');
    office.tab.selection = [{ from: 2 as RowNumber, to: 2 as RowNumber }];
    const started = must(startCheck(office.ctx, { scope: 'selected' }));
    office.tab.selection = [{ from: 5 as RowNumber, to: 5 as RowNumber }];
    const progress = must(stepCheck(office.ctx, { runId: started.runId }));
    expect(progress.outcome).not.toBe('nothing');
  });

  it('uses a key for the preview that is never used for the apply', () => {
    const office = officeWith(3);
    for (const row of [2, 3]) type(office, row, 'status', 'Completed');
    for (const row of [3, 4]) type(office, row, 'owner', 'Sample owner A');
    const review = reviewOf(office);
    const keys: [string, string][] = [];
    const real = office.crm.batch.bind(office.crm);
    office.crm.batch = (stage, body, key) => {
      keys.push([stage, key]);
      return real(stage, body, key);
    };
    office.send(
      review,
      review.changes.filter(({ creatorId }) => creatorId !== 'c-2').map(({ n }) => n),
    );
    expect(keys.map(([stage]) => stage)).toEqual(['validate', 'preview', 'apply']);
    expect(new Set(keys.map(([, key]) => key)).size).toBe(keys.length);
  });
});
