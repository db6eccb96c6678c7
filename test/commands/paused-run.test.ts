// A run that was paused before the CRM was read back: sent changes are distinguished from unsent ones.

import { pauseSend, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import { must } from '../fakes/office';
import { confirmedNotes } from './edited-office';

it('a run paused after two of three requests says that two are sent and being checked, and one is not sent', () => {
  const { office, runId } = confirmedNotes(3);
  office.crm.before = () => (office.crm.writes.length === 2 ? 'wait' : null);
  expect(must(stepSend(office.ctx, { runId }))).toMatchObject({ state: 'sending', applied: 0, underway: 2, left: 3 });
  must(pauseSend(office.ctx, { runId }));
  expect(must(readState(office.ctx, { withEdits: false })).run).toMatchObject({
    state: 'paused',
    total: 3,
    applied: 0,
    underway: 2,
    left: 1,
  });
  office.crm.before = () => null;
  office.finishSend(runId);
  expect(office.crm.writes).toHaveLength(3);
});
