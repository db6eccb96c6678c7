// A run that is handed over while a page's call is still sending it. The hand-over and the firing of the timer each come before any
// operation or during any request of that call; the document's lock keeps them out where it is held. A call that stands still for longer
// than its lease between two operations is not among these: then a look at the lease and the write after it do not belong together.

import fc from 'fast-check';
import { handOver } from '../../src/commands/runs/handed-over';
import { stepSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import type { Office } from '../fakes/office';
import { beside } from '../laws/interleaved';
import { check } from '../laws/seeded';
import { type Confirmed, confirmedNotes } from './edited-office';

/** After this long without a sign of life, a call no longer holds its run. */
const LEASE_MS = 90_000;
const HOUR = 3_600_000;

/** A page's call against a CRM that takes that long to answer. Returns how many points it could have been interrupted at. */
function stepInterrupted({ office, runId }: Confirmed, answerMs: number, interruption: (point: number) => void): number {
  const { ops, crm } = office;
  let point = 0;
  const answersLate = (): null => {
    office.clock.sleep(answerMs);
    return null;
  };
  const between = (): void =>
    beside(office, () => {
      crm.before = answersLate;
      interruption(point);
      crm.before = isInterrupted;
      point += 1;
    });
  const isInterrupted = (): null => {
    answersLate();
    between();
    return null;
  };
  if (answerMs < LEASE_MS) ops.before = between;
  crm.before = isInterrupted;
  stepSend(office.ctx, { runId });
  ops.before = () => {};
  crm.before = answersLate;
  return point;
}

function fire({ ctx, timer }: Office): void {
  if (timer.on) workByItself(ctx, () => null);
}

function arrives(answerMs: number, handOverAt: number, fireAt: number): void {
  const confirmed = confirmedNotes(4);
  const { office, runId } = confirmed;
  let isHandedOver = false;
  stepInterrupted(confirmed, answerMs, (point) => {
    if (point === handOverAt) isHandedOver = handOver(office.ctx, { runId }).ok;
    if (point === fireAt) fire(office);
  });
  for (let hours = 0; hours < 3; hours += 1) {
    office.clock.sleep(HOUR);
    fire(office);
  }
  if (!isHandedOver) office.finishSend(runId);
  expect([...office.crm.channels.values()].map(({ notes }) => notes)).toEqual(['note 2', 'note 3', 'note 4', '']);
  expect(office.crm.writes).toHaveLength(3);
}

test('arrives whole and once, whatever the hand-over and the timer come between', () => {
  const points = stepInterrupted(confirmedNotes(4), 0, () => {});
  expect(points).toBeGreaterThan(50);
  const at = fc.nat(points);
  check(fc.property(fc.constantFrom(0, 8_000), at, at, arrives), 150);
});

test('so it does when the CRM takes longer to answer than a call without a sign of life holds the run', () => {
  const requests = stepInterrupted(confirmedNotes(4), LEASE_MS, () => {});
  for (let handOverAt = 0; handOverAt <= requests; handOverAt += 1)
    for (let fireAt = 0; fireAt <= requests; fireAt += 1) arrives(LEASE_MS + 10_000, handOverAt, fireAt);
});
