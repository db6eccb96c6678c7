// Whatever people do to a sheet, a change reaches only creators in whose row, as it was displayed, it was typed. See docs/identity.md.
// Random sequences of sorts, pastes, deletions, swaps and repairs, with edits in between, on the in-memory spreadsheet.

import * as fc from 'fast-check';
import { reasons, waiting } from '../commands/identity-office';
import { ACTIONS, type ActionName, act, DRAWN } from './identity-actions';
import { Workspace } from './identity-person';
import { check, Tally } from './seeded';

const steps: fc.Arbitrary<readonly [ActionName, number, number][]> = fc.array(
  fc.tuple(fc.constantFrom(...DRAWN), fc.nat(997), fc.nat(991)),
  { minLength: 3, maxLength: 12 },
);

/** Counterexamples of earlier versions, and the cases that docs/identity.md says cannot be decided. */
const MET: readonly (readonly [creators: number, steps: readonly [ActionName, number, number][]])[] = [
  [
    15,
    [
      ['paste rows without the id', 82, 0],
      ['type', 232, 0],
      ['type', 0, 9],
      ['sync', 0, 0],
      ['repair', 0, 0],
    ],
  ],
  [
    17,
    [
      ['paste rows without the id', 0, 502],
      ['type', 0, 0],
      ['type', 332, 381],
      ['type', 0, 0],
    ],
  ],
  [
    15,
    [
      ['paste rows without the id', 82, 0],
      ['type', 232, 0],
      ['sync', 0, 0],
      ['paste an id', 7, 0],
    ],
  ],
  [
    15,
    [
      ['paste rows without the id', 82, 0],
      ['type', 232, 0],
      ['sync', 0, 0],
      ['delete a row', 7, 0],
      ['repair', 0, 0],
    ],
  ],
  [
    12,
    [
      ['carry a column away', 741, 0],
      ['paste rows without the id', 0, 64],
      ['type', 0, 0],
      ['repair', 0, 0],
      ['type', 0, 0],
    ],
  ],
];

const tally = new Tally('identity', [...ACTIONS, 'skipped', 'sent', 'waited', 'whole']);

describe('a sheet in the hands of people', () => {
  it('never lets a change reach a creator in whose displayed row it was not typed', () => {
    check(
      fc.property(fc.integer({ min: 12, max: 18 }), steps, (creators, all) => {
        tally.begin();
        const workspace = new Workspace(creators);
        for (const [name, a, b] of all) tally.meet(act(workspace, name, a, b) ? name : 'skipped');
        if (workspace.sync().sent > 0) tally.meet('sent');
        expect(workspace.wrong).toEqual([]);
        if (waiting(workspace.office).length > 0) tally.meet('waited');
      }),
      400,
    );
    for (const name of ACTIONS) expect(tally.count(name)).toBeGreaterThan(0);
    expect(tally.count('sent')).toBeGreaterThan(20);
    expect(tally.count('waited')).toBeGreaterThan(20);
  });

  it.each(MET)('holds for earlier counterexamples: %s creators, %j', (creators, all) => {
    const workspace = new Workspace(creators);
    for (const [name, a, b] of all) act(workspace, name, a, b);
    workspace.mendAll();
    workspace.sync();
    expect(workspace.wrong).toEqual([]);
    expect(reasons(workspace.office)).toEqual([]);
    expect(workspace.office.review()).toBeNull();
    expect(workspace.unlikeCrm()).toEqual([]);
  });

  it('matches the CRM again after the offered repairs, a refresh and a Sync', () => {
    check(
      fc.property(fc.integer({ min: 12, max: 18 }), steps, (creators, all) => {
        tally.begin();
        const workspace = new Workspace(creators);
        for (const [name, a, b] of all) act(workspace, name, a, b);
        workspace.mendAll();
        workspace.sync();
        expect(workspace.wrong).toEqual([]);
        expect(reasons(workspace.office)).toEqual([]);
        expect(workspace.office.review()).toBeNull();
        expect(workspace.unlikeCrm()).toEqual([]);
        tally.meet('whole');
      }),
      120,
    );
  });
});
