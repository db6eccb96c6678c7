// English words used in more than one place: names of fields and buttons, lengths of time.

import { namesIn } from '../columns';
import { ageOf, count, counted, spanOf } from '../phrase';

const agoUnits = { minutes: 'min', hours: 'h', days: 'd' } as const;

export const common = {
  /** At most 30 characters, sentence case: the platform's rule for add-on names. */
  addOn: 'NoxInfluencer CRM Sync',
  field: namesIn('en'),
  /** Separates the items of a list of fields. */
  comma: ', ',
  /** After a name. */
  remark: ({ text }: { text: string }) => ` (${text})`,
  /** Short facts side by side; blank ones are omitted. */
  beside: ({ parts }: { parts: readonly string[] }) => parts.filter((part) => part !== '').join(' · '),
  /** How many more there are after those shown. */
  others: ({ n }: { n: number }) => `and ${count(n)} more`,
  platform: (wire: string) => ({ youtube: 'YouTube', tiktok: 'TikTok', instagram: 'Instagram' })[wire.toLowerCase()] ?? wire,
  span: ({ seconds }: { seconds: number }) => {
    const { unit, n } = spanOf(seconds);
    return unit === 'seconds' ? `${n} s` : `${n} min`;
  },
  ago: ({ seconds }: { seconds: number }) => {
    const { unit, n } = ageOf(seconds);
    return unit === 'minutes' && n === 0 ? 'just now' : `${n} ${agoUnits[unit]} ago`;
  },
  blank: '(blank)',
  loading: 'Loading…',
  close: 'Close',
  cancel: 'Cancel',
  tryAgain: 'Try again',
  tryNow: 'Try now',
  goOn: 'Continue',
  technicalDetails: 'Technical details',
  technical: { code: 'Code', summary: 'Message', hint: 'Hint', request: 'Request' },
  otherKey: 'Use another key',
  openHelp: 'Open the help page',
  working: 'Working…',
  limitWait: ({ seconds, perMinute }: { seconds: number; perMinute: number }) =>
    `The CRM allows ${counted(perMinute, 'request')} a minute. Continuing in ${seconds} s.`,
  settlingWait: ({ seconds }: { seconds: number }) => `Asking the CRM what has arrived first. Continuing in ${seconds} s.`,
  retryWait: ({ seconds }: { seconds: number }) => `Trying again in ${seconds} s.`,
};
