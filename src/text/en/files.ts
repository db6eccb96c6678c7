// English: e-mail tasks, exports, imports and the account, as the sidebar shows them. It must not know how they are laid out.

import { count } from '../phrase';

const email = {
  open: 'Add to an e-mail task',
  title: 'Add to an e-mail task',
  about: 'Select rows of creators in the sheet, then choose the task they come into. You see everything before it is done.',
  find: 'Find a task',
  none: 'No task has this in its name.',
  noneYet: 'There is no e-mail task in the CRM yet. Create one there first.',
  onlyOthers: 'No task here takes creators in: only standalone tasks do. Create one in the CRM first.',
  add: 'Add selected rows',
  others: ({ n }: { n: number }) => `${count(n)} not shown: only standalone tasks take creators in.`,
};

export const files = { email };
