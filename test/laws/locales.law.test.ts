// In every locale and zone, and for an account in a language that nobody has met: what is pulled and not edited is nothing to sync, and
// an edit of each type is exactly what a person typed. Through the real adapters, over the emulated services.

import type { Context } from '../../src/commands/context';
import type { Shown } from '../../src/rpc/shapes';
import { LOCALE_NAMES } from '../../workbench/model/locales';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { type EmulatedStage, emulatedStage } from '../sheets/conformance/emulated-stage';

const ZONES = ['Etc/UTC', 'America/Los_Angeles', 'Asia/Shanghai'];

/** Texts that a spreadsheet would like to read as something else, in one locale or another. */
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
];

interface Pulled {
  readonly stage: EmulatedStage;
  readonly office: Office;
  readonly ctx: Context;
  /** The 1-based column of a field in the open tab. */
  column(field: string): number;
  type(row: number, field: string, text: string): void;
}

function pulled(locale: string, zone: string, notesOf = (text: string) => text): Pulled {
  const stage = emulatedStage(zone);
  stage.file.setLocale(locale);
  stage.people.speak('xx');
  const crm = new ModelCrm();
  TEXTS.forEach((text, i) => {
    const id = creator(`c-${i}`);
    const channel = { ...blankChannel(id), name: text, notes: notesOf(text), handle: text, followers: 1_234_567.5 + i, country: text };
    crm.channels.set(id, { ...channel, updatedAt: `2026-03-0${(i % 9) + 1}T23:30:00Z` });
  });
  const office = new Office(crm);
  const ctx: Context = { ...office.ctx, book: stage.book };
  office.pull(ctx);
  const tab = stage.book.activeTab();
  if (tab === null) throw new Error('nothing was pulled');
  const column = (field: string): number => tab.columns().find((one) => one.field === field)?.column ?? 0;
  return { stage, office, ctx, column, type: (row, field, text) => stage.people.type(tab.id, row, column(field), text) };
}

const textOf = (shown: Shown): string => (shown.as === 'text' ? shown.text : shown.as);

describe.each(LOCALE_NAMES)('in %s', (locale) => {
  test.each(ZONES)('and %s, what was pulled is nothing to sync, also after a refresh', (zone) => {
    const { office, ctx } = pulled(locale, zone);
    expect(office.review('all', ctx)).toBeNull();
    expect(office.refresh(ctx)).toMatchObject({ updated: 0, added: 0 });
    expect(office.review('all', ctx)).toBeNull();
  });

  test('a text that is typed is sent as it was typed, whatever it looks like there', () => {
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
