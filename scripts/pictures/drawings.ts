// Google's own screens as schematic drawings, three side by side: what to look for, not what it looks like.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PICTURES } from './shown';

/** The contents of a screen, from the top. `pick` = a line to click among others, `press` = its button, `fill` = a box and its text. */
type Line = { readonly [K in 'text' | 'pick' | 'press' | 'tick' | 'link']?: string } & { readonly fill?: readonly [string, string] };

interface Screen {
  readonly does: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

type Drawing = readonly [Screen, Screen, Screen];

const SCOPES: Readonly<Record<string, string>> = {
  'spreadsheets.currentonly': 'this spreadsheet',
  'script.external_request': 'an outside service (the CRM)',
  'script.container.ui': 'panels beside the sheet',
  'userinfo.email': 'your e-mail address',
  'script.scriptapp': 'running when you are not there',
  'script.send_mail': 'sending you e-mail',
};

/** What the manifest requests, in short words. Throws for a scope without words here. */
function asked(): readonly string[] {
  const { oauthScopes } = JSON.parse(readFileSync('appsscript.json', 'utf8')) as { readonly oauthScopes: readonly string[] };
  return oauthScopes.map((scope) => {
    const words = SCOPES[scope.split('/').at(-1) ?? ''];
    if (words === undefined) throw new Error(`What does ${scope} ask for? Say it in scripts/pictures/drawings.ts.`);
    return words;
  });
}

const ADD_ON = 'NoxInfluencer CRM Sync';

const drawings: Readonly<Record<string, Drawing>> = {
  allow: [
    {
      does: 'Not verified: it is your own script',
      title: 'Google hasn’t verified this app',
      lines: [{ text: 'The script is your own,' }, { text: 'so no one had it verified.' }, { link: 'Advanced' }],
    },
    {
      does: 'Continue',
      title: 'Google hasn’t verified this app',
      lines: [{ text: 'In the section that opens:' }, { link: `Go to ${ADD_ON}` }],
    },
    {
      does: 'Allow',
      title: `${ADD_ON} wants access`,
      lines: [...asked().map((tick) => ({ tick })), { press: 'Allow' }],
    },
  ],
  listing: [
    {
      does: 'Google Auth Platform',
      title: 'Cloud console',
      lines: [
        { pick: 'Audience: Internal' },
        { fill: ['App name', ADD_ON] },
        { fill: ['Support email', 'yours'] },
        { text: 'Data access: the add-on’s scopes' },
      ],
    },
    {
      does: 'Script and Cloud project',
      title: 'Apps Script: Project Settings',
      lines: [{ text: 'Google Cloud Platform project' }, { fill: ['Project number', '123456789012'] }, { press: 'Set project' }],
    },
    {
      does: 'Marketplace SDK',
      title: 'App Configuration',
      lines: [
        { pick: 'Visibility: Private' },
        { tick: 'Sheets add-on' },
        { fill: ['Script ID', 'printed by step 2'] },
        { fill: ['Script version', '1'] },
      ],
    },
  ],
  admin: [
    {
      does: 'Apps list',
      title: 'admin.google.com',
      lines: [{ text: 'Apps' }, { text: 'Google Workspace Marketplace apps' }, { pick: 'Apps list' }, { press: 'Install app' }],
    },
    {
      does: 'Who gets it',
      title: `Install ${ADD_ON}`,
      lines: [{ tick: 'Everyone at your organization' }, { text: 'or certain groups' }, { press: 'Finish' }],
    },
    {
      does: 'What colleagues see',
      title: 'Any spreadsheet',
      lines: [{ text: 'Extensions' }, { pick: ADD_ON }, { link: 'Open' }],
    },
  ],
  public: [
    {
      does: 'Your domain',
      title: 'Search Console',
      lines: [{ text: 'example.com' }, { tick: 'Ownership verified' }, { text: 'home page, privacy, terms on it' }],
    },
    {
      does: 'Consent screen verification',
      title: 'Google Auth Platform',
      lines: [
        { pick: 'Audience: External' },
        { fill: ['Each scope', 'its reason'] },
        { fill: ['Video', 'the add-on in use'] },
        { press: 'Submit for verification' },
      ],
    },
    {
      does: 'Listing review',
      title: 'Marketplace SDK: Store Listing',
      lines: [{ pick: 'Visibility: Public' }, { text: 'texts, icons, screenshots' }, { press: 'Publish' }],
    },
  ],
};

/** Every drawing by its file. */
export const drawn = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(drawings).map(([name, drawing]) => [path.posix.join(PICTURES, `${name}.svg`), svgOf(drawing)]));

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Of a screen, its rows and its margin; `HEIGHT` is that of all rows together. */
const [WIDTH, HEIGHT, ROW, LEFT] = [290, 200, 40, 16] as const;

function svgOf(screens: Drawing): string {
  const said = screens.map(({ does, title }, i) => `${i + 1}: ${does} (${title})`).join('. ');
  const body = screens.map((screen, i) => screenAt(screen, i + 1, 10 + i * 325)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 290" font-family="Arial, sans-serif" font-size="14" role="img" aria-label="${escaped(said)}">\n<rect width="960" height="290" fill="#fff"/>\n${body}\n</svg>\n`;
}

function screenAt({ does, title, lines }: Screen, number: number, x: number): string {
  return [
    `<g transform="translate(${x} 0)" fill="#3c4043">`,
    `<text x="2" y="28" font-weight="bold" fill="#202124">${number}  ${escaped(does)}</text>`,
    `<path d="M.5 74.5h${WIDTH}" stroke="#9aa0a6"/><rect x=".5" y="40.5" width="${WIDTH}" height="236" rx="8" fill="none" stroke="#9aa0a6"/>`,
    `<text x="${LEFT}" y="62" font-weight="bold">${escaped(title)}</text>`,
    ...lines.map((line, i) => lineAt(line, 104 + i * Math.min(ROW, HEIGHT / lines.length))),
    '</g>',
  ].join('\n');
}

function lineAt({ text, pick, press, tick, link, fill }: Line, y: number): string {
  if (pick !== undefined)
    return `<rect x="${LEFT - 8}" y="${y - 20}" width="${WIDTH - 16}" height="30" rx="4" fill="#e8f0fe"/><text x="${LEFT}" y="${y}" fill="#174ea6" font-weight="bold">${escaped(pick)}</text>`;
  if (press !== undefined)
    return `<rect x="${LEFT}" y="${y - 20}" width="${press.length * 8 + 28}" height="30" rx="15" fill="#0b57d0"/><text x="${LEFT + 14}" y="${y}" fill="#fff">${escaped(press)}</text>`;
  if (tick !== undefined)
    return `<rect x="${LEFT}" y="${y - 12}" width="14" height="14" fill="#0b57d0"/><path d="m${LEFT + 3} ${y - 5} 3 4 6-7" fill="none" stroke="#fff" stroke-width="2"/><text x="${LEFT + 24}" y="${y}">${escaped(tick)}</text>`;
  if (link !== undefined) return `<text x="${LEFT}" y="${y}" fill="#0b57d0" text-decoration="underline">${escaped(link)}</text>`;
  if (fill === undefined) return `<text x="${LEFT}" y="${y}">${escaped(text ?? '')}</text>`;
  const [label, value] = fill;
  return `<text x="${LEFT}" y="${y}">${escaped(label)}</text><rect x="${LEFT + 104}" y="${y - 18}" width="${WIDTH - LEFT - 112}" height="26" rx="4" fill="#f1f3f4"/><text x="${LEFT + 112}" y="${y}" font-size="12">${escaped(value)}</text>`;
}
