// The measured part of daff; the package ships no types.

declare module 'daff/lib/core' {
  export class TableView {
    constructor(rows: unknown[][]);
  }
  export class CompareFlags {
    ordered: boolean;
    addPrimaryKey(column: string): void;
  }
  export interface Alignment {
    readonly brand: 'Alignment';
  }
  export function compareTables3(parent: TableView, local: TableView, remote: TableView, flags: CompareFlags): { align(): Alignment };
  export class TableDiff {
    constructor(alignment: Alignment, flags: CompareFlags);
    hilite(output: TableView): boolean;
  }
}
