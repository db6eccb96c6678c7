// Records of a run as rows of text: they are read back unchanged, and each text fits a cell.

import fc from 'fast-check';
import { ENTRY_WIDTH, placedEntries, runFromRows } from '../../src/commands/runs/run-rows';
import { TEXT_LIMIT } from '../../src/fields/text-limit';
import type { CreatorId, RowNumber } from '../../src/sync/model';
import { type ConflictRecord, type Draft, forPlan, type Run, runOf } from '../../src/sync/run';
import { textValue, valueOf } from '../../src/sync/values';
import { blankChannel } from '../fakes/model-crm';
import { check } from '../laws/seeded';

const CELL = 50_000;

/** A conflict in which every text has the maximum length that Sync edits. */
function conflictOf(text: string): Draft<ConflictRecord> {
  const [base, mine, theirs] = [`1${text}`, `2${text}`, `3${text}`].map((one) => one.slice(0, TEXT_LIMIT)) as [string, string, string];
  return {
    state: 'later',
    creatorId: 'c-1' as CreatorId,
    field: 'notes',
    base,
    mine,
    theirs,
    both: `${mine}\n${theirs}`,
    rows: [2 as RowNumber],
    creator: 'Sample c-1',
    owner: '',
    cell: mine,
    hidden: false,
  };
}

const rowsOf = (run: Run): readonly (readonly string[])[] => placedEntries(run).map(({ row }) => row());

describe('an entry in the journal', () => {
  it('for a conflict between the longest texts fits its cells and is read back unchanged', () => {
    for (const character of ['x', '\n', '"', '\\', '😀']) {
      const run = runOf({ conflicts: [conflictOf(character.repeat(TEXT_LIMIT))] });
      const [row = []] = rowsOf(run);
      expect(row).toHaveLength(ENTRY_WIDTH);
      expect(Math.max(...row.map(({ length }) => length))).toBeLessThan(CELL);
      expect(runFromRows([row])).toEqual(run);
    }
  });

  it('for a conflict without a base is read back without one', () => {
    const run = runOf({ conflicts: [{ ...conflictOf('x'), base: undefined }] });
    expect(runFromRows(rowsOf(run))).toEqual(run);
  });

  it('that cannot be read makes the whole run unreadable', () => {
    const run = runOf({ conflicts: [conflictOf('x'), conflictOf('y')] });
    const [first = [], second = []] = rowsOf(run);
    for (const damaged of [[], ['conflicts'], ['conflicts', '[99,{}]'], ['changes', ...second.slice(1)], first])
      expect(runFromRows([first, damaged])).toBeNull();
  });

  it('is never cut in the middle of a character', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 3 }), (shift) => {
        const record = conflictOf(`${'x'.repeat(shift)}${'😀'.repeat(TEXT_LIMIT / 2)}`.slice(0, TEXT_LIMIT - 1));
        for (const piece of rowsOf(runOf({ conflicts: [record] })).flat()) expect(piece.slice(-1)).not.toMatch(/[\ud800-\udbff]/);
      }),
    );
  });

  it('with more text than any record can have is refused by name', () => {
    expect(() => rowsOf(runOf({ conflicts: [{ ...conflictOf('x'), mine: 'x'.repeat(5 * CELL) }] }))).toThrow('does not fit the journal');
  });

  it("for a creator keeps what a plan needs of the CRM's row, however long its texts are", () => {
    const channel = { ...blankChannel('c-1' as CreatorId), notes: '"line"\n'.repeat(20_000), extras: { long: 'x'.repeat(3 * CELL) } };
    const kept = forPlan(channel);
    const run = runOf({ creators: [{ creatorId: channel.creatorId, remote: { found: true, channel: kept } }] });
    const [back] = runFromRows(rowsOf(run))?.creators.values() ?? [];
    const read = back?.remote?.found === true ? back.remote.channel : null;
    for (const field of ['status', 'owner', 'labels', 'notes', 'email', 'contactLink'] as const)
      expect(read && valueOf(read, field)).toEqual(valueOf(channel, field));
  });
});

describe('the stored value of a long text', () => {
  it('is stable when it is computed again', () => {
    check(
      fc.property(fc.string({ maxLength: 20 }), (start) => {
        const value = textValue(start + 'y'.repeat(TEXT_LIMIT + 5));
        expect(textValue(value)).toBe(value);
      }),
    );
  });
});
