// English sentences of the pages about practicing with sample creators.

const steps = {
  edited: 'Change a status in the sheet.',
  checked: 'Press Sync here.',
  sent: 'Look at what will be sent, and send it.',
  undone: 'Press “Undo this sync”, and send that.',
};

export const practising = {
  start: 'Try with sample creators',
  startWhat: 'No key needed: a tab with invented creators, and a CRM that only pretends.',
  title: 'Practice',
  what: 'These creators are invented. Nothing here reaches a CRM.',
  marked: ({ title }: { title: string }) => `Practice: ${title}`,
  review: 'Practice: these creators are invented, and nothing of this reaches a CRM.',
  stepsTitle: 'Try it in four steps',
  steps,
  stepDone: '(done)',
  stepsAllDone:
    'That is all of it. Try also: let a colleague change something, edit Sample Creator 06, who is locked, or type a status that does not exist.',
  hideSteps: 'Hide the steps',
  colleague: 'Let a colleague change something',
  colleagueChanged: ({ changes }: { changes: readonly { creator: string; field: string; value: string; edited: boolean }[] }) =>
    changes.length === 0
      ? 'The CRM refused the colleague’s change: that creator is locked.'
      : `A colleague changed in the CRM: ${changes
          .map(({ creator, field, value, edited }) => `${creator}, ${field}: “${value}”${edited ? ' (you have edited the same)' : ''}`)
          .join('; ')}. Press Refresh to see it, or Sync.`,
  remove: 'Delete this practice',
  removed: 'The practice is deleted: its tab, and everything that was kept for it.',
  notInPractice: 'This is not in practice: it needs a CRM, or leads out of this tab.',
  copyTitle: 'A practice tab',
  copyWhat:
    'This tab was copied from a practice, or a colleague practises here. It is connected to no CRM, and nothing in it is ever sent.',
  copyDo: 'Delete it like any other tab when nobody needs it. To practise yourself, begin a practice of your own.',
};
