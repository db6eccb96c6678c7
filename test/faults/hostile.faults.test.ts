// Texts that try to be a formula, a number, markup or a script, in every field and by every way, over the real adapters: each is read back
// unchanged or waits with its reason, and none becomes anything but text.

import type { Context } from '../../src/commands/context';
import type { Tab } from '../../src/commands/ports';
import { startCheck } from '../../src/commands/runs/check';
import { readHistory, showHistory } from '../../src/commands/runs/history';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import type { Channel, FieldName } from '../../src/fields/fields';
import { TEXT_LIMIT } from '../../src/fields/text-limit';
import { rowNumberOf } from '../../src/sync/model';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { emulatedStage } from '../sheets/conformance/emulated-stage';
import { tryCases, type Verdict } from './cases';
import { KINDS, textsOf } from './hostile-texts';
import { pull, run } from './jobs';
import { Person } from './person';

const TEXTS = 12;

/** A document over the real adapters, and a CRM whose creators and lists contain the texts. */
class Desk {
  readonly stage = emulatedStage();
  readonly crm = new ModelCrm();
  readonly person: Person;

  constructor(channels: readonly Channel[]) {
    for (const channel of channels) this.crm.channels.set(channel.creatorId, channel);
    const { ctx, clock } = new Office(this.crm);
    const { book, shared, mine, lock } = this.stage;
    mine.write('crm.key', 'nox_sk_test');
    this.person = new Person({ ...ctx, book, shared, mine, lock }, (ms) => clock.sleep(ms));
  }

  get ctx(): Context {
    return this.person.ctx;
  }

  get tab(): Tab {
    const tab = this.ctx.book.activeTab();
    if (tab === null) throw new Error('no tab');
    return tab;
  }

  column(field: string): number {
    return this.tab.columns().find((one) => one.field === field)?.column ?? 0;
  }

  /** The cells of a field by creator. */
  cells(field: string): ReadonlyMap<string, string> {
    const rows = this.tab.lastRow() - 1;
    const ids = this.tab.readTexts(rowNumberOf(2), rows, this.column('creatorId'));
    const texts = this.tab.readTexts(rowNumberOf(2), rows, this.column(field));
    return new Map(ids.map((id, i) => [id, texts[i] ?? '']));
  }

  type(field: string, texts: readonly string[]): void {
    for (const [i, text] of texts.entries()) this.stage.people.type(this.tab.id, i + 2, this.column(field), text);
  }

  sync(): void {
    run(this.person, () => startCheck(this.ctx, { scope: 'all' }));
  }

  /**
   * Whether there is anything to sync. Several long texts of one creator may be too much for its base: then they wait as too long to be
   * edited here.
   */
  hasEdits(): boolean {
    const isLong = [...this.waits().values()].some((why) => why === 'too-long');
    if (!isLong) return must(startCheck(this.ctx, { scope: 'all' })).outcome !== 'nothing';
    return (
      survey(this.ctx, must(openView(this.ctx, this.tab))).edits.length > 0 || [...this.waits().values()].some((why) => why !== 'too-long')
    );
  }

  waits(): ReadonlyMap<string, string> {
    const found = survey(this.ctx, must(openView(this.ctx, this.tab)));
    return new Map(found.waiting.map(({ creatorId, field, reason }) => [`${creatorId} ${field}`, reason.why]));
  }

  /** Cells of any tab that contain something other than text, numbers and times written by us. */
  computed(): readonly string[] {
    return this.ctx.book.tabs().flatMap((tab) => {
      const columns = tab.columns().map(({ column }) => column);
      const rows = tab.lastRow();
      const seen = rows === 0 ? [] : tab.read(rowNumberOf(1), rows, columns);
      return seen.flatMap((row) => row.flatMap(({ origin, text }) => (origin === undefined ? [] : [`${tab.name}: ${origin} ${text}`])));
    });
  }
}

const id = (i: number) => creator(`c-${i}`);
const plain = (count: number): readonly Channel[] => Array.from({ length: count }, (_, i) => blankChannel(id(i)));

/** A text that is too long to be edited is shown up to that length, followed by our mark. */
const isShown = (cell: string, text: string): boolean => cell === (text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text);

/** Fields as the client passes them on: it truncates texts that identify a row, and names (`test/crm/codec.test.ts`). */
const PULLED: readonly (readonly [FieldName, most: number])[] = [
  ['name', 400],
  ['handle', 400],
  ['channelLink', 400],
  ['notes', Number.POSITIVE_INFINITY],
  ['email', Number.POSITIVE_INFINITY],
  ['contactLink', Number.POSITIVE_INFINITY],
];
const LONGEST_NAME = 400;

/** What somebody types to make the cell show this: Sheets removes a leading apostrophe, and the rest may be another name. */
const asTyped = (text: string): string => (text.startsWith("'") ? `'${text}` : text);

const WAYS: Readonly<Record<string, (texts: readonly string[], wrong: string[]) => void>> = {
  'out of the CRM': (texts, wrong) => {
    const desk = new Desk(
      texts.map((text, i) => ({
        ...blankChannel(id(i)),
        ...Object.fromEntries(PULLED.map(([field, most]) => [field, text.slice(0, most)])),
      })),
    );
    pull(desk.person);
    for (const again of [false, true]) {
      if (again) pull(desk.person);
      for (const [field, most] of PULLED) {
        const cells = desk.cells(field);
        for (const [i, text] of texts.entries())
          if (!isShown(cells.get(id(i)) ?? '', text.slice(0, most)))
            wrong.push(`${field} shows ${JSON.stringify(cells.get(id(i)))} for ${JSON.stringify(text)}`);
      }
      if (desk.hasEdits()) wrong.push(`what was pulled is an edit: ${JSON.stringify([...desk.waits()])}`);
    }
    wrong.push(...desk.computed());
  },
  'typed into cells': (texts, wrong) => {
    const desk = new Desk(plain(texts.length));
    pull(desk.person);
    must(openChangeLog(desk.ctx));
    const log = desk.tab;
    const [own] = desk.ctx.book.tabs().filter(({ id: tab }) => tab !== log.id);
    if (own !== undefined) desk.ctx.book.activate(own);
    const fields = ['notes', 'email', 'contactLink'] as const;
    for (const field of fields) desk.type(field, texts);
    const shown = new Map(fields.map((field) => [field, desk.cells(field)]));
    desk.sync();
    const waits = desk.waits();
    for (const field of fields)
      for (const [i, text] of texts.entries()) {
        const [held, cell] = [desk.crm.channels.get(id(i))?.[field] ?? '', shown.get(field)?.get(id(i)) ?? ''];
        const isSent = held === cell || (held === '' && cell.trim() === '');
        if (!isSent && !waits.has(`${id(i)} ${field}`) && !/^[\s\p{Cf}\p{Zs}\u2800\u3164\u115f]*$/u.test(cell))
          wrong.push(
            `${field} of ${JSON.stringify(text.slice(0, 80))}: the cell showed ${JSON.stringify(cell.slice(0, 80))}, the CRM holds ${JSON.stringify(held.slice(0, 80))}`,
          );
      }
    for (const { runId } of must(readHistory(desk.ctx))) must(showHistory(desk.ctx, { runId }));
    wrong.push(...desk.computed());
  },
  'as names of lists': (texts, wrong) => {
    const names = [...texts, texts[0] ?? ''].map((text) => text.slice(0, LONGEST_NAME));
    const desk = new Desk([]);
    desk.crm.labelList = names.map((name, i) => ({ id: `l-${i}`, name, channelCount: null }));
    desk.crm.statusList = names.map((name, i) => ({ id: i + 1, name }));
    desk.crm.memberList = names.map((name, i) => ({ id: `u-${i}`, name }));
    for (const [i] of names.entries())
      desk.crm.channels.set(id(i), {
        ...blankChannel(id(i)),
        status: desk.crm.statusList[i] ?? null,
        owner: desk.crm.memberList[i] ?? null,
        labels: desk.crm.labelList.slice(i, i + 2),
      });
    pull(desk.person);
    if (desk.hasEdits()) wrong.push(`what was pulled is an edit: ${JSON.stringify([...desk.waits()])}`);
    const before = JSON.stringify([...desk.crm.channels]);
    for (const field of ['status', 'owner', 'labels'] as const) {
      const cells = desk.cells(field);
      desk.type(
        field,
        names.map((_, i) => asTyped(cells.get(id(i)) ?? '')),
      );
    }
    if (desk.hasEdits()) desk.sync();
    if (JSON.stringify([...desk.crm.channels]) !== before) wrong.push('names typed as they are shown changed something in the CRM');
    wrong.push(...desk.computed());
  },
};

interface Case {
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  readonly seed: number;
}

const SEEDS = 10;

const cases: readonly Case[] = Object.keys(WAYS).flatMap((group) =>
  Object.keys(KINDS).flatMap((kind) =>
    Array.from({ length: SEEDS }, (_, i): Case => ({ name: `${group} · ${kind} · seed ${i + 1}`, group, kind, seed: i + 1 })),
  ),
);

function attempt({ group, kind, seed }: Case): Verdict {
  const wrong: string[] = [];
  WAYS[group]?.(textsOf(kind, seed, TEXTS), wrong);
  return { ended: wrong.length === 0 ? 'as it was, or waits' : 'changed', wrong: [...new Set(wrong)].map((what) => what.slice(0, 400)) };
}

test('every text is read back unchanged or waits with its reason, and is nothing but text', () => {
  expect(tryCases('hostile texts', cases, 5, attempt)).toEqual([]);
}, 3_600_000);
