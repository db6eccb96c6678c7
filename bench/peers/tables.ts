// The same three tables compared by libraries: daff (three tables at once), microdiff (two comparisons). Runs inside a realm.

import * as daff from 'daff/lib/core';
import microdiff from 'microdiff';
import type { ReviewedTab, Table } from '../inputs/reviewed-tab';

/** Each library's own form of the tables, built beforehand. */
export interface Tables {
  readonly rows: readonly [before: string[][], local: string[][], remote: string[][]];
  readonly records: readonly [before: Records, local: Records, remote: Records];
  readonly key: string;
}

type Records = Record<string, Record<string, string>>;

export function tablesOf(json: string): Tables {
  const { columns, before, local, remote } = JSON.parse(json) as ReviewedTab;
  const rows = (table: Table): string[][] => [[...columns], ...table.map((row) => [...row])];
  const records = (table: Table): Records =>
    Object.fromEntries(table.map((row) => [row[0] ?? '', Object.fromEntries(columns.map((column, i) => [column, row[i] ?? '']))]));
  return {
    rows: [rows(before), rows(local), rows(remote)],
    records: [records(before), records(local), records(remote)],
    key: columns[0] ?? '',
  };
}

/** The rows of daff's difference, without its heading. It determines on its own which rows belong together. */
export function byDaff(tables: Tables): readonly (readonly unknown[])[] {
  return compared(tables, new daff.CompareFlags());
}

/** The same, with the id column declared as the key: much faster. */
export function byDaffWithKey(tables: Tables): readonly (readonly unknown[])[] {
  const flags = new daff.CompareFlags();
  flags.addPrimaryKey(tables.key);
  return compared(tables, flags);
}

function compared({ rows }: Tables, flags: daff.CompareFlags): readonly (readonly unknown[])[] {
  const [before, local, remote] = [new daff.TableView(rows[0]), new daff.TableView(rows[1]), new daff.TableView(rows[2])];
  const found: unknown[][] = [];
  new daff.TableDiff(daff.compareTables3(before, local, remote, flags).align(), flags).hilite(new daff.TableView(found));
  return found.slice(1);
}

/** How many cells differ: people's, and the CRM's. */
export function byMicrodiff({ records: [before, local, remote] }: Tables): number {
  const options = { cyclesFix: false };
  return microdiff(before, local, options).length + microdiff(before, remote, options).length;
}
