// English: scheduled refresh.

import type { MailOutcome } from '../../rpc/schedule';
import { count, counted } from '../phrase';
import { moment } from './moment';

const mailed: Readonly<Record<MailOutcome, string>> = {
  sent: 'An email was sent to you.',
  'not-allowed': 'No email was sent: Google doesn’t let the add-on send email for you.',
  'used-up': 'No email was sent: you have reached Google’s daily limit.',
  refused: 'No email was sent: Google didn’t accept it.',
};

export const schedule = {
  open: 'Automatic refresh…',
  title: 'Automatic refresh',
  about:
    'Refreshes tabs while no one is there, with your key, as if you had pressed Refresh. It never sends anything to the CRM. Google runs it about once an hour, so it starts within an hour after the time you choose.',
  told: 'What changed, what is left for you to do and who is due for a follow-up is added to the change log, where everyone with access to the file sees it.',
  when: 'When',
  at: { weekdays: 'Monday to Friday', hours: 'Every few hours' },
  hour: 'Starting at (this spreadsheet’s time zone)',
  every: 'How often',
  everyHours: ({ n }: { n: number }) => (n === 1 ? 'Every hour' : `Every ${count(n)} hours`),
  tabs: 'Tabs',
  noTabs: 'No tab in this file has creators from the CRM yet.',
  mail: 'Email me when there is something new',
  mailAbout: 'Only to your own address. The email includes creators’ names.',
  allow: {
    timer: 'Google doesn’t yet let the add-on run while you are away. Everything else works without it.',
    mail: 'Google doesn’t yet let the add-on send email for you. Everything else works without it.',
    link: 'Allow it in Google',
    noLink: 'Close this panel and open it again from the menu: Google then asks for what is missing.',
  },
  turnOn: 'Turn on',
  change: 'Save',
  turnOff: 'Turn off',
  off: 'Off.',
  next: ({ time }: { time: string | null }) =>
    time === null ? 'On. Starts within the hour.' : `On. Next: ${moment(time)}, or within an hour after.`,
  going: ({ began, done, of }: { began: string; done: number; of: number }) =>
    `Started ${moment(began)}; ${count(done)} of ${counted(of, 'tab')} done. Continues within the hour.`,
  gaveWay: ({ time }: { time: string }) => `${moment(time)}: someone was sending, so it waited. It tries again within the hour.`,
  silent: ({ time }: { time: string }) =>
    `Google hasn’t run it since ${moment(time)}. Turn it off and on again. If that doesn’t help, Google has revoked its permission, or you have used up your run time for today.`,
  last: ({ time }: { time: string }) => `Last run: ${moment(time)}`,
  nothingNew: 'Nothing new.',
  mailed,
  damaged: 'Your settings can no longer be read, so it is off. Choose them again.',
  newer: 'A newer version of the add-on set this up. Reload the page to change it.',
};
