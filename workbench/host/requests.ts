// The shapes of the requests that pages send.

import { z } from 'zod';
import type { Action } from '../protocol';

const index = z.number().int().min(0);
const count = z.number().int().min(1);
const block = z.object({ row: index, column: index, rows: count, columns: count });
const tab = z.number().int();
const inTab = <D extends string, S extends z.ZodRawShape>(name: D | readonly D[], shape: S) =>
  z.object({ do: z.enum(typeof name === 'string' ? [name] : [...name]), tab, ...shape });

const lines = { at: index, count };

const action: z.ZodType<Action> = z.union([
  inTab('type', { row: index, column: index, text: z.string() }),
  inTab('paste', { at: block, texts: z.array(z.array(z.string())) }),
  inTab('copy', { from: block.extend({ tab }), at: block, cut: z.boolean(), valuesOnly: z.exactOptional(z.boolean()) }),
  inTab('fillDown', { block }),
  inTab('clear', { blocks: z.array(block) }),
  inTab(['insertRows', 'deleteRows', 'hideRows', 'showRows', 'insertColumns', 'deleteColumns', 'hideColumns', 'showColumns'], lines),
  inTab(['moveColumns', 'moveRows'], { ...lines, to: index }),
  inTab('resizeColumn', { column: index, width: z.number().positive() }),
  inTab('sort', { block: block.nullable(), column: index, ascending: z.boolean() }),
  inTab('filter', { column: index, hidden: z.array(z.string()) }),
  inTab('note', { row: index, column: index, text: z.string() }),
  inTab('link', { row: index, column: index, text: z.string(), url: z.string(), chip: z.exactOptional(z.enum(['person', 'file'])) }),
  inTab('format', {
    block,
    background: z.exactOptional(z.string()),
    bold: z.exactOptional(z.boolean()),
    numberFormat: z.exactOptional(z.string()),
  }),
  z.object({ do: z.literal('addTab'), name: z.exactOptional(z.string()) }),
  inTab(['deleteTab', 'duplicateTab', 'activateTab', 'hideTab', 'showTab'], {}),
  inTab('renameTab', { name: z.string() }),
  inTab('select', { block }),
  z.object({ do: z.enum(['copyBook', 'undo', 'redo']) }),
]);

/** A short word, because it becomes part of an address and of a file's key. */
const person = z.string().regex(/^\w{1,20}$/);

export const personShape = person;

export const actShape = z.object({ person, action });

export const runShape = z.object({ person, page: z.string().optional(), fn: z.string(), args: z.array(z.unknown()) });

export const closeShape = z.object({ person, page: z.string() });

export const passShape = z.object({ ms: z.number().min(0) });
