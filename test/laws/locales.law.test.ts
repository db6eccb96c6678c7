// In every locale and zone, and for an account in an unknown language: what is pulled and not edited is nothing to sync, an edit of each
// type is exactly what a person typed, and once it is sent, nothing is left. Through the real adapters, over the emulated services.

import type { Context } from '../../src/commands/context';
import type { Shown } from '../../src/rpc/shapes';
import { TEXT } from '../../workbench/model/cell';
import { serialOf } from '../../workbench/model/dates';
import { LOCALE_NAMES } from '../../workbench/model/locales';
import type { Tab } from '../../workbench/model/tab';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { type EmulatedStage, emulatedStage } from '../sheets/conformance/emulated-stage';

const ZONES = ['Etc/UTC', 'America/Los_Angeles', 'Asia/Shanghai'];

/** Texts that a spreadsheet would interpret as something else, in one locale or another. */
const TEXTS = [
  '1.5',
  '1,5',
  '1.234,5',
  '2.10.2026',
  '02/10/2026',
  '2026年10月2日',
  'WAHR',
  'VRAI',
  'TRUE',
  '5 €',
  '¥5',
  '12 %',
  '=1+1',
  "'quoted",
  '+49 170',
  '-',
  '007',
  '10:30',
  'März 4',
  '١٬٢٣٤٫٥',
  '٢/١٠/٢٠٢٦',
];

interface Pulled {
  readonly stage: EmulatedStage;
  readonly office: Office;
  readonly ctx: Context;
  /** The 1-based column of a field in the open tab. */
  column(field: string): number;
  type(row: number, field: string, text: string): void;
  readonly sheet: Tab;
}

const changedAt = (i: number): string => `2026-03-0${(i % 9) + 1}T23:30:00Z`;

const followersOf = (i: number): number => 1_234_567.5 + i;

function pulled(locale: string, zone: string, notesOf = (text: string) => text): Pulled {
  const stage = emulatedStage(zone);
  stage.file.setLocale(locale);
  stage.people.speak('xx');
  const crm = new ModelCrm();
  TEXTS.forEach((text, i) => {
    const id = creator(`c-${i}`);
    const channel = { ...blankChannel(id), name: text, notes: notesOf(text), handle: text, followers: followersOf(i), country: text };
    crm.channels.set(id, { ...channel, updatedAt: changedAt(i) });
  });
  const office = new Office(crm);
  const ctx: Context = { ...office.ctx, book: stage.book };
  office.pull(ctx);
  const tab = stage.book.activeTab();
  if (tab === null) throw new Error('nothing was pulled');
  const column = (field: string): number => tab.columns().find((one) => one.field === field)?.column ?? 0;
  const sheet = stage.file.need(tab.id);
  return { stage, office, ctx, column, sheet, type: (row, field, text) => stage.people.type(tab.id, row, column(field), text) };
}

const textOf = (shown: Shown): string => (shown.as === 'text' ? shown.text : shown.as);

describe.each(LOCALE_NAMES)('in %s', (locale) => {
  test.each(ZONES)('and %s, what was pulled is nothing to sync, also after a refresh', (zone) => {
    const { office, ctx } = pulled(locale, zone);
    expect(office.review('all', ctx)).toBeNull();
    expect(office.refresh(ctx)).toMatchObject({ updated: 0, added: 0 });
    expect(office.review('all', ctx)).toBeNull();
  });

  test.each(ZONES)('and %s, a number and a time are what the CRM said', (zone) => {
    const { sheet, column } = pulled(locale, zone);
    const held = (field: string) => TEXTS.map((_, i) => sheet.value(i + 1, column(field) - 1));
    expect(held('followers')).toEqual(TEXTS.map((_, i) => followersOf(i)));
    expect(held('updatedAt')).toEqual(TEXTS.map((_, i) => serialOf(Date.parse(changedAt(i)), zone)));
    expect(held('country')).toEqual(TEXTS);
  });

  test.each(ZONES)('and %s, a Sync of every field leaves nothing to sync, and so does blanking it', (zone) => {
    const { office, ctx, column, type } = pulled(locale, zone);
    const synced = (typed: Readonly<Record<string, string>>) => {
      for (const [field, text] of Object.entries(typed)) type(2, field, text);
      expect(office.sync(ctx)).toMatchObject({ state: 'done', failed: 0, unknown: 0 });
      expect(office.review('all', ctx)).toBeNull();
      expect(office.refresh(ctx)).toMatchObject({ updated: 0, added: 0 });
      expect(office.review('all', ctx)).toBeNull();
      expect(Object.keys(typed).filter((field) => column(field) === 0)).toEqual([]);
      return office.crm.channels.get(creator('c-0'));
    };
    const address = { email: 'one@example.com', contactLink: 'https://example.com/?q=1,5' };
    const lists = { status: 'Completed', owner: 'Sample owner B', labels: 'Beauty, Summer' };
    expect(synced({ ...address, ...lists, notes: '1.234,5' })).toMatchObject({
      ...address,
      notes: '1.234,5',
      status: { name: lists.status },
      owner: { name: lists.owner },
      labels: [{ name: 'Beauty' }, { name: 'Summer' }],
    });
    expect(synced({ owner: '', labels: '', email: '', contactLink: '', notes: '' })).toMatchObject({
      owner: null,
      labels: [],
      email: '',
      contactLink: '',
      notes: '',
    });
  });

  test('and what a cell shows after somebody removed its plain-text format is sent, a long number with all of its digits', () => {
    const { office, ctx, column, type, sheet } = pulled(locale, 'Asia/Shanghai', () => '');
    const typed = ['1234567890123456', '1,234.5', '1.5', '2/10/2026', 'TRUE', '-5', '12%', '10:30'];
    const at = column('notes') - 1;
    typed.forEach((text, i) => {
      sheet.layers.formats.put(i + 1, at, undefined);
      type(i + 2, 'notes', text);
    });
    const shown = typed.map((text, i) => (i === 0 ? text : sheet.shown(i + 1, at)));
    expect(office.sync(ctx)).toMatchObject({ state: 'done' });
    expect(typed.map((_, i) => office.crm.channels.get(creator(`c-${i}`))?.notes)).toEqual(shown);
    expect(sheet.format(1, at)).not.toBe(TEXT);
    expect(office.review('all', ctx)).toBeNull();
    office.refresh(ctx);
    expect(office.review('all', ctx)).toBeNull();
  });

  test('a typed text is sent as typed, whatever it looks like in that locale', () => {
    const { office, ctx, type } = pulled(locale, 'Asia/Shanghai', () => '');
    TEXTS.forEach((text, i) => {
      type(i + 2, 'notes', text.startsWith("'") ? `'${text}` : text);
    });
    const review = office.review('all', ctx);
    expect(review?.waiting.map(({ cell }) => cell)).toEqual(['=1+1']);
    expect(review?.changes.map(({ after }) => textOf(after))).toEqual(TEXTS.filter((text) => text !== '=1+1'));
  });

  test('a status is the one that was typed', () => {
    const { office, ctx, type } = pulled(locale, 'Etc/UTC');
    type(2, 'status', 'Completed');
    const review = office.review('all', ctx);
    expect(review?.changes.map(({ field, after }) => [field, textOf(after)])).toEqual([['status', 'Completed']]);
    expect(review?.waiting).toEqual([]);
  });
});
