// English words of the Overview: what it writes into its tab, and its panel.

import { clip, counted, inLine } from '../phrase';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const overviewCells = {
  tabName: ({ tab }: { tab: string }) => `Overview of ${clip(inLine(tab), 60)}`,
  /** `weekday`: 0 = Sunday. `month`: 1 to 12. */
  asOf: ({ weekday, day, month }: { weekday: number; day: number; month: number }) =>
    `Overview as of ${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`,
  top: ({ tab }: { tab: string }) => `Overview of “${clip(inLine(tab), 60)}”`,
  about:
    'Counts the rows of that tab by formulas, so it is always up to date. This tab is yours: change and add what you like; what you changed stays.',
  title: {
    todo: 'To do',
    status: 'By status and owner',
    platform: 'By platform',
    label: 'By label',
    country: 'By country',
    moves: 'Status changes per week',
  },
  heading: {
    what: 'What',
    creators: 'Creators',
    days: 'Days',
    status: 'Status',
    platform: 'Platform',
    label: 'Label',
    country: 'Country',
    all: 'All',
    from: 'From',
    week: 'Week from',
    moves: 'All changes',
  },
  line: {
    dueToday: 'Due today',
    overdue: 'Due before today',
    untouched: 'No CRM change for this many days',
    noStatus: '(no status)',
    noOwner: '(nobody)',
    noPlatform: '(no platform)',
    noLabel: '(no label)',
    noCountry: '(no country)',
    other: '(others)',
  },
};

export const overview = {
  open: 'Overview…',
  title: 'Overview',
  about:
    'A tab with numbers and charts over the creators of this tab: by status and owner, platform, label and country, who is due, and which statuses changed each week. Formulas keep it up to date, and the tab is yours to change. Nothing is asked of the CRM.',
  none: 'Open a tab with creators first. The Overview counts the rows of the tab in front.',
  of: ({ tab }: { tab: string }) => `Counts the tab “${clip(tab, 60)}”.`,
  there: ({ tab }: { tab: string }) => `It is the tab “${clip(tab, 60)}”.`,
  noDue: 'Who is due is missing, because this tab has no column for it. More ▸ Follow-ups makes one.',
  noChanges: 'Changes per week are missing, because no tab holds them yet. More ▸ Tab of all changes begins one.',
  make: 'Make the Overview',
  renew: 'Bring it up to date',
  goTo: 'Go to it',
  renewAbout:
    'The numbers are always up to date. This adds new statuses, owners, labels and countries, and repairs formulas after a column was deleted. What you changed, added or removed stays as it is.',
  freeze: 'Keep a copy of today',
  freezeAbout: 'Makes another tab with the numbers as they are now, without formulas, for a weekly review.',
  made: ({ tab }: { tab: string }) => `“${clip(tab, 60)}” is there.`,
  renewed: ({ cells }: { cells: number }) => (cells === 0 ? 'Nothing to do: it is up to date.' : `${counted(cells, 'cell')} written.`),
  kept: ({ n }: { n: number }) =>
    `${counted(n, 'cell')} that you changed ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}.`,
  noRoom: ({ n }: { n: number }) =>
    `${counted(n, 'new line')} did not fit, because something stands in the way. ${n === 1 ? 'It is' : 'They are'} counted as “(others)”.`,
  gone: ({ names }: { names: readonly string[] }) => `Left alone, because the title is not there any more: ${names.join(', ')}.`,
  frozen: ({ tab }: { tab: string }) => `“${clip(tab, 60)}” holds the numbers of now.`,
};
