// English: follow-ups, another tab's own columns, and a tab to hand out.

import type { Unclear } from '../../sync/follow-ups';
import { clip, count, counted } from '../phrase';

const unclear: Readonly<Record<Unclear, string>> = {
  count: 'Follow-ups is not a number',
  due: 'Due holds something that is not a day',
  error: 'a cell shows an error',
  'sent-in-future': 'Last sent is in the future, and the day in Due follows from it',
  'sent-is-number': 'Last sent is a number, or a day before the year 2000',
  'sent-is-text': 'Last sent is text, not a day',
};

export const followUps = {
  open: 'Follow-ups…',
  title: 'Follow-ups',
  about:
    'Works with columns of your own. You can rename, move, change or delete them; nothing in them is sent to the CRM. Whether somebody replied is not known to the CRM: their status says so, or a column of yours.',
  columns: 'Columns',
  answered: 'Replied (optional)',
  makeNew: ({ heading }: { heading: string }) => `New column “${heading}”`,
  none: 'None: only the status says so',
  make: ({ n }: { n: number }) => (n === 0 ? 'Use these columns' : `Make ${counted(n, 'column')}`),
  made: ({ names }: { names: readonly string[] }) =>
    names.length === 0 ? 'Nothing was made: the columns are there.' : `Made at the right end: ${names.join(', ')}.`,
  rule: 'Who is due',
  status: 'Status is one of',
  most: 'Fewer follow-ups than',
  days: 'Days since Last sent, at least',
  preset: ({ days }: { days: number }) => counted(days, 'day'),
  inWords: ({ names, most, days, answered }: { names: readonly string[]; most: number; days: number; answered: string | null }) =>
    names.length === 0
      ? 'Choose a status.'
      : `Due: creators with the status ${names.map((name) => `“${clip(name, 30)}”`).join(' or ')}, ${answered === null ? '' : `nothing in “${clip(answered, 30)}”, `}fewer than ${counted(most, 'follow-up')}, and at least ${counted(days, 'calendar day')} since Last sent. A day that you type into Due counts instead.`,
  mark: 'Mark who is due',
  marked: ({ cells }: { cells: number }) =>
    cells === 0
      ? 'Due says this already. Nothing was written.'
      : `${counted(cells, 'cell')} in Due written, as formulas that you can change.`,
  due: ({ n }: { n: number }) => `Due today (${count(n)})`,
  nobody: 'Nobody is due today.',
  shown: ({ how, rows }: { how: 'filtered' | 'selected' | 'all'; rows: number }) =>
    rows === 0
      ? 'Nobody is due today.'
      : how === 'filtered'
        ? `${counted(rows, 'row')} shown and selected. The tab’s filter hides the others.`
        : `${counted(rows, 'row')} selected in the sheet. The filter cannot tell who is due: Due does not say it yet, or says the same elsewhere.`,
  showAll: 'Show all rows again',
  later: ({ n }: { n: number }) => `${count(n)} later.`,
  unmarked: ({ n }: { n: number }) => `${counted(n, 'row')} not marked in Due yet.`,
  neverSent: ({ where }: { where: string }) => `${where}: never due, because Last sent is blank.`,
  unclear: ({ where, why }: { where: string; why: Unclear }) => `${where}: ${unclear[why]}. Not counted as due.`,
  duplicate: ({ by, text, where }: { by: 'creator' | 'email'; text: string; where: string }) =>
    by === 'creator' ? `${where}: the same creator, ${clip(text, 40)}.` : `${where}: the same address, ${clip(text, 60)}.`,
  afterEmail: 'Note it in Last sent…',
  stamp: {
    offer: ({ task, n }: { task: string; n: number }) =>
      `The CRM added ${counted(n, 'creator')} of this tab to the e-mail task “${clip(task, 40)}”. Last sent does not say so yet.`,
    show: 'Show what changes',
    counts: ({ rows, creators, day }: { rows: number; creators: number; day: string }) =>
      rows === 0
        ? 'No row changes.'
        : `${counted(rows, 'row')} of ${counted(creators, 'creator')}: Last sent becomes ${day}, and Follow-ups goes up by one.`,
    same: ({ n }: { n: number }) => `${counted(n, 'row')} ${n === 1 ? 'says' : 'say'} this day, or a later one, already.`,
    leftOut: ({ where }: { where: string }) => `${where}: left out, because a formula stands there or Follow-ups is not a number.`,
    notAcknowledged: ({ n }: { n: number }) => `Left out: ${counted(n, 'creator')}. The CRM did not say that all were added.`,
    elsewhere: ({ n }: { n: number }) => `${counted(n, 'creator')} ${n === 1 ? 'has' : 'have'} no row in this tab.`,
    notUndoable: 'This is too much to be taken back here afterwards.',
    write: ({ n }: { n: number }) => `Change ${counted(n, 'row')} in the sheet`,
    written: ({ rows }: { rows: number }) => `${counted(rows, 'row')} changed. Nothing of this is sent to the CRM.`,
  },
};

export const lookups = {
  open: 'Own columns of another tab…',
  title: 'Own columns of another tab',
  about:
    'Shows what stands in another tab’s own columns beside the same creators here, by formulas. They are read-only, never sent, and every refresh brings new rows along. Edit them in the other tab.',
  none: 'No other tab with creators has columns of its own.',
  from: 'From the tab',
  choose: 'Choose…',
  columns: 'Columns',
  alreadyShown: '(shown here)',
  show: ({ n }: { n: number }) => (n === 0 ? 'Show columns' : `Show ${counted(n, 'column')} here`),
  shown: ({ columns, rows }: { columns: number; rows: number }) =>
    columns + rows === 0
      ? 'Nothing to do: the columns are up to date.'
      : `${counted(columns, 'column')} made, ${counted(rows, 'row')} filled.`,
};

export const handOut = {
  open: 'Tab to hand out…',
  title: 'Tab to hand out',
  about: 'Makes a new tab with the chosen columns and rows as plain values: no ids, no formulas, no notes on cells, nothing hidden.',
  fileWarning:
    'Whoever you share this whole file with still sees all of it. To give away only the new tab: right-click it, Copy to, New spreadsheet. The add-on cannot do that for you, because it may work in this spreadsheet only.',
  name: 'Name of the tab',
  rows: 'Rows',
  columns: 'Columns',
  own: '(your own)',
  team: '(your team’s)',
  private: '(private)',
  privateWarning: ({ names }: { names: readonly string[] }) =>
    `${names.join(', ')}: this holds addresses or notes of yours. Is everybody who gets the tab meant to see them?`,
  make: ({ n }: { n: number }) => (n === 0 ? 'Make the tab' : `Make the tab with ${counted(n, 'column')}`),
  made: ({ tab, rows, columns, errors }: { tab: string; rows: number; columns: number; errors: number }) =>
    `“${clip(tab, 60)}” holds ${counted(rows, 'row')} in ${counted(columns, 'column')}.${errors === 0 ? '' : ` ${counted(errors, 'cell')} showed an error and ${errors === 1 ? 'is' : 'are'} blank.`}`,
};
