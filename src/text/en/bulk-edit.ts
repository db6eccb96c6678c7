// English: editing many rows at once.

import { clip, count, counted } from '../phrase';

export const bulkEdit = {
  open: 'Edit many rows…',
  title: 'Edit many rows',
  which: 'Rows',
  rows: { selected: 'Selected rows', visible: 'Visible rows', all: 'All rows' },
  what: 'What to do',
  verb: {
    set: 'Set a value',
    clear: 'Clear',
    replace: 'Find and replace',
    append: 'Add a line to the notes',
    copy: 'Copy from another column',
    move: 'Replace one value with another',
    labels: 'Add or remove labels',
  },
  column: 'Column',
  value: 'Value',
  choose: 'Choose…',
  find: 'Find',
  by: 'Replace with',
  heedCase: 'Match case',
  line: 'Line to add',
  stampedLine: ({ stamp, text }: { stamp: string; text: string }) => `${stamp}: ${text}`,
  noLabels: 'The CRM has no labels yet.',
  stamped: ({ stamp }: { stamp: string }) => `Start with “${stamp}:”`,
  fromColumn: 'Copy from',
  from: 'Replace',
  to: 'With',
  add: 'Add labels',
  remove: 'Remove labels',
  show: 'Preview',
  counts: ({ creators, changing, same, formulas }: { creators: number; changing: number; same: number; formulas: number }) =>
    creators === 0
      ? 'These rows contain no creators.'
      : `${[
          changing === 0 ? 'Nothing changes' : `${counted(changing, 'creator')} will change`,
          ...(same === 0 ? [] : [`${count(same)} ${same === 1 ? 'stays as it is' : 'stay as they are'}`]),
          ...(formulas === 0 ? [] : [`${counted(formulas, 'formula')} ${formulas === 1 ? 'is' : 'are'} left alone`]),
        ].join(', ')}.`,
  leftOut: ({ where }: { where: string }) =>
    `${where}: left out, because it is unclear whose row it is or what is meant, or the text would be too long.`,
  notUndoable: 'This is too much to undo here later. You can still discard the edits to get the CRM’s values back.',
  example: ({ name, before, after }: { name: string; before: string; after: string }) =>
    `${clip(name, 30)}: ${clip(before, 60)} → ${clip(after, 60)}`,
  write: ({ n }: { n: number }) => `Change ${counted(n, 'creator')} in the sheet`,
  written: ({ cells, formulas }: { cells: number; formulas: number }) =>
    [
      cells === 0 ? 'No cell was changed.' : `${counted(cells, 'cell')} changed in the sheet. Press Sync to send.`,
      ...(formulas === 0 ? [] : [`${counted(formulas, 'formula')} left as ${formulas === 1 ? 'it is' : 'they are'}.`]),
    ].join(' '),
  takeBack: 'Undo',
  takenBack: ({ cells, edited }: { cells: number; edited: number }) =>
    `${counted(cells, 'cell')} restored.${edited === 0 ? '' : ` ${count(edited)} edited since ${edited === 1 ? 'stays' : 'stay'} as edited.`}`,
};
