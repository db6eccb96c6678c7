// Decides, in this one place, which CRM a call works with and what it can reach. A person's practice is known by their own properties,
// which nobody else can write: neither a tab's name nor a mark on it makes it a practice.

import * as z from 'zod/mini';
import { crmContract } from '../../../contract/table';
import { createCrm } from '../../crm/client';
import { practiceHttp } from '../../crm/practice/practice-http';
import type { PracticeChannel, PracticeRecord } from '../../crm/practice/record';
import { whole, wireId } from '../../rpc/arguments';
import { text } from '../../rpc/plain-schemas';
import { RefusedWrite } from '../../rpc/problems';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { Book, Memory, Store } from '../ports';
import { sampleCrm } from './sample-creators';

const TAB = kept<number>(1, whole);
const ROWS = kept<readonly (readonly string[])[]>(1, () => z.array(z.array(text())));

const named = () => z.array(z.strictObject({ id: wireId(), name: text() }));
const channels = () => z.array(z.custom<PracticeChannel>((one) => typeof one === 'object' && one !== null));
const CRM = kept<PracticeRecord>(1, () =>
  z.strictObject({
    channels: channels(),
    creatable: channels(),
    statuses: named(),
    members: named(),
    labels: named(),
    answered: z.array(z.tuple([text(), text()])),
  }),
);

/** The prefix of everything a practice stores in the person's own properties. */
const keptUnder = ({ book }: Pick<Context, 'book'>): string => `practice.${book.id}.`;

/**
 * The context for a call about this tab, or about the active one if the call does not say. Each kind of context only has the tabs of its
 * kind: the practice has no access to the network or to other tabs, and everything else has no access to the practice tab.
 */
export function contextFor(ctx: Context, about: number | undefined): Context {
  const tab = valueOf(readKept(ctx.mine, `${keptUnder(ctx)}tab`, TAB));
  if (tab === null) return ctx;
  const here = (about === undefined ? (ctx.book.activeTab()?.id ?? null) : about) === tab;
  const practice = { tab, here, whole: ctx };
  return here ? practicing(ctx, tab) : { ...ctx, practice, book: seeing(ctx.book, (id) => id !== tab) };
}

/** Makes the tab this person's practice. */
export function beginPractice(ctx: Context, tab: number): Context {
  ctx.mine.write(`${keptUnder(ctx)}tab`, TAB.write(tab));
  return practicing(ctx, tab);
}

/** Leaves nothing of it behind. */
export function forgetPractice(ctx: Context): void {
  for (const key of ctx.mine.keys(keptUnder(ctx))) ctx.mine.write(key, null);
}

function practicing(ctx: Context, tab: number): Context {
  const { clock, newId, words } = ctx;
  const mine = within(ctx.mine, `${keptUnder(ctx)}mine.`);
  const shared = within(ctx.mine, `${keptUnder(ctx)}file.`);
  const stores = within(ctx.mine, `${keptUnder(ctx)}store.`);
  const write = (record: PracticeRecord): PracticeRecord => {
    mine.write('crm', CRM.write(record));
    return record;
  };
  const http = practiceHttp({
    contract: crmContract,
    read: () => valueOf(readKept(mine, 'crm', CRM)) ?? write(sampleCrm(words, clock.now())),
    write,
    now: () => clock.now(),
    newId,
    refusals: words.practice.refusals,
  });
  const pace = { read: () => ({ sent: [], blockedUntil: 0 }), write: () => {} };
  return {
    ...ctx,
    practice: { tab, here: true, whole: ctx },
    mine,
    shared,
    book: { ...seeing(ctx.book, (id) => id === tab), addTab: notHere, correctChoices: () => {}, store: (name) => storeIn(stores, name) },
    person: { ...ctx.person, name: words.practice.who },
    crmWith: (key, listed) => createCrm({ http, pace, clock, newId, key, listed }),
    paceOf: pace.read,
  };
}

function notHere(): never {
  throw new RefusedWrite({ kind: 'not-in-practice' });
}

/** The book, restricted to these tabs. */
function seeing(book: Book, sees: (tab: number) => boolean): Book {
  return {
    id: book.id,
    activeTab: () => [book.activeTab()].find((tab) => tab !== null && sees(tab.id)) ?? null,
    tab: (id) => (sees(id) ? book.tab(id) : null),
    tabs: () => book.tabs().filter(({ id }) => sees(id)),
    addTab: (name, width) => book.addTab(name, width),
    removeTab: (tab) => book.removeTab(tab),
    correctChoices: (choices) => book.correctChoices(choices),
    activate: (tab) => book.activate(tab),
    store: (name, width) => book.store(name, width),
    flush: () => book.flush(),
  };
}

function within(memory: Memory, under: string): Memory {
  return {
    read: (key) => memory.read(under + key),
    write: (key, value) => memory.write(under + key, value),
    keys: (beginning) => memory.keys(under + beginning).map((key) => key.slice(under.length)),
  };
}

/** A hidden sheet as one text: a practice has few rows. */
function storeIn(memory: Memory, name: string): Store {
  const readAll = () => valueOf(readKept(memory, name, ROWS)) ?? [];
  const keep = (rows: readonly (readonly string[])[]) => memory.write(name, ROWS.write(rows));
  const write: Store['write'] = (from, rows) => {
    const all = readAll();
    keep([...all.slice(0, from), ...rows, ...all.slice(from + rows.length)]);
  };
  return {
    readAll,
    read: (from, count) => readAll().slice(from, from + count),
    size: () => readAll().length,
    write,
    append: (rows) => {
      const from = readAll().length;
      write(from, rows);
      return from;
    },
    truncate: (from) => keep(readAll().slice(0, from)),
  };
}
