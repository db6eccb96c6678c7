// English sentences of the pages about practicing with sample creators.

import { counted } from '../phrase';

const steps = {
  edited: 'Change a status in the sheet.',
  checked: 'Press Sync here.',
  sent: 'Review what will be sent, and send it.',
  undone: 'Press “Undo this sync”, and confirm it.',
};

export const practicing = {
  start: 'Try with sample creators',
  startWhat: 'No key needed: a tab with invented creators and a pretend CRM.',
  title: 'Practice',
  lead: 'Practice:',
  what: 'These creators are invented. Nothing here reaches a CRM.',
  marked: ({ title }: { title: string }) => `Practice: ${title}`,
  review: 'Practice: these creators are invented, and none of this reaches a CRM.',
  stepsTitle: 'Try it in four steps',
  steps,
  stepDone: '(done)',
  stepsAllDone:
    'That’s it. You can also let a colleague change something, edit Sample Creator 06, who is locked, or type a status that doesn’t exist.',
  hideSteps: 'Hide the steps',
  colleague: 'Let a colleague change something',
  colleagueChanged: ({ changes }: { changes: readonly { creator: string; field: string; value: string; edited: boolean }[] }) =>
    changes.length === 0
      ? 'The CRM refused the colleague’s change: that creator is locked.'
      : `A colleague changed ${changes
          .map(
            ({ creator, field, value, edited }) =>
              `${creator}’s ${field.toLowerCase()} to “${value}”${edited ? ' (you edited the same cell)' : ''}`,
          )
          .join(' and ')} in the CRM. Press Refresh to see it, or Sync.`,
  remove: 'Delete this practice',
  removeAsk: ({ n }: { n: number }) =>
    `Delete this practice? It has ${counted(n, 'unsent edit')}, which ${n === 1 ? 'is' : 'are'} deleted with the tab. You can’t undo this here.`,
  keep: 'Keep it',
  removed: 'Practice deleted: its tab and everything saved for it.',
  notInPractice: 'Not available in practice: this needs a real CRM, or leads out of this tab.',
  copyTitle: 'A practice tab',
  copyWhat: 'This tab is a copy of a practice, or a colleague’s practice. It isn’t connected to a CRM, and nothing in it is ever sent.',
  copyDo: 'Delete it like any other tab when no one needs it. To practice yourself, start your own.',
};
