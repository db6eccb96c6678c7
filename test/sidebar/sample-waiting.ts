// Waiting rows as the pages receive them, for the tests of the pages.

import type { WaitingRow } from '../../src/rpc/shapes';

export const waiting: readonly WaitingRow[] = [
  {
    rows: [14],
    creatorId: 'c14',
    creator: 'Invented Channel 14',
    field: 'labels',
    cell: 'Beuty',
    reason: { why: 'unknown-name', name: 'Beuty', near: ['Beauty'] },
    repairs: ['use-near', 'create-label', 'restore-cells'],
  },
  {
    rows: [21],
    creatorId: 'c21',
    creator: 'Invented Channel 21',
    field: 'labels',
    cell: 'Beuty, Q1 Launch',
    reason: { why: 'unknown-name', name: 'Beuty', near: ['Beauty'] },
    repairs: ['use-near', 'create-label', 'restore-cells'],
  },
  {
    rows: [30, 31, 32, 33],
    creatorId: null,
    creator: '',
    field: null,
    cell: '',
    reason: { why: 'mixed-up-row', belongsTo: null },
    repairs: ['restore-cells'],
  },
];

/** An edit of an archived creator. */
export const archivedRows: readonly WaitingRow[] = [15, 16].map((row) => ({
  rows: [row],
  creatorId: `c${row}`,
  creator: `Invented Channel ${row}`,
  field: 'notes',
  cell: 'Asked again',
  reason: { why: 'archived' },
  repairs: ['restore-in-crm'],
}));
