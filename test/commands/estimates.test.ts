// Estimates before a pull and a Sync compared with the actual time, at the CRM's 30 requests per minute and one second each.

import { countView } from '../../src/commands/pull/count-view';
import { nextSlot } from '../../src/crm/pace';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { reviewOf, type } from './edited-office';

const PER_MINUTE = 30;

/** Counts the requests that the CRM has accepted; others wait, following the add-on's own pace. */
function pacedOffice(creators: number): { readonly office: Office; readonly taken: () => number } {
  const crm = new ModelCrm();
  for (let i = 1; i <= creators; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  let taken = 0;
  crm.before = () => {
    const slot = nextSlot({ sent: office.sent, blockedUntil: 0 }, office.clock.now(), PER_MINUTE);
    if (!slot.send) return 'wait';
    taken += 1;
    office.sent = slot.state.sent;
    office.clock.sleep(1000);
    return null;
  };
  return { office, taken: () => taken };
}

interface Cost {
  readonly requests: number;
  readonly seconds: number;
}

function taking({ office, taken }: ReturnType<typeof pacedOffice>, work: () => unknown): Cost {
  const [requests, at] = [taken(), office.clock.now()];
  work();
  return { requests: taken() - requests, seconds: (office.clock.now() - at) / 1000 };
}

const within = (share: number, said: number, took: number): boolean => Math.abs(said - took) <= share * took;

function expectToHold(said: Cost, took: Cost): void {
  const held = { requests: within(0.2, said.requests, took.requests), seconds: within(0.2, said.seconds, took.seconds) };
  expect({ ...held, said, took }).toEqual({ requests: true, seconds: true, said, took });
}

describe('an estimate is within a fifth of the actual time', () => {
  it.each([100, 600, 3_000])('to pull %i creators', (creators) => {
    const paced = pacedOffice(creators);
    const { requests, seconds } = must(countView(paced.office.ctx, { query: {} }));
    expectToHold(
      { requests, seconds },
      taking(paced, () => paced.office.pull()),
    );
  });

  it.each([1, 30, 100])('to send %i notes', (notes) => {
    const paced = pacedOffice(150);
    const { office } = paced;
    office.pull();
    for (let row = 2; row <= notes + 1; row += 1) type(office, row, 'notes', `note ${row}`);
    const { requests, seconds, ...review } = reviewOf(office);
    expectToHold(
      { requests, seconds },
      taking(paced, () => office.send({ requests, seconds, ...review })),
    );
  });

  it.each([150, 300])('to give %i creators one status', (creators) => {
    const paced = pacedOffice(creators);
    const { office } = paced;
    office.pull();
    for (let row = 2; row <= creators + 1; row += 1) type(office, row, 'status', 'Completed');
    const { requests, seconds, ...review } = reviewOf(office);
    expectToHold(
      { requests, seconds },
      taking(paced, () => office.send({ requests, seconds, ...review })),
    );
  });

  it('to send 25 notes if each creator is read alone', () => {
    const paced = pacedOffice(40);
    const { office } = paced;
    office.crm.filters = false;
    office.pull();
    for (let row = 2; row <= 26; row += 1) type(office, row, 'notes', `note ${row}`);
    const { requests, seconds, ...review } = reviewOf(office);
    expectToHold(
      { requests, seconds },
      taking(paced, () => office.send({ requests, seconds, ...review })),
    );
  });
});
