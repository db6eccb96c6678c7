// English: looking creators up, adding them, showing one. It must not know how it is laid out.

import { clip, count, counted } from '../phrase';

const lookUp = {
  open: 'Look up',
  title: 'Look up a creator',
  what: 'In the whole CRM, not only in this tab.',
  box: 'Name, handle, link or e-mail',
  button: 'Look up',
  busy: 'Looking…',
  nobody: 'Nobody in the CRM, archived creators included, fits this.',
  nobodyArchived: 'No archived creator fits this.',
  onlyArchived: 'Found among archived creators:',
  more: ({ n }: { n: number }) => `${counted(n, 'creator')} fit. Type more to see fewer.`,
  askArchived: 'Look among archived creators',
  show: 'Show in this tab',
  add: 'Add to this tab',
  added: ({ n }: { n: number }) => (n === 1 ? 'It is a row of this tab now.' : `${count(n)} creators are rows of this tab now.`),
};

const card = {
  noOwner: 'no owner',
  noStatus: 'no status',
  archived: 'Archived',
  unnamed: ({ key }: { key: string }) => `Creator ${clip(key, 24)}`,
};

export const people = { lookUp, card };
