// Writes values as form parts by the table: which name carries which text or file.

import type { Shape } from '../../contract/table';
import type { FormPart } from './ports';
import { broken } from './problems';

/** A file to send. */
export interface FormFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** The parts in the order of the shape; `undefined` is omitted. An absent required one breaks the contract. */
export function formOf(shape: Shape, values: object): readonly FormPart[] {
  const given = new Map<string, unknown>(Object.entries(values));
  return Object.entries(shape).flatMap(([name, { key, type, required }]): FormPart[] => {
    const value = given.get(name);
    if (value === undefined) return required ? broken(`${name} is required`) : [];
    if (type !== 'file') return [{ name: key, text: String(value) }];
    const file = value as FormFile;
    return [{ name: key, fileName: file.name, type: file.type, base64: file.base64 }];
  });
}
