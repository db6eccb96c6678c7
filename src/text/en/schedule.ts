// English: scheduled refresh.

import type { MailOutcome } from '../../rpc/schedule';
import { count, counted } from '../phrase';
import { moment } from './moment';

const mailed: Readonly<Record<MailOutcome, string>> = {
  sent: 'A mail was sent to you.',
  'not-allowed': 'No mail was sent: Google does not let the add-on send any for you.',
  'used-up': 'No mail was sent: Google sends no more of yours today.',
  refused: 'No mail was sent: Google did not take it.',
};

export const schedule = {
  open: 'Refresh by itself…',
  title: 'Refresh by itself',
  about:
    'Refreshes tabs while nobody is there, with your key, as if you pressed Refresh. It never sends anything to the CRM. Google wakes it about once an hour, so it begins within the hour after the time you choose.',
  told: 'What changed, what is left for you to do and who is due for a follow-up is added to the tab of all changes, where everybody with the file sees it.',
  when: 'When',
  at: { weekdays: 'Monday to Friday', hours: 'Every day, again and again' },
  hour: 'From (time of this spreadsheet)',
  every: 'How often',
  everyHours: ({ n }: { n: number }) => (n === 1 ? 'Every hour' : `Every ${count(n)} hours`),
  tabs: 'Tabs',
  noTabs: 'No tab of this file holds creators from the CRM yet.',
  mail: 'Mail me when there is something new',
  mailAbout: 'To your own address only, with names of creators in it.',
  allow: {
    timer: 'Google does not yet let the add-on run while you are away. Without that, everything else works.',
    mail: 'Google does not yet let the add-on send mail for you. Without that, everything else works.',
    link: 'Allow it at Google',
    noLink: 'Close this panel and open it from the menu again: Google then asks for what is missing.',
  },
  turnOn: 'Turn on',
  change: 'Save',
  turnOff: 'Turn off',
  off: 'It is off.',
  next: ({ time }: { time: string | null }) =>
    time === null ? 'On. It begins within the hour.' : `On. Next: ${moment(time)}, or within the hour after.`,
  going: ({ began, done, of }: { began: string; done: number; of: number }) =>
    `Begun ${moment(began)}; ${count(done)} of ${counted(of, 'tab')} done. It goes on within the hour.`,
  gaveWay: ({ time }: { time: string }) => `${moment(time)}: somebody was sending, so it waited. It tries again within the hour.`,
  silent: ({ time }: { time: string }) =>
    `Google has not woken it since ${moment(time)}. Turn it off and on again. If that does not help, Google has taken its permission away or your time for today is used up.`,
  last: ({ time }: { time: string }) => `Last time: ${moment(time)}`,
  nothingNew: 'Nothing new.',
  mailed,
  damaged: 'What you had chosen cannot be read any more, so it is off. Choose again.',
  newer: 'A newer version of the add-on set this up. Reload the page to change it.',
};
