// A step of a check whose page gave up waiting and asked again, or checked anew: when the CRM answers the old step at last, nothing of what
// happened meanwhile is undone.

import { startCheck, stepCheck } from '../../src/commands/runs/check';
import { stepSend } from '../../src/commands/runs/send';
import { must, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

/** Two bodies that the CRM checks before the review. */
function editedOffice(): Office {
  const office = officeWith(4);
  type(office, 2, 'status', 'Completed');
  type(office, 3, 'status', 'In communication');
  type(office, 4, 'status', 'Completed');
  return office;
}

/** Steps until ready; during the request with that number, the page gives up and does something else. False = there were fewer requests. */
function interrupted(office: Office, at: number, meanwhile: (runId: string) => void): boolean {
  const { runId } = must(startCheck(office.ctx, { scope: 'all' }));
  let [n, isLate] = [0, false];
  office.crm.before = () => {
    n += 1;
    if (n !== at) return null;
    isLate = true;
    office.crm.before = () => null;
    office.clock.sleep(60_000);
    meanwhile(runId);
    return null;
  };
  for (let steps = 0; steps < 20 && !isLate; steps += 1) {
    const step = stepCheck(office.ctx, { runId });
    if (!step.ok || step.value.outcome !== 'going') break;
  }
  office.crm.before = () => null;
  return isLate;
}

function expectArrived(office: Office): void {
  expect([...office.crm.channels.values()].map(({ status }) => status?.name)).toEqual([
    'Completed',
    'In communication',
    'Completed',
    'Not collaborated',
  ]);
  expect(office.crm.writes).toHaveLength(2);
}

/** What the page does instead of waiting, and how it goes on once the late answer is in. */
const INSTEAD: Readonly<Record<string, (office: Office, runId: string) => () => void>> = {
  'asks again, and confirms what it then sees': (office, runId) => {
    const review = office.finishCheck(office.ctx, runId);
    return () => {
      if (review === null) throw new Error('nothing to review');
      office.send(review);
    };
  },
  'asks again, confirms, and has sent half of it': (office, runId) => {
    const review = office.finishCheck(office.ctx, runId);
    if (review === null) throw new Error('nothing to review');
    confirmAll(office, review);
    office.crm.before = (request) => (request === 'batch' && office.crm.writes.length > 0 ? 'wait' : null);
    must(stepSend(office.ctx, { runId }));
    office.crm.before = () => null;
    return () => void office.finishSend(runId);
  },
  'checks anew': (office) => {
    const review = reviewOf(office);
    return () => void office.send(review);
  },
};

test.each(Object.keys(INSTEAD))('a page that %s gets what it sees, whichever answer comes late', (name) => {
  let at = 1;
  for (; ; at += 1) {
    const office = editedOffice();
    let then = (): void => {};
    if (
      !interrupted(office, at, (runId) => {
        then = INSTEAD[name]?.(office, runId) ?? then;
      })
    )
      break;
    then();
    expectArrived(office);
  }
  expect(at).toBeGreaterThan(4);
});
