// The entries of the menu bar, the context menu and the sheet bar.

import type { MenuEntry, TabSummary } from '../../protocol';
import * as actions from '../book-actions';
import { pasteText } from '../clipboard';
import { openFilter, openNote, runCommand } from '../commands';
import { cancelEditing } from '../editing';
import { columnLetters } from '../model/block';
import type { PlainCommand } from '../model/keys';
import type { Popup } from '../model/state';
import type { Session } from '../session';
import type { Entry } from './menu-list';

interface Menu {
  readonly caption: string;
  readonly entries: readonly Entry[];
}

const LINE: Entry = { kind: 'line' };

const entry = (caption: string, run: () => void, more: { keys?: string; off?: boolean } = {}): Entry => ({
  kind: 'item',
  caption,
  run,
  ...more,
});

const run = (session: Session, command: PlainCommand) => () => runCommand(session, { command });

/** `3 rows`, `1 column`. */
const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export function menuBar(session: Session): Menu[] {
  return [
    { caption: 'File', entries: fileMenu(session) },
    { caption: 'Edit', entries: editMenu(session) },
    { caption: 'View', entries: viewMenu(session) },
    { caption: 'Insert', entries: insertMenu(session) },
    { caption: 'Format', entries: formatMenu(session) },
    { caption: 'Data', entries: dataMenu(session) },
    { caption: 'Extensions', entries: extensionsMenu(session) },
  ];
}

function fileMenu(session: Session): Entry[] {
  const other = session.person === '1' ? '2' : '1';
  return [
    entry('Make a copy', () => void session.act({ do: 'copyBook' })),
    entry(`Open as person ${other}`, () => void window.open(`?person=${other}`, `person-${other}`)),
  ];
}

function editMenu(session: Session): Entry[] {
  const { rows, columns } = session.state.selection.block;
  return [
    entry('Undo', run(session, 'undo'), { keys: 'Ctrl+Z' }),
    entry('Redo', run(session, 'redo'), { keys: 'Ctrl+Y' }),
    LINE,
    ...clipboardEntries(session),
    LINE,
    entry('Fill down', run(session, 'fillDown'), { keys: 'Ctrl+D' }),
    entry('Clear values', run(session, 'clear'), { keys: 'Delete' }),
    LINE,
    entry(`Delete ${counted(rows, 'row')}`, () => actions.deleteRows(session)),
    entry(`Delete ${counted(columns, 'column')}`, () => actions.changeColumns(session, 'deleteColumns')),
    LINE,
    entry('Move columns left', () => actions.moveColumnsBy(session, 'left')),
    entry('Move columns right', () => actions.moveColumnsBy(session, 'right')),
  ];
}

function clipboardEntries(session: Session): Entry[] {
  return [
    entry('Cut', () => browserCommand(session, 'cut'), { keys: 'Ctrl+X' }),
    entry('Copy', () => browserCommand(session, 'copy'), { keys: 'Ctrl+C' }),
    entry('Paste', () => void pasteFromSystem(session, false), { keys: 'Ctrl+V' }),
    entry('Paste values only', () => void pasteFromSystem(session, true), { keys: 'Ctrl+Shift+V' }),
  ];
}

/** The legacy command is the only one that fires the same event as the keys do. */
function browserCommand(session: Session, command: 'copy' | 'cut'): void {
  cancelEditing(session);
  document.execCommand(command);
}

async function pasteFromSystem(session: Session, valuesOnly: boolean): Promise<void> {
  try {
    pasteText(session, await navigator.clipboard.readText(), valuesOnly);
  } catch {
    const { copied } = session.state;
    if (copied) pasteText(session, copied.text, valuesOnly);
    else session.report('Cannot paste from the menu', 'The browser does not let this page read the clipboard. Press Ctrl+V instead.');
  }
}

function viewMenu(session: Session): Entry[] {
  const tab = session.state.tab?.view;
  const hiddenSheets = session.state.book?.tabs.filter(({ hidden }) => hidden) ?? [];
  const sheets: Entry[] = hiddenSheets.map(({ id, name }) => entry(name, () => actions.actOnSheet(session, 'showTab', id)));
  return [
    { kind: 'menu', caption: 'Hidden sheets', entries: sheets.length > 0 ? sheets : [entry('None', () => undefined, { off: true })] },
    entry('Show all hidden columns', () => actions.showAllColumns(session), { off: !tab || tab.hiddenColumns.length === 0 }),
    LINE,
    entry('Show the start card', () => session.store.change({ card: 'open' })),
  ];
}

function insertMenu(session: Session): Entry[] {
  const { rows, columns } = session.state.selection.block;
  return [
    entry(`${counted(rows, 'row')} above`, () => actions.insertRows(session, 'above')),
    entry(`${counted(rows, 'row')} below`, () => actions.insertRows(session, 'below')),
    LINE,
    entry(`${counted(columns, 'column')} left`, () => actions.insertColumns(session, 'left')),
    entry(`${counted(columns, 'column')} right`, () => actions.insertColumns(session, 'right')),
    LINE,
    entry('Link', () => actions.linkText(session)),
    entry('Note', () => openNote(session), { keys: 'Shift+F2' }),
    entry('Sheet', () => void session.act({ do: 'addTab' })),
  ];
}

function formatMenu(session: Session): Entry[] {
  const number = (caption: string, numberFormat: string) => entry(caption, () => actions.format(session, { numberFormat }));
  const fill = (caption: string, background: string) => entry(caption, () => actions.format(session, { background }));
  return [
    entry('Bold', run(session, 'bold'), { keys: 'Ctrl+B' }),
    {
      kind: 'menu',
      caption: 'Number',
      entries: [
        number('Automatic', 'General'),
        number('Plain text', '@'),
        number('Number', '#,##0.00'),
        number('Percent', '0.00%'),
        number('Date', 'yyyy-mm-dd'),
      ],
    },
    {
      kind: 'menu',
      caption: 'Fill color',
      entries: [fill('None', ''), fill('Yellow', '#fff2cc'), fill('Green', '#d9ead3'), fill('Blue', '#cfe2f3'), fill('Red', '#f4cccc')],
    },
  ];
}

function dataMenu(session: Session): Entry[] {
  const { tab, selection } = session.state;
  const filter = tab?.view.filter ?? null;
  const { column } = selection.active;
  const letters = columnLetters(column);
  const inFilter = filter !== null && column >= filter.block.column && column < filter.block.column + filter.block.columns;
  return [
    entry(`Sort sheet by column ${letters} (A to Z)`, () => actions.sortFilter(session, column, true), { off: !inFilter }),
    entry(`Sort sheet by column ${letters} (Z to A)`, () => actions.sortFilter(session, column, false), { off: !inFilter }),
    LINE,
    entry(`Sort range by column ${letters} (A to Z)`, () => actions.sortRange(session, true), { off: selection.block.rows < 2 }),
    entry(`Sort range by column ${letters} (Z to A)`, () => actions.sortRange(session, false), { off: selection.block.rows < 2 }),
    LINE,
    entry(`Filter column ${letters}`, () => openFilter(session, column), { off: !inFilter, keys: 'Alt+Down' }),
    entry('Show all filtered rows', () => actions.clearFilter(session), { off: !filter || Object.keys(filter.hidden).length === 0 }),
  ];
}

function extensionsMenu(session: Session): Entry[] {
  const entries = session.state.menu.map((made) => addOnEntry(session, made));
  return entries.length > 0 ? entries : [entry('No add-on is installed', () => undefined, { off: true })];
}

function addOnEntry(session: Session, made: MenuEntry): Entry {
  if (made.kind === 'item') return entry(made.caption, () => void session.runMenu(made.fn));
  return { kind: 'menu', caption: made.caption, entries: made.entries.map((inside) => addOnEntry(session, inside)) };
}

/** Right click or Shift+F10 on cells, row numbers or column letters. */
export function contextMenu(session: Session, on: Extract<Popup, { kind: 'context' }>['on']): Entry[] {
  const { rows, columns } = session.state.selection.block;
  const row = counted(rows, 'row');
  const column = counted(columns, 'column');
  const rowEntries = [
    entry(`Insert ${row} above`, () => actions.insertRows(session, 'above')),
    entry(`Insert ${row} below`, () => actions.insertRows(session, 'below')),
    entry(`Delete ${row}`, () => actions.deleteRows(session)),
  ];
  const columnEntries = [
    entry(`Insert ${column} left`, () => actions.insertColumns(session, 'left')),
    entry(`Insert ${column} right`, () => actions.insertColumns(session, 'right')),
    entry(`Delete ${column}`, () => actions.changeColumns(session, 'deleteColumns')),
  ];
  const middle = {
    cells: [...rowEntries, LINE, ...columnEntries, LINE, ...sortEntries(session), LINE, noteEntry(session)],
    rows: [...rowEntries, LINE, ...hideEntries(session, 'Row')],
    columns: [...columnEntries, LINE, ...hideEntries(session, 'Column'), LINE, ...moveEntries(session), LINE, ...sortEntries(session)],
  };
  return [...clipboardEntries(session), LINE, ...middle[on]];
}

function noteEntry(session: Session): Entry {
  const { tab, selection } = session.state;
  const noted = tab?.cell(selection.active.row, selection.active.column).note !== undefined;
  return entry(noted ? 'Edit note' : 'Insert note', () => openNote(session), { keys: 'Shift+F2' });
}

function hideEntries(session: Session, what: 'Row' | 'Column'): Entry[] {
  const change = (verb: 'hide' | 'show') => () =>
    what === 'Row' ? actions.changeRows(session, `${verb}Rows`) : actions.changeColumns(session, `${verb}Columns`);
  const { tab, selection } = session.state;
  const { row, rows, column, columns } = selection.block;
  const [hidden, from, count] = what === 'Row' ? [tab?.view.hiddenRows, row, rows] : [tab?.view.hiddenColumns, column, columns];
  const some = hidden?.some((index) => index >= from && index < from + count) ?? false;
  const word = what.toLowerCase();
  return [entry(`Hide ${counted(count, word)}`, change('hide')), ...(some ? [entry(`Show hidden ${word}s`, change('show'))] : [])];
}

const moveEntries = (session: Session): Entry[] => [
  entry('Move left', () => actions.moveColumnsBy(session, 'left')),
  entry('Move right', () => actions.moveColumnsBy(session, 'right')),
];

const sortEntries = (session: Session): Entry[] => [
  entry('Sort range A to Z', () => actions.sortRange(session, true), { off: session.state.selection.block.rows < 2 }),
  entry('Sort range Z to A', () => actions.sortRange(session, false), { off: session.state.selection.block.rows < 2 }),
];

/** The menu of one sheet in the sheet bar. */
export function sheetMenu(session: Session, sheet: TabSummary, rename: () => void): Entry[] {
  const others = session.state.book?.tabs.filter(({ hidden }) => !hidden).length ?? 1;
  return [
    entry('Rename', rename),
    entry('Duplicate', () => actions.actOnSheet(session, 'duplicateTab', sheet.id)),
    entry('Hide', () => actions.actOnSheet(session, 'hideTab', sheet.id), { off: others < 2 }),
    entry('Delete', () => actions.actOnSheet(session, 'deleteTab', sheet.id), { off: others < 2 }),
  ];
}
