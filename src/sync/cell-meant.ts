// What a cell means where that differs from what it shows: an address behind a name, all digits of a number.

import { EDITABLE_FIELDS, formOf, isText } from '../fields/fields';
import { emailMeant, linkMeant } from './contact-text';
import { formulaReads } from './formula-reads';
import { isShortenedNumber } from './inputs';
import type { Cell, EditableField } from './model';

/**
 * A number is meant with all its digits. A cell that does not hold them exactly waits, including one with text that was shortened
 * elsewhere. So does a formula that gives another value on every read, since each would be a new edit. In address and link columns, a
 * HYPERLINK means its address, not its label.
 */
export function cellMeant(field: EditableField, cell: Cell): Cell {
  const { text, formula, value } = cell;
  if ((typeof value === 'number' || formula !== undefined || isText(field)) && isShortenedNumber(text))
    return Number.isSafeInteger(value) ? { ...cell, text: String(value) } : { ...cell, doubt: 'shortened-number' };
  if (typeof value === 'number' && losesDecimals(value, text)) return { ...cell, doubt: 'shortened-number' };
  if (formula === undefined) return cell;
  if (formulaReads(formula).moves) return { ...cell, doubt: 'changes-by-itself' };
  if (addressMeant(field, text) !== null) return cell;
  const address = addressMeant(field, addressOfLink(formula) ?? text);
  return address === null ? { ...cell, doubt: 'shows-a-name' } : { ...cell, text: address };
}

/**
 * Google's automatic format shows about ten digits of a number, and small numbers in exponent form. A format that shows fewer digits was
 * somebody's choice.
 */
const AUTOMATIC_FIGURES = 9;

/** Whether the automatic format dropped decimal digits. */
function losesDecimals(value: number, text: string): boolean {
  if (/^-?\d(?:[.,]\d+)?E-\d{2,}$/i.test(text)) return true;
  const figures = text.replace(/\D/g, '').replace(/^0+/, '').length;
  return /^-?\d+[.,]\d+$/.test(text) && figures >= AUTOMATIC_FIGURES && Number(text.replace(',', '.')) !== value;
}

/** Fields whose values are addresses or links. */
export const ADDRESS_FIELDS = EDITABLE_FIELDS.filter((field) => isText(field) && ['email', 'link'].includes(formOf(field)));

/** Whether a cell of such a field may hide an address behind what it shows. */
export const mayHideAddress = (field: EditableField, { text, origin }: Cell): boolean =>
  origin === undefined && addressMeant(field, text) === null;

/** The cell as its link or chip means it. */
export function cellLinked(field: EditableField, cell: Cell, link: string): Cell {
  const address = addressMeant(field, link);
  return address === null ? { ...cell, doubt: 'shows-a-name' } : { ...cell, text: address, linked: true };
}

/** null = the field holds addresses and the text is not one. */
function addressMeant(field: EditableField, text: string): string | null {
  const form = isText(field) ? formOf(field) : 'line';
  return form === 'email' ? emailMeant(text) : form === 'link' ? linkMeant(text) : text;
}

/**
 * `=HYPERLINK("mailto:one@example.com", ...)` -> its address, if it is a literal in the formula. Some locales separate arguments with
 * semicolons.
 */
export function addressOfLink(formula: string): string | null {
  return /^=\s*HYPERLINK\s*\(\s*"((?:[^"]|"")*)"\s*[,;)]/i.exec(formula)?.[1]?.replace(/""/g, '"') ?? null;
}
