// Cell values as scripts read and write them: Number, Boolean, Date, String of the script's realm.

import { isError, type Value } from '../model/cell';
import type { Given } from '../model/writing';
import type { Model } from './host';

export type ScriptValue = string | number | boolean | Date;

/** A blank cell is '', an error its text, a number in a date format a Date. */
export function scriptValue(value: Value | undefined, format: string, zone: string, model: Model): ScriptValue {
  if (value === undefined) return '';
  if (isError(value)) return value.error;
  return typeof value === 'number' && model.showsDate(format) ? new Date(model.instantOf(value, zone)) : value;
}

/**
 * A script's value, for the model. undefined and null blank the cell; anything else unknown is written as its text, as the platform does.
 */
export function givenValue(value: unknown): Given {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return { instant: value.getTime() };
  return String(value);
}

/** A table of things, one array per row, created in this realm. */
export function table<T>(rows: number, columns: number, at: (row: number, column: number) => T): T[][] {
  const made: T[][] = [];
  for (let i = 0; i < rows; i += 1) {
    const row: T[] = [];
    for (let j = 0; j < columns; j += 1) row.push(at(i, j));
    made.push(row);
  }
  return made;
}

/** A list in this realm with the same things. */
export function listOf<T>(things: Iterable<T>): T[] {
  const list: T[] = [];
  for (const thing of things) list.push(thing);
  return list;
}
