// A colleague without a key writes into the hidden sheets: what another person's key sends is still only what that person confirmed.

import { readCrmRow } from '../../src/commands/creators/card';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { confirm } from '../../src/commands/runs/confirm';
import { readReview } from '../../src/commands/runs/review';
import { stepSend } from '../../src/commands/runs/send';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { confirmAll, confirmedNotes, forge, officeWith, reviewOf, type } from './edited-office';

const NOT_CONFIRMED = { ok: false, problem: { kind: 'not-confirmed' } };

const notesOf = (office: Office, id: string): unknown => office.crm.channels.get(creator(id))?.notes;

describe('a confirmed run', () => {
  it.each([
    ['another text', '"note 2"', '"forged"'],
    ['another creator', '"c-1"', '"c-2"'],
    ['another field', '"notes"', '"email"'],
  ])('with %s written into its journal is not sent, and a new check starts from the cells', (_, from, to) => {
    const { office, runId } = confirmedNotes(3, [2]);
    forge(office, 'NoxSync journal', from, to);
    expect(stepSend(office.ctx, { runId })).toMatchObject(NOT_CONFIRMED);
    stepSend(office.ctx, { runId });
    expect(office.crm.writes).toEqual([]);
    expect(office.sync()).toMatchObject({ applied: 1 });
    expect(notesOf(office, 'c-1')).toBe('note 2');
  });

  it('that is over and was changed to look paused is not sent again', () => {
    const { office, runId } = confirmedNotes(3, [2]);
    office.finishSend(runId);
    forge(office, 'NoxSync journal', '"settled"', '"planned"');
    forge(office, 'NoxSync journal', '"applied"', '"planned"');
    forge(office, 'NoxSync runs', '"done"', '"paused"');
    expect(stepSend(office.ctx, { runId })).toMatchObject(NOT_CONFIRMED);
    expect(office.crm.writes).toHaveLength(1);
  });

  it('that was reset to its state before a body was sent is not sent twice', () => {
    const { office, runId } = confirmedNotes(3, [2, 3]);
    office.crm.before = () => (office.crm.writes.length === 1 ? 'wait' : null);
    must(stepSend(office.ctx, { runId }));
    office.crm.before = () => null;
    const journal = office.book.hiddenSheets.get('NoxSync journal');
    journal?.forEach((row, place) => {
      journal[place] = row.map((text) =>
        text.replace(/"state":"(sent|answered|settled)"/, '"state":"planned"').replace(/"attempts":\d/, '"attempts":0'),
      );
    });
    stepSend(office.ctx, { runId });
    expect(office.crm.writes).toHaveLength(1);
  });

  it('is not sent for another person, whatever the head says about its owner', () => {
    const { office, runId } = confirmedNotes(3, [2]);
    const colleague = office.contextOf('Sample person 2');
    forge(office, 'NoxSync runs', JSON.stringify(office.ctx.person.token), JSON.stringify(colleague.person.token));
    office.shared.write('lease', null);
    expect(stepSend(colleague, { runId }).ok).toBe(false);
    expect(office.crm.writes).toEqual([]);
  });
});

it('the seal of a large run fits into a property of 9 KB', () => {
  const office = officeWith(600);
  for (let row = 2; row <= 601; row += 1) type(office, row, 'notes', `note ${row}`);
  const review = reviewOf(office);
  confirmAll(office, review);
  office.crm.before = () => (office.crm.writes.length >= 3 ? 'wait' : null);
  must(stepSend(office.ctx, { runId: review.runId }));
  expect(office.crm.writes.length).toBeGreaterThan(0);
  expect(office.ctx.mine.read(`seal.${office.book.id}.${review.runId}`)?.length).toBeLessThan(9_000);
});

/** In the lists stored in the file. */
function swapStatuses(office: Office): void {
  forge(office, 'NoxSync lists', 'In communication', 'swapped');
  forge(office, 'NoxSync lists', 'Completed', 'In communication');
  forge(office, 'NoxSync lists', 'swapped', 'Completed');
}

describe('a review', () => {
  it.each([
    ['another name for a creator', '"rows":[2]', '"rows":[3]'],
    ['another value', '"typed"', '"forged"'],
    ['another creator', '"c-1"', '"c-3"'],
  ])('with %s written into it is neither shown nor confirmed', (_, from, to) => {
    const office = officeWith(3);
    type(office, 2, 'notes', 'typed');
    const { runId, digest } = reviewOf(office);
    forge(office, 'NoxSync journal', from, to);
    expect(readReview(office.ctx, { runId })).toMatchObject(NOT_CONFIRMED);
    expect(confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: null })).toMatchObject(
      NOT_CONFIRMED,
    );
    expect(office.crm.writes).toEqual([]);
  });

  it('shows each id with the CRM’s name for it, whatever a colleague wrote into the stored lists', () => {
    const office = officeWith(3);
    type(office, 2, 'status', 'Completed');
    swapStatuses(office);
    const review = reviewOf(office);
    expect(review.changes).toMatchObject([{ after: { text: 'Completed' } }]);
    office.send(review);
    expect(office.crm.channels.get(creator('c-1'))?.status).toMatchObject({ name: 'Completed' });
  });

  it('does so even if a row of the CRM added a name to what the colleague wrote', () => {
    const office = officeWith(3);
    const elsewhere = creator('elsewhere');
    office.crm.channels.set(elsewhere, { ...blankChannel(elsewhere), status: { id: 99, name: 'Of old' } });
    office.crm.before = () => {
      swapStatuses(office);
      return null;
    };
    must(readCrmRow(office.ctx, { creatorId: elsewhere }));
    office.crm.before = () => null;
    const rows = () => office.book.hiddenSheets.get('NoxSync lists') ?? [];
    const forged = [...rows()];
    office.refresh(office.contextOf('Sample person 2'));
    rows().splice(0, rows().length, ...forged);
    type(office, 2, 'status', 'Completed');
    office.send(reviewOf(office));
    expect(office.crm.channels.get(creator('c-1'))?.status).toMatchObject({ name: 'Completed' });
  });
});

describe('an approved write', () => {
  it('is not sent if its step was changed to name another label', () => {
    const office = officeWith(1);
    const { mutationId, digest } = must(startMutation(office.ctx, { mutation: { what: 'delete-label', id: 'l-1' } }));
    forge(office, 'NoxSync mutations', '"l-1"', '"l-0"');
    expect(approveMutation(office.ctx, { mutationId, digest })).toMatchObject(NOT_CONFIRMED);
    expect(office.crm.others).toEqual([]);
  });
});
