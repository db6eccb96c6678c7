// English words of practice on the server: what the invented CRM holds and says, and what marks the tab.

import type { PracticeWords } from '../practice-words';

export const practice: PracticeWords = {
  tabName: 'Practice (sample creators)',
  syncHeading: 'Sync (practice)',
  reviewTitle: 'Practice: review before sending',
  who: 'practice',
  creator: ({ n }) => `Sample Creator ${n}`,
  member: ({ letter }) => `Sample Colleague ${letter}`,
  statuses: ['Not contacted', 'In talks', 'Under contract', 'Completed'],
  labels: ['Sample label: beauty', 'Sample label: gaming', 'Sample label: travel'],
  notes: ['Sample note: asked for rates', 'Sample note: prefers email'],
  lockedNote: 'Sample note: locked, so the CRM refuses changes',
  colleagueNote: 'Sample note: a colleague was here',
  refusals: {
    noSuchValue: 'This value isn’t in any of the lists.',
    noAddress: 'This isn’t an email address. One would be name@example.com.',
    noLink: 'This isn’t a link: it must begin with https://.',
    notThere: 'This creator or label isn’t in the practice CRM.',
    locked: 'This creator is locked in the practice CRM. A real CRM says here why it refuses.',
    taken: 'A label with this name already exists.',
    notInPractice: 'This isn’t available in practice.',
  },
};
