// The operations of the in-memory platform, counted one by one, with a hook before each.
// A hook that throws is a crash at that very point; a hook that edits the grid is somebody else who was faster.

type WriteOp =
  | 'addColumns'
  | 'restoreHeadings'
  | 'write'
  | 'patch'
  | 'patchWrite'
  | 'patchNotes'
  | 'offerChoices'
  | 'hideTexts'
  | 'addTab'
  | 'removeTab'
  | 'storeWrite'
  | 'storeTruncate'
  | 'memoryWrite'
  | 'flush';

export type OpName =
  | WriteOp
  | 'lastRow'
  | 'lastShown'
  | 'columns'
  | 'obstacles'
  | 'read'
  | 'look'
  | 'readTexts'
  | 'links'
  | 'hiddenRows'
  | 'isFilteredBy'
  | 'selectedRows'
  | 'select'
  | 'activate'
  | 'storeRead'
  | 'memoryRead'
  | 'lock';

interface Op {
  readonly name: OpName;
  /** The tab's id, the store's name or the memory's key; '' for the book itself. */
  readonly on: string | number;
  /** 0-based number of this operation since the platform was created. */
  readonly at: number;
}

const WRITES: ReadonlySet<OpName> = new Set<WriteOp>([
  'addColumns',
  'restoreHeadings',
  'write',
  'patch',
  'patchWrite',
  'patchNotes',
  'offerChoices',
  'hideTexts',
  'addTab',
  'removeTab',
  'storeWrite',
  'storeTruncate',
  'memoryWrite',
  'flush',
]);

export const isWrite = (op: Op): boolean => WRITES.has(op.name);

export class Ops {
  /** Runs before the operation takes place. */
  before: (op: Op) => void = () => {};
  /** How often each operation was requested. */
  readonly counts = new Map<OpName, number>();
  private total = 0;

  run(name: OpName, on: string | number): void {
    const at = this.total;
    this.total += 1;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    this.before({ name, on, at });
  }

  count(name: OpName): number {
    return this.counts.get(name) ?? 0;
  }

  /** All operations so far. */
  get all(): number {
    return this.total;
  }
}
