// Where a person is in the book: the active tab and the selection in each.

import type { Block } from '../protocol';
import { oneCell } from './address';

export class UserSelection {
  private readonly selections = new Map<number, readonly Block[]>();

  constructor(
    /** The id of the active tab. */
    public active: number,
  ) {}

  /** The selected blocks of a tab, the current one first; A1 if nothing was ever selected. */
  selected(tab: number): readonly [Block, ...Block[]] {
    const [first, ...rest] = this.selections.get(tab) ?? [];
    return first === undefined ? [oneCell(0, 0)] : [first, ...rest];
  }

  copy(): UserSelection {
    const copy = new UserSelection(this.active);
    for (const [tab, blocks] of this.selections) copy.selections.set(tab, blocks);
    return copy;
  }

  select(tab: number, blocks: readonly Block[]): void {
    const own = [...blocks].map((block) => ({ ...block }));
    this.selections.set(tab, own);
  }
}
