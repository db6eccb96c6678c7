// The base as rows of text: what is kept per creator of a tab, and how it is read again. It must not know where the rows stand.

import {
  type BaseRecord,
  type CreatorId,
  EDITABLE_FIELDS,
  type EditableField,
  type FieldBase,
  type FieldValue,
  type Standing,
} from './model';

/** creator id | everything short as JSON | notes | e-mail | contact link */
export const BASE_WIDTH = 5;

/** Google Sheets: 50,000 characters a cell (platform facts); some are left for the store's own mark. */
const CELL_LIMIT = 49_000;

const TEXT_FIELDS = ['notes', 'email', 'contactLink'] as const;
type TextField = (typeof TEXT_FIELDS)[number];

interface Short {
  readonly s: Standing;
  readonly w: readonly [string, string];
  readonly p: string;
  readonly u: string;
  readonly f: Readonly<Partial<Record<EditableField, readonly [FieldValue, string]>>>;
}

const isTextField = (field: EditableField): field is TextField => (TEXT_FIELDS as readonly string[]).includes(field);

export function encodeBase(record: BaseRecord): readonly string[] {
  const short: Partial<Record<EditableField, readonly [FieldValue, string]>> = {};
  for (const field of EDITABLE_FIELDS) {
    const known = record.fields[field];
    if (known !== undefined && !isTextField(field)) short[field] = [known.value, known.cell];
  }
  const { standing, witness, seen, updatedAt } = record;
  const head: Short = { s: standing, w: [witness.handle, witness.channelLink], p: seen, u: updatedAt, f: short };
  return [record.creatorId, JSON.stringify(head), ...TEXT_FIELDS.map((field) => encodeText(record.fields[field]))];
}

/** A text beside an equal cell is kept once; a pair too long for a cell is not kept, so that its field has no base. */
function encodeText(known: FieldBase | undefined): string {
  if (known === undefined) return '';
  const kept = known.value === known.cell ? `s${known.cell}` : `d${JSON.stringify([known.value, known.cell])}`;
  return kept.length <= CELL_LIMIT ? kept : '';
}

function decodeText(kept: string): FieldBase | undefined {
  const text = kept.slice(1);
  if (kept.startsWith('s')) return { value: text, cell: text };
  if (!kept.startsWith('d')) return undefined;
  const [value, cell] = JSON.parse(text) as [string, string];
  return { value, cell };
}

/** Null for a row that is not ours (somebody wrote into the hidden sheet); such a creator has no base. */
export function decodeBase(row: readonly string[]): BaseRecord | null {
  const [id = '', head = '', ...texts] = row;
  if (id === '' || head === '') return null;
  try {
    const short = JSON.parse(head) as Short;
    const fields: Partial<Record<EditableField, FieldBase>> = {};
    for (const field of EDITABLE_FIELDS) {
      const pair = short.f[field];
      if (pair !== undefined) fields[field] = { value: pair[0], cell: pair[1] };
    }
    TEXT_FIELDS.forEach((field, i) => {
      const known = decodeText(texts[i] ?? '');
      if (known !== undefined) fields[field] = known;
    });
    return {
      creatorId: id as CreatorId,
      standing: short.s,
      witness: { handle: short.w[0], channelLink: short.w[1] },
      seen: short.p,
      updatedAt: short.u,
      fields,
    };
  } catch {
    return null;
  }
}
