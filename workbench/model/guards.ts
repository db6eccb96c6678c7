// What keeps people from writing into a tab: protected ranges and tabs, merged cells, tables with typed columns.

import type { Block } from '../protocol';
import { intersect, lastColumn, lastRow } from './address';
import { Refusal } from './cell';

export interface Protection {
  readonly id: number;
  /** null = the whole tab. */
  readonly block: Block | null;
  /** Extends to the last row, future rows included. */
  readonly endless: boolean;
  /** Cells of a protected tab that anybody may write. */
  readonly open: readonly Block[];
  /** Email addresses; the book's owner may always edit. */
  readonly editors: readonly string[];
  /** Anybody may edit after a warning, and a script without one. */
  readonly warns: boolean;
  readonly description: string;
}

/** Never mutated. */
export interface Guards {
  readonly protections: readonly Protection[];
  readonly merges: readonly Block[];
  /** Every column of a table is typed; the first row has the headings. */
  readonly tables: readonly Block[];
}

export const UNGUARDED: Guards = { protections: [], merges: [], tables: [] };

/** The parts of a tab that guards depend on. */
interface Guarded {
  readonly guards: Guards;
  readonly whole: Block;
  readonly rows: { readonly count: number };
}

/** The person who wants to write. */
export interface Actor {
  readonly email: string;
  /** Whether the book is theirs. */
  readonly owns: boolean;
  /** Whether they may only view it. */
  readonly views: boolean;
  /** The language of their account, in which the platform words its errors. */
  readonly locale: string;
}

const SENTENCES = {
  protected: {
    en: 'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    zh: '您正在尝试修改受保护的单元格或对象。如需修改，请与电子表格所有者联系以取消保护。',
  },
  viewed: { en: 'You do not have permission to edit this document.', zh: '您无权修改此文档。' },
  typed: { en: 'This operation is not allowed on cells in typed columns.', zh: '不能对类型化列中的单元格执行此操作。' },
  mergedFilter: {
    en: "You can't create a filter over a range containing vertical merges.",
    zh: '您无法针对包含纵向合并单元格的范围创建过滤器。',
  },
  tableFilter: {
    en: "You can't create a filter that partially intersects a table.",
    zh: '您无法创建与表格部分重叠的过滤器。',
  },
  partOfMerge: {
    en: "You can't freeze rows which contain only part of a merged cell.",
    zh: '您无法冻结仅包含合并单元格的一部分的行。',
  },
} as const;

const refusal = (what: keyof typeof SENTENCES, { locale }: Actor): Refusal =>
  new Refusal(SENTENCES[what][locale.toLowerCase().startsWith('zh') ? 'zh' : 'en']);

export const mayEdit = ({ editors, warns }: Protection, { email, owns }: Actor): boolean => owns || warns || editors.includes(email);

/** The cells of a protection, given the tab's current size. */
export function protectedBlock({ block, endless }: Protection, tab: Guarded): Block {
  if (block === null) return tab.whole;
  return endless ? { ...block, rows: tab.rows.count - block.row } : block;
}

/** Refuses any change by somebody who may only view. */
export function demandEditor(actor: Actor): void {
  if (actor.views) throw refusal('viewed', actor);
}

/** Refuses a write to cells that the person may not edit. */
export function demandWritable(tab: Guarded, block: Block, actor: Actor): void {
  demandEditor(actor);
  for (const one of tab.guards.protections) {
    if (mayEdit(one, actor)) continue;
    const closed = intersect(block, protectedBlock(one, tab));
    if (closed !== null && !one.open.some((part) => covers(part, closed))) throw refusal('protected', actor);
  }
}

/** Refuses changes to rows, columns, filter and freezing of a protected tab. */
export function demandReshapable(tab: Guarded, actor: Actor): void {
  demandEditor(actor);
  if (tab.guards.protections.some((one) => one.block === null && !mayEdit(one, actor))) throw refusal('protected', actor);
}

/** Refuses to set or clear rules where a table has its own. */
export function demandUntyped(tab: Guarded, block: Block, actor: Actor): void {
  if (tab.guards.tables.some((table) => intersect(table, block) !== null)) throw refusal('typed', actor);
}

export function demandFilterable(tab: Guarded, block: Block, actor: Actor): void {
  if (tab.guards.merges.some((merge) => merge.rows > 1 && intersect(merge, block) !== null)) throw refusal('mergedFilter', actor);
  if (tab.guards.tables.some((table) => intersect(table, block) !== null && !covers(table, block))) throw refusal('tableFilter', actor);
}

export function demandFreezable(tab: Guarded, rows: number, actor: Actor): void {
  if (tab.guards.merges.some((merge) => merge.row < rows && lastRow(merge) >= rows)) throw refusal('partOfMerge', actor);
}

const covers = (outer: Block, inner: Block): boolean =>
  outer.row <= inner.row && outer.column <= inner.column && lastRow(outer) >= lastRow(inner) && lastColumn(outer) >= lastColumn(inner);

/** Whether the cell is covered by a merged one: it holds nothing and accepts nothing. */
export const isUnderMerge = ({ guards }: Pick<Guarded, 'guards'>, row: number, column: number): boolean =>
  guards.merges.some(
    (merge) =>
      row >= merge.row &&
      row <= lastRow(merge) &&
      column >= merge.column &&
      column <= lastColumn(merge) &&
      !(row === merge.row && column === merge.column),
  );

/** Blocks named by guards move along with the lines. */
export function movedGuards({ protections, merges, tables }: Guards, moved: (block: Block) => Block | null): Guards {
  const all = (blocks: readonly Block[]): readonly Block[] => blocks.flatMap((block) => moved(block) ?? []);
  return {
    protections: protections.flatMap((one) => {
      const block = one.block && moved(one.block);
      return one.block !== null && block === null ? [] : [{ ...one, block, open: all(one.open) }];
    }),
    merges: all(merges).filter(({ rows, columns }) => rows * columns > 1),
    tables: all(tables),
  };
}
