// A Sync with a CRM that cannot filter by ids and enforces its limit of 30 requests per minute.

// Holds `crm get`: Creator card ▸ everything the CRM holds; each read-back when the CRM can't be asked for many at once

import { stepSend } from '../../src/commands/runs/send';
import { type Fault, ModelCrm } from '../fakes/model-crm';
import { must, type Office } from '../fakes/office';
import { confirmAll, officeWith, reviewOf, type } from './edited-office';

/** That many requests in any minute, half a second each. */
function paced(office: Office, perMinute = 30): (request: string) => Fault | null {
  let sent: number[] = [];
  return () => {
    const now = office.clock.now();
    sent = sent.filter((time) => now - time < 60_000);
    if (sent.length >= perMinute) {
      office.clock.sleep(0);
      return 'wait';
    }
    sent.push(now);
    office.clock.sleep(500);
    return null;
  };
}

/** Like Office.send, but with the waits of a minute and few attempts. */
function sendSlowly(office: Office, runId: string, calls: number): number | null {
  for (let i = 1; i <= calls; i += 1) {
    const progress = must(stepSend(office.ctx, { runId }));
    office.clock.sleep(progress.waitMs > 0 ? 60_000 : 0);
    if (progress.results !== null) return i;
  }
  return null;
}

describe('a CRM without a filter by ids, at 30 requests a minute', () => {
  it('a Sync of 60 edited creators of 60 ends', () => {
    const office = officeWith(60);
    office.crm.filters = false;
    for (let row = 2; row <= 61; row += 1) type(office, row, 'status', 'Completed');
    const review = reviewOf(office);
    confirmAll(office, review);
    office.crm.before = paced(office);
    expect(sendSlowly(office, review.runId, 60)).not.toBeNull();
  });

  it.each([10, 6, 2])('a Sync of 12 edited creators ends if the CRM accepts %i requests per minute', (perMinute) => {
    const office = officeWith(12);
    office.crm.filters = false;
    for (let row = 2; row <= 13; row += 1) type(office, row, 'status', 'Completed');
    office.slow = { perMinute, until: office.clock.now() + 3_600_000 };
    const review = reviewOf(office);
    confirmAll(office, review);
    office.crm.before = paced(office, perMinute);
    expect(sendSlowly(office, review.runId, 40)).not.toBeNull();
  });

  it('a Sync of 12 edited creators in a view of 40 pages ends', () => {
    const crm = new ModelCrm();
    crm.pageSize = 5;
    const office = officeWith(200, crm);
    crm.filters = false;
    for (let row = 170; row <= 181; row += 1) type(office, row, 'status', 'Completed');
    const review = reviewOf(office);
    confirmAll(office, review);
    office.crm.before = paced(office);
    expect(sendSlowly(office, review.runId, 60)).not.toBeNull();
  });
});
