// What the CRM's row does to a row of the sheet, depending on cell, base and CRM: an edit is never overwritten, and its base never moves.

import * as fc from 'fast-check';
import { applyRemote } from '../../src/sync/apply-remote';
import { merge } from '../../src/sync/merge';
import type { BaseRecord, RowNumber, SheetRow } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import { blankChannel } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { check } from '../laws/seeded';
import { recordOf } from './record-of';

const id = creator('c-1');
const names = createNames({ statuses: [], members: [], labels: [] });
const fingerprint = { handle: '', channelLink: '' };

const rowWith = (notes: string): SheetRow => ({
  row: 2 as RowNumber,
  id,
  cells: { notes: { text: notes } },
  fingerprint,
  readOnly: {},
});

const noted = (notes: string): BaseRecord => recordOf(id, { notes: { value: notes, cell: notes } }, { fingerprint });

/** Few words, so that they are often equal. */
const word = fc.constantFrom('', 'one', 'two', 'three');

const taken = (cell: string, base: string | null, remote: string) =>
  applyRemote({ ...blankChannel(id), notes: remote }, [rowWith(cell)], base === null ? undefined : noted(base), {
    names,
    columns: ['creatorId', 'notes'],
    settled: new Map(),
  });

test('a cell that shows its base takes the value of the CRM, and the base moves with it', () => {
  check(
    fc.property(word, word, (base, remote) => {
      const { writes, moves, kept } = taken(base, base, remote);
      expect(writes).toEqual(base === remote ? [] : [{ row: 2, field: 'notes', cell: remote === '' ? null : { text: remote } }]);
      expect([moves.get('notes'), kept]).toEqual([{ value: remote, cell: remote }, []]);
    }),
  );
});

test('a cell that shows what the CRM holds is not an edit: nothing is written, and the base moves there', () => {
  check(
    fc.property(word, word, (base, remote) => {
      const { writes, moves, kept } = taken(remote, base, remote);
      expect([writes, moves.get('notes'), kept]).toEqual([[], { value: remote, cell: remote }, []]);
    }),
  );
});

test('an edit stays with its base, and is contested exactly where the CRM changed as well', () => {
  check(
    fc.property(word, word, (base, remote) => {
      const { writes, moves, kept } = taken('typed', base, remote);
      expect([writes, [...moves]]).toEqual([[], []]);
      expect(kept).toEqual([{ field: 'notes', cell: 'typed', contested: base !== remote }]);
    }),
  );
});

test('a cell without any base that differs from the CRM is a contested edit', () => {
  expect(taken('typed', null, 'other')).toMatchObject({ writes: [], kept: [{ field: 'notes', contested: true }] });
});

test('a cell with the long text that the CRM holds is not an edit, although only its beginning is compared', () => {
  const long = 'a long text '.repeat(2_000);
  expect(taken(long, 'old', long)).toMatchObject({ kept: [] });
  expect(taken(long, 'old', `${long}, changed there`)).toMatchObject({ kept: [{ field: 'notes', contested: true }] });
});

test('a field that the CRM does not report is unchanged', () => {
  const channel = { ...blankChannel(id), notes: undefined };
  const { writes, moves, kept } = applyRemote(channel, [rowWith('typed')], noted('base'), {
    names,
    columns: ['notes'],
    settled: new Map(),
  });
  expect([writes, [...moves], kept]).toEqual([[], [], []]);
});

test('an edit of a creator that the CRM could not be asked about is blind, and only an edit is', () => {
  expect([merge('notes', 'base', 'typed', undefined), merge('notes', 'base', 'base', undefined)]).toEqual([
    { decision: 'blind' },
    { decision: 'nothing' },
  ]);
});
