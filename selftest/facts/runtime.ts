// The language as the platform runs it, the session, and the add-on's program beside this one.

import { ANYTHING, type FactOfGroup, group } from '../fact';

/** `typeof` of a name the platform may not know. */
const typeOf = (name: string): string => typeof Reflect.get(globalThis, name);

const absent = (name: string): FactOfGroup => [`without-${name}`, `There is no ${name}.`, 'undefined', () => typeOf(name)];

const present = (name: string, type: string): FactOfGroup => [`with-${name}`, `There is ${name}.`, type, () => typeOf(name)];

const ABSENT = [
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'TextDecoder',
  'fetch',
  'crypto',
  'atob',
  'btoa',
  'structuredClone',
  'performance',
  'setTimeout',
  'setInterval',
  'process',
  'window',
];

const members = (enumeration: object): readonly string[] =>
  Object.keys(enumeration)
    .filter((key) => /^[A-Z_]+$/.test(key))
    .sort();

/** What the add-on's own program, pushed beside this one, leaves at the top level of the script. */
const addOn = (): unknown => Reflect.get(globalThis, '__noxSync');

/** What a template makes of the text. */
function printed(source: string, text: string): string {
  const template = HtmlService.createTemplate(source);
  Reflect.set(template, 'text', text);
  return template.evaluate().getContent();
}

export const runtime = group('runtime', [
  ...ABSENT.map(absent),
  present('Intl', 'object'),
  present('console', 'object'),
  [
    'console-methods',
    'console has log, info, warn and error.',
    ['function', 'function', 'function', 'function'],
    () => [typeof console.log, typeof console.info, typeof console.warn, typeof console.error],
  ],
  present('Promise', 'function'),
  present('WebAssembly', 'object'),
  [
    'time-zones',
    'Intl knows time zones.',
    '13:30',
    () =>
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
        new Date('2026-03-04T12:30:00Z'),
      ),
  ],
  ['unicode-patterns', 'Regular expressions know Unicode properties.', true, () => /^\p{L}+$/u.test('中文é')],
  ['look-behind', 'Regular expressions look behind.', 'b', () => /(?<=a)b/.exec('ab')?.[0] ?? null],
  ['add-on-parsed', "Google's parser reads the add-on's program.", 'object', () => typeof addOn()],
  [
    'add-on-exports',
    'It has its five functions.',
    ['answer', 'onInstall', 'onOpen', 'onTimer', 'openSidebar'],
    () => {
      const program = addOn();
      return typeof program === 'object' && program !== null ? Object.keys(program).sort() : null;
    },
  ],
  ['enumeration-members', 'An enumeration lists its members.', ['RANGE', 'SHEET'], () => members(SpreadsheetApp.ProtectionType)],
  [
    'enumeration-text',
    'A member of an enumeration is its name as a text.',
    ['RANGE', true],
    () => {
      const { RANGE } = SpreadsheetApp.ProtectionType;
      return [String(RANGE), RANGE === SpreadsheetApp.ProtectionType.RANGE];
    },
  ],
  [
    'exception-name',
    "The platform's errors are called Exception and are errors.",
    ['Exception', true],
    ({ sheet }) => {
      const one = sheet();
      try {
        one.getRange(0, 1);
        return null;
      } catch (error) {
        return error instanceof Error ? [error.name, true] : [String(error), false];
      }
    },
  ],
  [
    'user-text',
    'The person as a text is the address.',
    true,
    () => {
      const user = Session.getActiveUser();
      return String(user) === user.getEmail() && user.getEmail().includes('@');
    },
  ],
  ['language', 'The language of the account.', ANYTHING, () => Session.getActiveUserLocale()],
  ['script-zone', "The script's time zone is the manifest's.", 'Etc/UTC', () => Session.getScriptTimeZone()],
  [
    'authorized',
    'Whoever runs this has granted what the manifest asks for.',
    'NOT_REQUIRED',
    () => String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()),
  ],
  ['template', 'A template escapes what it prints with =.', '<p>&lt;b&gt; &amp; &#34;</p>', () => printed('<p><?= text ?></p>', '<b> & "')],
  ['template-raw', 'And not what it prints with !=.', '<p><b></p>', () => printed('<p><?!= text ?></p>', '<b>')],
]);
