// Laws of undoing a run: it is a reviewed plan like any other, and touches only what still holds what the run wrote.

import * as fc from 'fast-check';
import type { CreatorId } from '../../contract/records';
import type { EditableField } from '../../src/sync/model';
import { isIds, valueOf } from '../../src/sync/values';
import type { ModelCrm } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { alone, FIELDS, known, prepare } from './random-office';
import { check, Tally } from './seeded';

const held = (crm: ModelCrm, id: CreatorId, field: EditableField): unknown => {
  const channel = crm.channels.get(id);
  const value = channel && valueOf(channel, field);
  return isIds(value) ? [...value].sort() : value;
};

const picture = (crm: ModelCrm): unknown[] => [...crm.channels.keys()].map((id) => [id, ...FIELDS.map((field) => held(crm, id, field))]);

describe('undo', () => {
  const tally = new Tally('undo', ['restored', 'touched by a colleague', 'nothing to undo']);

  it('restores every value of a run that nobody has changed since', () => {
    check(
      fc.property(known, (all) => {
        tally.begin();
        const { office, crm } = prepare(alone(all));
        const before = picture(crm);
        const review = office.review();
        if (review === null || review.changes.length === 0) return tally.meet('nothing to undo');
        office.send(review);
        const undo = office.undo(review.runId);
        if (undo === null) throw new Error('an applied run has nothing to undo');
        expect(undo.changes).toHaveLength(review.changes.length);
        office.send(undo);
        expect(picture(crm)).toEqual(before);
        expect(office.review()).toBeNull();
        return tally.meet('restored');
      }),
      150,
    );
  });

  it('leaves alone what a colleague changed after the run, and undoes everything else', () => {
    check(
      fc.property(known, fc.nat(), (all, pick) => {
        tally.begin();
        const { office, crm } = prepare(alone(all));
        const before = picture(crm);
        const review = office.review();
        if (review === null || review.changes.length === 0) return tally.meet('nothing to undo');
        office.send(review);
        const victim = creator(`c-${pick % all.length}`);
        crm.change(victim, { notes: 'a colleague was here' });
        const undo = office.undo(review.runId);
        if (undo !== null && undo.changes.length > 0) office.send(undo);
        expect(held(crm, victim, 'notes')).toBe('a colleague was here');
        const others = (rows: unknown[]): unknown[] =>
          rows.map((row) => ((row as unknown[])[0] === victim ? (row as unknown[]).slice(0, 4) : row));
        expect(others(picture(crm))).toEqual(others(before));
        return tally.meet('touched by a colleague');
      }),
      150,
    );
  });

  it('keeps an unsent edit that was made after the run', () => {
    check(
      fc.property(known, (all) => {
        tally.begin();
        const { office } = prepare(alone(all));
        const review = office.review();
        const change = review?.changes.find(({ field }) => field === 'notes');
        if (review === null || change === undefined) return tally.meet('nothing to undo');
        office.send(review);
        const { grid } = office.tab;
        grid.type(change.row, grid.columnOf('notes'), 'typed later');
        const undo = office.undo(review.runId);
        if (undo !== null && undo.changes.length > 0) office.send(undo);
        expect(grid.text(change.row, grid.columnOf('notes'))).toBe('typed later');
        return tally.meet('restored');
      }),
      80,
    );
  });

  // Across all these tests, in whatever order they ran.
  afterAll(() => expect(tally.rare()).toEqual([]));
});
