// What a person confirms in the review, read from the page line by line, compared with everything that the sandbox CRM logs as written
// afterwards.

import { pageWords } from '../../src/text/page-words';
import type { FieldChange, FieldValue } from '../../workbench/crm/model';
import type { AddOn } from './add-on';
import type { Program, SandboxPicture } from './program';

/** One checked line of the review. */
interface Line {
  readonly creator: string;
  readonly column: string;
  /** The new text; blank for labels. */
  readonly text: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const FIELD_OF = new Map(Object.entries(pageWords('en').common.field).map(([field, column]) => [column, field]));

export class Confirmed {
  private constructor(
    private readonly program: Program,
    private readonly lines: readonly string[],
    private readonly writesBefore: number,
  ) {}

  /** Reads what is checked on all pages of the review, and presses its main button. */
  static async send(addOn: AddOn, program: Program): Promise<Confirmed> {
    await addOn.offer();
    const lines = await tickedLines(addOn);
    const confirmed = new Confirmed(program, lines.flatMap(lineText).sort(), (await program.writes()).length);
    await addOn.send();
    return confirmed;
  }

  /**
   * Everything written since then is what was confirmed, each value once; `but` lists confirmed changes that must not have been written, as
   * `creatorId field`. Creators are identified by name, as in the review, where two may have the same.
   */
  async isWhatWasWritten(but: readonly string[] = []): Promise<void> {
    const picture = await this.program.picture();
    const places = but.map((place) => {
      const [creatorId = '', field] = place.split(' ');
      return `${nameOf(creatorId, picture)} ${field} `;
    });
    const held = this.lines.filter((line) => places.some((place) => line.startsWith(place)));
    expect(held).toHaveLength(but.length);
    expect(await writtenSince(this.program, this.writesBefore, picture)).toEqual(this.lines.filter((line) => !held.includes(line)));
  }
}

function nameOf(id: string, { channels }: SandboxPicture): string {
  return channels.find(({ creatorId }) => creatorId === id)?.name.trim() || id;
}

async function writtenSince(program: Program, first: number, picture: SandboxPicture): Promise<string[]> {
  const entries = (await program.writes()).slice(first);
  return entries.flatMap(({ changes }) => changes.flatMap((change) => changeText(change, picture))).sort();
}

/** A line per value, and per label added or removed, because additions and removals are sent in separate requests. */
function changeText({ creatorId, field, before, after }: FieldChange, picture: SandboxPicture): string | string[] {
  const creator = nameOf(creatorId, picture);
  const named = (list: keyof SandboxPicture['lists'], id: unknown): string =>
    picture.lists[list].find((entry) => entry.id === id)?.name ?? '';
  if (field === 'labels') {
    const [had, has] = [before, after].map((ids) => (ids as readonly (string | number)[] | null) ?? []) as [unknown[], unknown[]];
    const signed = (sign: string, ids: unknown[]): string[] => ids.map((id) => `${creator} labels ${sign}${named('labels', id).trim()}`);
    return [
      ...signed(
        '+',
        has.filter((id) => !had.includes(id)),
      ),
      ...signed(
        '-',
        had.filter((id) => !has.includes(id)),
      ),
    ];
  }
  const textOf: Partial<Record<string, (value: FieldValue) => string>> = {
    status: (value) => named('statuses', value),
    owner: (value) => named('members', value),
    archived: (value) => pageWords('en').cells.archived[value === true ? 'yes' : 'no'],
  };
  return `${creator} ${field} ${textOf[field]?.(after) ?? String(after ?? '')}`;
}

function lineText({ creator, column, text, added, removed }: Line): string | string[] {
  const place = `${creator.trim()} ${FIELD_OF.get(column)}`;
  if (FIELD_OF.get(column) !== 'labels') return `${place} ${text}`;
  return [...added.map((name) => `${place} +${name}`), ...removed.map((name) => `${place} -${name}`)];
}

async function tickedLines({ dialog }: AddOn): Promise<Line[]> {
  const lines: Line[] = [];
  for (const section of await dialog.locator('section:has(table)').all()) {
    const onward = section.getByRole('button', { name: pageWords('en').review.table.next, exact: true });
    for (;;) {
      lines.push(...(await section.locator('tbody tr').evaluateAll(rowsWithBase)));
      if ((await onward.count()) === 0 || (await onward.getAttribute('aria-disabled')) === 'true') break;
      await onward.click();
    }
  }
  return lines;
}

/** Runs in the page. */
function rowsWithBase(rows: readonly Element[]): Line[] {
  const names = (cell: Element | undefined, mark: string): string[] =>
    [...(cell?.querySelectorAll(`${mark} [aria-hidden]`) ?? [])].map((one) => (one.textContent ?? '').trim().slice(1));
  return rows.flatMap((row) => {
    if (row.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked !== true) return [];
    const cells = [...row.children];
    const after = cells[5];
    return {
      creator: cells[1]?.textContent ?? '',
      column: cells[3]?.textContent ?? '',
      text: after?.querySelector('.text')?.textContent ?? '',
      added: names(after, 'ins'),
      removed: names(after, 'del'),
    };
  });
}
