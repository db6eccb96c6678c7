// English: follow-ups, another tab's own columns, and a tab to hand out.

import type { Unclear } from '../../sync/follow-ups';
import { clip, count, counted } from '../phrase';

/** What the columns are called in the sheet. */
type Columns = Readonly<Record<'lastSent' | 'count' | 'due', string>>;

/** A heading in a sentence. */
const named = (heading: string): string => `“${clip(heading, 30)}”`;

const unclear: Readonly<Record<Unclear, (columns: Columns) => string>> = {
  count: (columns) => `${named(columns.count)} isn’t a number`,
  due: ({ due }) => `${named(due)} isn’t a date`,
  error: () => 'a cell shows an error',
  'sent-in-future': ({ lastSent, due }) => `${named(lastSent)} is in the future, and ${named(due)} is calculated from it`,
  'sent-is-number': ({ lastSent }) => `${named(lastSent)} is a number, or a date before the year 2000`,
  'sent-is-text': ({ lastSent }) => `${named(lastSent)} is text, not a date`,
};

export const followUps = {
  open: 'Follow-ups…',
  title: 'Follow-ups',
  about:
    'Uses columns of your own. You can rename, move, change or delete them; nothing in them is sent to the CRM. The CRM doesn’t know who replied, so the status or one of your columns has to say it.',
  columns: 'Columns',
  answered: 'Replied (optional)',
  makeNew: ({ heading }: { heading: string }) => `New column “${heading}”`,
  none: 'None: use only the status',
  make: ({ n }: { n: number }) => (n === 0 ? 'Use these columns' : `Add ${counted(n, 'column')}`),
  made: ({ names }: { names: readonly string[] }) =>
    names.length === 0 ? 'Nothing was added: the columns are already there.' : `Added at the right end: ${names.join(', ')}.`,
  rule: 'Who is due',
  status: 'Status is one of',
  most: 'Fewer follow-ups than',
  days: ({ columns }: { columns: Columns }) => `Minimum days since ${named(columns.lastSent)}`,
  preset: ({ days }: { days: number }) => counted(days, 'day'),
  inWords: ({
    names,
    most,
    days,
    answered,
    columns,
  }: {
    names: readonly string[];
    most: number;
    days: number;
    answered: string | null;
    columns: Columns;
  }) =>
    names.length === 0
      ? 'Choose a status.'
      : `Due: creators with the status ${names.map(named).join(' or ')}, ${answered === null ? '' : `nothing in ${named(answered)}, `}fewer than ${counted(most, 'follow-up')}, and at least ${counted(days, 'calendar day')} since ${named(columns.lastSent)}. A date you type into ${named(columns.due)} overrides this.`,
  mark: 'Mark who is due',
  marked: ({ cells, columns }: { cells: number; columns: Columns }) =>
    cells === 0
      ? `${named(columns.due)} is already up to date. Nothing was written.`
      : `${counted(cells, 'cell')} in ${named(columns.due)} written, as formulas you can change.`,
  due: ({ n }: { n: number }) => `Due now (${count(n)})`,
  nobody: 'No one is due now.',
  shown: ({ how, rows, columns }: { how: 'filtered' | 'selected' | 'all'; rows: number; columns: Columns }) =>
    rows === 0
      ? 'No one is due now.'
      : how === 'filtered'
        ? `${counted(rows, 'row')} shown and selected. The tab’s filter hides the others.`
        : `${counted(rows, 'row')} selected in the sheet. A filter can’t do this: ${named(columns.due)} isn’t filled in yet, or other rows have the same date.`,
  showAll: 'Show all rows',
  later: ({ n }: { n: number }) => `${count(n)} due later.`,
  unmarked: ({ n, columns }: { n: number; columns: Columns }) => `${counted(n, 'row')} not marked in ${named(columns.due)} yet.`,
  neverSent: ({ where, columns }: { where: string; columns: Columns }) => `${where}: not due, because ${named(columns.lastSent)} is blank.`,
  unclear: ({ where, why, columns }: { where: string; why: Unclear; columns: Columns }) =>
    `${where}: ${unclear[why](columns)}. Not counted as due.`,
  duplicate: ({ by, text, where }: { by: 'creator' | 'email'; text: string; where: string }) =>
    by === 'creator' ? `${where}: the same creator, ${clip(text, 40)}.` : `${where}: the same address, ${clip(text, 60)}.`,
  afterEmail: 'Record it in this tab…',
  stamp: {
    offer: ({ task, n, columns }: { task: string; n: number; columns: Columns }) =>
      `The CRM added ${counted(n, 'creator')} from this tab to the email task “${clip(task, 40)}”. ${named(columns.lastSent)} doesn’t show it yet.`,
    show: 'Preview',
    counts: ({ rows, creators, day, columns }: { rows: number; creators: number; day: string; columns: Columns }) =>
      rows === 0
        ? 'No rows change.'
        : `${counted(rows, 'row')} of ${counted(creators, 'creator')}: ${named(columns.lastSent)} becomes ${day}, and ${named(columns.count)} goes up by one.`,
    same: ({ n }: { n: number }) => `${counted(n, 'row')} already ${n === 1 ? 'has' : 'have'} this date or a later one.`,
    leftOut: ({ where, columns }: { where: string; columns: Columns }) =>
      `${where}: left out, because the cell has a formula or ${named(columns.count)} isn’t a number.`,
    notAcknowledged: ({ n }: { n: number }) => `Left out: ${counted(n, 'creator')}. The CRM didn’t confirm that all were added.`,
    elsewhere: ({ n }: { n: number }) => `${counted(n, 'creator')} ${n === 1 ? 'has' : 'have'} no row in this tab.`,
    notUndoable: 'This is too much to undo here later.',
    write: ({ n }: { n: number }) => `Change ${counted(n, 'row')} in the sheet`,
    written: ({ rows }: { rows: number }) => `${counted(rows, 'row')} changed. None of this is sent to the CRM.`,
  },
};

export const lookups = {
  open: 'Columns from another tab…',
  title: 'Columns from another tab',
  about:
    'Shows your own columns from another tab next to the same creators here, using formulas. They are read-only and never sent, and every refresh fills in new rows. Edit them in the other tab.',
  none: 'No other tab with creators has columns of your own.',
  from: 'From the tab',
  choose: 'Choose…',
  columns: 'Columns',
  alreadyShown: 'shown here',
  show: ({ n }: { n: number }) => (n === 0 ? 'Show columns' : `Show ${counted(n, 'column')} here`),
  shown: ({ columns, rows }: { columns: number; rows: number }) =>
    columns + rows === 0
      ? 'Nothing to do: the columns are up to date.'
      : `${counted(columns, 'column')} added, ${counted(rows, 'row')} filled.`,
};

export const handOut = {
  open: 'Share a tab…',
  title: 'Share a tab',
  about: 'Creates a new tab with the columns and rows you choose, as plain values: no ids, no formulas, no cell notes, nothing hidden.',
  fileWarning:
    'Anyone you share this whole file with still sees all of it. To share only the new tab: right-click it, Copy to, New spreadsheet. The add-on can’t do that for you, because it can work only in this spreadsheet.',
  name: 'Tab name',
  rows: 'Rows',
  columns: 'Columns',
  own: 'your own',
  team: 'your team’s',
  private: 'private',
  privateWarning: ({ names }: { names: readonly string[] }) =>
    `${names.join(', ')}: these may hold addresses or private notes. Should everyone who gets the tab see them?`,
  make: ({ n }: { n: number }) => (n === 0 ? 'Create the tab' : `Create the tab with ${counted(n, 'column')}`),
  made: ({ tab, rows, columns, errors }: { tab: string; rows: number; columns: number; errors: number }) =>
    `“${clip(tab, 60)}” has ${counted(rows, 'row')} in ${counted(columns, 'column')}.${errors === 0 ? '' : ` ${counted(errors, 'cell')} showed an error and ${errors === 1 ? 'is' : 'are'} blank.`}`,
};
