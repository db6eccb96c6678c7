// Whatever a person keeps in a tab of their own: when it becomes a view, none of their cells, notes, rules or headings changes, and no row
// gets another creator's id.

import * as fc from 'fast-check';
import { bindOwnTab, stepPull } from '../../src/commands/pull/pull';
import { pullOf } from '../../src/commands/pull/pull-store';
import { must } from '../fakes/office';
import { idsBeside, matchOwnTab, OWN_HEADINGS, ownCells, ownOffice, ownRows, useOwnTab } from './own-rows';
import { check, Tally } from './seeded';

describe('a person’s own tab that becomes a view', () => {
  const tally = new Tally('own tab', ['matched', 'ambiguous', 'unmatched', 'appended', 'several rows', 'sorted meanwhile', 'killed']);

  it('keeps every cell of theirs, gives each row its creator or none, and has nothing to send', () => {
    check(
      fc.property(ownRows, fc.nat({ max: 8 }), (rows, count) => {
        tally.begin();
        const at = ownOffice(rows, count);
        const before = ownCells(at.tab, rows.length);
        const { matchId, found } = matchOwnTab(at);
        expect(at.tab.columns()).toHaveLength(OWN_HEADINGS.length);
        const requests = at.crm.requests;
        const report = useOwnTab(at, matchId);
        expect(at.crm.requests).toBe(requests);
        expect(ownCells(at.tab, rows.length)).toEqual(before);
        const ids = idsBeside(at);
        for (const [i, { link, email }] of rows.entries())
          expect(['', ...[link, email, email === 0 ? 1 : email === 1 ? 0 : null].map((n) => `c-${n}`)]).toContain(ids[i]);
        const beside = ids.slice(0, rows.length).filter((id) => id !== '');
        expect(beside).toHaveLength(found.matchedRows);
        expect([report.creators, new Set(ids.filter((id) => id !== '')).size]).toEqual([count, count]);
        expect(ids.length - rows.length).toBe(found.appended);
        expect(at.review()).toBeNull();
        expect(at.crm.writes).toEqual([]);
        if (found.matchedRows > found.creators) tally.meet('several rows');
        if (found.matchedRows > 0) tally.meet('matched');
        if (found.ambiguousRows > 0) tally.meet('ambiguous');
        if (found.unmatchedRows > 0) tally.meet('unmatched');
        if (found.appended > 0) tally.meet('appended');
      }),
      150,
    );
    for (const branch of ['matched', 'ambiguous', 'unmatched', 'appended', 'several rows']) expect(tally.count(branch)).toBeGreaterThan(0);
  });

  it('never gets an id beside another creator when somebody reorders the rows during the write', () => {
    check(
      fc.property(ownRows, fc.nat({ max: 120 }), (rows, moment) => {
        tally.begin();
        const at = ownOffice(rows, 8);
        const { matchId } = matchOwnTab(at);
        let left = moment;
        at.ops.before = () => {
          left -= 1;
          if (left !== 0) return;
          const { grid } = at.tab;
          grid.rows = [...grid.rows.slice(0, 1), ...grid.rows.slice(1, rows.length + 1).reverse(), ...grid.rows.slice(rows.length + 1)];
          tally.meet('sorted meanwhile');
        };
        useOwnTab(at, matchId);
        at.ops.before = () => {};
        const { grid } = at.tab;
        idsBeside(at).forEach((id, i) => {
          const name = grid.text(i + 2, 1);
          if (name === '' || id === '') return;
          const { link, email } = rows[Number(name.slice('Row '.length))] ?? { link: null, email: null };
          expect([link, email, email === 0 ? 1 : email === 1 ? 0 : null].map((n) => `c-${n}`)).toContain(id);
        });
      }),
      100,
    );
  });

  it('reaches the same result when a call is killed at any point and repeated', () => {
    check(
      fc.property(ownRows, fc.nat({ max: 120 }), (rows, moment) => {
        tally.begin();
        const undisturbed = ownOffice(rows, 8);
        useOwnTab(undisturbed, matchOwnTab(undisturbed).matchId);
        const at = ownOffice(rows, 8);
        const before = ownCells(at.tab, rows.length);
        const { matchId } = matchOwnTab(at);
        let left = moment;
        at.ops.before = () => {
          left -= 1;
          if (left === 0) throw new Error('killed');
        };
        const again = () => pullOf(at.ctx, at.tab.id)?.pullId;
        for (let tries = 0; tries < 20; tries += 1) {
          try {
            const pullId = again() ?? must(bindOwnTab(at.ctx, { matchId })).pullId;
            if (must(stepPull(at.ctx, { pullId })).finished !== null) break;
          } catch (thrown) {
            if (!(thrown instanceof Error) || thrown.message !== 'killed') throw thrown;
            tally.meet('killed');
          }
        }
        at.ops.before = () => {};
        expect(ownCells(at.tab, rows.length)).toEqual(before);
        expect(idsBeside(at)).toEqual(idsBeside(undisturbed));
        expect(at.review()).toBeNull();
      }),
      100,
    );
  });
});
