// The archive for somebody without a terminal: what they paste is the program that these tests run.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { strFromU8, unzipSync } from 'fflate';
import { built, dist, untouchable } from './built';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const NAME = `noxinfluencer-crm-sync-${version}`;

const pack = (): Uint8Array => {
  execFileSync(process.execPath, ['scripts/pack.mjs'], { stdio: 'pipe' });
  return readFileSync(`build/release/${NAME}.zip`);
};
const archive = pack();
const entries = Object.entries(unzipSync(archive));
const files = new Map(entries.map(([name, bytes]) => [name.replace(`${NAME}/`, ''), strFromU8(bytes)]));
const pasted = files.get('paste/Code.gs') ?? '';
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

describe('the program to paste', () => {
  test('is Code.js to the letter, except for where its pages come from', () => {
    const [program = ''] = pasted.split(/^function \w+Page_\(\)/m);
    expect(program.replace(/createHtmlOutput\((\w+)Page_\(\)\)/g, 'createHtmlOutputFromFile("$1")')).toBe(built('Code.js'));
  });

  test.each(['sidebar', 'review'])('contains the page %s to the letter', (page) => {
    const realm = createContext(untouchable());
    runInContext(pasted, realm);
    expect(runInContext(`${page}Page_()`, realm)).toBe(built(`${page}.html`));
  });

  test('lets a page call only the four functions: names that end in _ are private there', () => {
    const names = [...pasted.matchAll(/^function (\w+)\(\) \{/gm)].map(([, name]) => name);
    expect(names).toEqual(['answer', 'onInstall', 'onOpen', 'onTimer', 'openSidebar', 'reviewPage_', 'sidebarPage_']);
  });

  test("is accepted by Google's parser, and opens the requested page", () => {
    expect(() => parse(pasted, { ecmaVersion: 2020, sourceType: 'script' })).not.toThrow();
    const shown: string[] = [];
    const page = { setTitle: () => page };
    const createHtmlOutput = (text: string) => {
      shown.push(text);
      return page;
    };
    const realm = createContext({
      HtmlService: { createHtmlOutput },
      SpreadsheetApp: { getUi: () => ({ showSidebar: () => undefined }) },
      Session: { getActiveUserLocale: () => 'en' },
      ScriptApp: {
        AuthMode: { FULL: 'FULL' },
        AuthorizationStatus: { REQUIRED: 'REQUIRED' },
        getAuthorizationInfo: () => ({ getAuthorizationStatus: () => 'NOT_REQUIRED' }),
      },
    });
    runInContext(`${pasted}\nopenSidebar();`, realm);
    expect(shown).toEqual([built('sidebar.html')]);
  });
});

describe('the archive', () => {
  test('contains the files of a push as built', () => {
    const pushed = [...files].filter(([name]) => name.startsWith('files/')).map(([name, text]) => [name.slice('files/'.length), text]);
    expect(Object.fromEntries(pushed)).toEqual(Object.fromEntries(readdirSync(dist).map((name) => [name, built(name)])));
  });

  test('explains the installation, what is stored, and the licenses', () => {
    const documents = ['CHANGELOG.md', 'LICENSE', 'SHA256SUMS', 'THIRD_PARTY.md', 'copy.html', 'install.html'];
    expect([...files.keys()].filter((name) => !name.includes('/')).sort()).toEqual(documents);
  });

  test('lists the checksum of each of its files', () => {
    const sums = (files.get('SHA256SUMS') ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(Object.fromEntries(sums.map(([sum, name]) => [name, sum]))).toEqual(
      Object.fromEntries(
        entries.map(([name, bytes]) => [name.replace(`${NAME}/`, ''), sha256(bytes)]).filter(([name]) => name !== 'SHA256SUMS'),
      ),
    );
  });

  test('unpacks into one folder that states the version, as its own name does', () => {
    expect([...new Set(entries.map(([name]) => name.split('/')[0]))]).toEqual([NAME]);
    expect(readFileSync(`build/release/${NAME}.zip.sha256`, 'utf8')).toBe(`${sha256(archive)}  ${NAME}.zip\n`);
  });

  test('contains no time of the machine: every entry has the earliest time that a zip can express', () => {
    const view = Buffer.from(archive);
    const times: number[] = [];
    // The central directory has one entry per file; time and date are at offset 12 (APPNOTE.TXT, 4.3.12).
    const directory = view.readUInt32LE(view.length - 6);
    for (let at = directory; view.readUInt32LE(at) === 0x02014b50; ) {
      times.push(view.readUInt32LE(at + 12));
      at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
    }
    // 1980-01-01 00:00 as month and day, above the bits of the time.
    expect(times).toEqual(entries.map(() => ((1 << 5) | 1) << 16));
  });

  test('is the same archive, byte by byte, whenever it is built', () => {
    expect(sha256(pack())).toBe(sha256(archive));
  });
});
