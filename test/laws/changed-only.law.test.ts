// A refresh that asks for changes leaves a tab in the same state as one that reads everything, whatever colleagues did in the CRM and
// whatever its clock says.

import * as fc from 'fast-check';
import { ACTS, day, NOT_COMPLETED, Scene, TALKING_ONLY, TALKING_UNOWNED } from './changed-only-scene';
import { check, Tally } from './seeded';

const own = ACTS.filter((act) => act !== 'gone-outside');

describe('a refresh of what changed', () => {
  const tally = new Tally('changed only', ['asked for changes only', 'read all after all', ...own]);

  it('leaves cells and base as a refresh of everything does', () => {
    check(
      fc.property(
        fc.integer({ min: -45, max: 45 }),
        fc.array(fc.oneof(day(['note', 'owner', 'joins', 'new', 'moved-on', 'typed'], 6), day(own, 8)), { minLength: 1, maxLength: 4 }),
        (minutesOff, days) => {
          tally.begin();
          const scene = new Scene(minutesOff, TALKING_ONLY);
          for (const { acts } of days) {
            for (const one of acts) {
              tally.meet(one.act);
              scene.act(one);
            }
            const { changedSince } = scene.refresh();
            tally.meet(changedSince === undefined ? 'read all after all' : 'asked for changes only');
            expect(scene.picture(scene.asks)).toEqual(scene.picture(scene.reads));
          }
        },
      ),
      40,
    );
    expect(tally.rare()).toEqual([]);
  });
});

describe('a refresh of what changed, with our own filters', () => {
  const tally = new Tally('changed only, own filters', [
    'asked for changes only',
    'read all after all',
    'somebody left by a filter of ours',
  ]);

  it('leaves cells and base as a refresh of everything does', () => {
    check(
      fc.property(
        fc.integer({ min: -45, max: 45 }),
        fc.constantFrom(NOT_COMPLETED, TALKING_UNOWNED),
        fc.array(fc.oneof(day(['note', 'owner', 'leaves', 'joins', 'new', 'moved-on', 'typed'], 6), day(ACTS, 6)), {
          minLength: 1,
          maxLength: 3,
        }),
        (minutesOff, query, days) => {
          tally.begin();
          const scene = new Scene(minutesOff, query);
          for (const { acts } of days) {
            for (const one of acts) {
              tally.meet(one.act);
              scene.act(one);
            }
            const { changedSince, left } = scene.refresh();
            tally.meet(changedSince === undefined ? 'read all after all' : 'asked for changes only');
            if (changedSince !== undefined && left > 0) tally.meet('somebody left by a filter of ours');
            expect(scene.picture(scene.asks)).toEqual(scene.picture(scene.reads));
          }
        },
      ),
      24,
    );
    expect(tally.rare()).toEqual([]);
  });
});
