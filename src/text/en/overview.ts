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
  /** The same two lines in a copy that holds saved numbers. */
  topAsOf: ({ tab, weekday, day, month }: { tab: string; weekday: number; day: number; month: number }) =>
    `Overview of “${clip(inLine(tab), 60)}” as of ${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`,
  aboutSaved: 'Saved numbers. They don’t change.',
  about: 'Formulas count the rows of that tab, so this is always up to date. This tab is yours: change or add anything; your changes stay.',
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
    week: 'Week of',
    moves: 'All changes',
  },
  line: {
    dueToday: 'Due today',
    overdue: 'Due before today',
    untouched: 'No CRM change for N days',
    noStatus: '(no status)',
    noOwner: '(no owner)',
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
    'A tab with numbers and charts about the creators in this tab: by status and owner, platform, label and country, who is due, and which statuses changed each week. Formulas keep it up to date, and you can change anything in it. It makes no CRM requests.',
  none: 'Open a tab with creators first. The Overview counts the rows of the open tab.',
  of: ({ tab }: { tab: string }) => `Counts “${clip(tab, 60)}”.`,
  there: ({ tab }: { tab: string }) => `The Overview is in “${clip(tab, 60)}”.`,
  noDue: 'It does not show who is due, because this tab has no column for that. More ▸ Follow-ups adds one.',
  noChanges: 'It does not show changes per week, because there is no change log yet. More ▸ Change log starts one.',
  make: 'Create the Overview',
  renew: 'Update',
  goTo: 'Go to it',
  renewAbout:
    'The numbers are always up to date. Update adds new statuses, owners, labels and countries, and repairs formulas after a column was deleted. What you changed, added or removed stays as it is.',
  freeze: 'Save today’s numbers',
  freezeAbout: '“Save today’s numbers” creates another tab with the numbers as they are now, without formulas, for a weekly review.',
  made: ({ tab }: { tab: string }) => `Created “${clip(tab, 60)}”.`,
  renewed: ({ cells }: { cells: number }) => (cells === 0 ? 'Nothing to do: it is up to date.' : `${counted(cells, 'cell')} written.`),
  kept: ({ n }: { n: number }) => `${counted(n, 'cell')} you changed ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}.`,
  noRoom: ({ n }: { n: number }) =>
    `${counted(n, 'new line')} did not fit, because other cells are in the way. ${n === 1 ? 'It is' : 'They are'} counted as “(others)”.`,
  gone: ({ names }: { names: readonly string[] }) => `Left alone, because the title is gone: ${names.join(', ')}.`,
  frozen: ({ tab }: { tab: string }) => `“${clip(tab, 60)}” has the numbers as of now.`,
};
