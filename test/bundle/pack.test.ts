// The archive for somebody without a terminal: what they would paste is the program that these tests try.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { strFromU8, unzipSync } from 'fflate';
import { built, dist, untouchable } from './built';

const pack = (): Uint8Array => {
  execFileSync(process.execPath, ['scripts/pack.mjs'], { stdio: 'pipe' });
  const name = readdirSync('build/release').find((file) => file.endsWith('.zip')) ?? '';
  return readFileSync(`build/release/${name}`);
};
const archive = pack();
const files = new Map(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name.slice(name.indexOf('/') + 1), strFromU8(bytes)]));
const pasted = files.get('paste/Code.gs') ?? '';
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

describe('the program to paste', () => {
  test('is Code.js to the letter, but for where its pages come from', () => {
    const [program = ''] = pasted.split(/^function \w+Page_\(\)/m);
    expect(program.replace(/createHtmlOutput\((\w+)Page_\(\)\)/g, 'createHtmlOutputFromFile("$1")')).toBe(built('Code.js'));
  });

  test.each(['sidebar', 'review'])('holds the page %s to the letter', (page) => {
    const realm = createContext(untouchable());
    runInContext(pasted, realm);
    expect(runInContext(`${page}Page_()`, realm)).toBe(built(`${page}.html`));
  });

  test('lets a page call nothing more than the four functions: names that end in _ are private there', () => {
    const names = [...pasted.matchAll(/^function (\w+)\(\) \{/gm)].map(([, name]) => name);
    expect(names).toEqual(['answer', 'onInstall', 'onOpen', 'openSidebar', 'reviewPage_', 'sidebarPage_']);
  });

  test("is read by Google's parser, and opens the page that is asked for", () => {
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
    });
    runInContext(`${pasted}\nopenSidebar();`, realm);
    expect(shown).toEqual([built('sidebar.html')]);
  });
});

describe('the archive', () => {
  test('holds the files of a push as they are built', () => {
    const pushed = [...files].filter(([name]) => name.startsWith('files/')).map(([name, text]) => [name.slice('files/'.length), text]);
    expect(Object.fromEntries(pushed)).toEqual(Object.fromEntries(readdirSync(dist).map((name) => [name, built(name)])));
  });

  test('says how to install, what is kept, and under which licences', () => {
    expect([...files.keys()]).toEqual(expect.arrayContaining(['install.md', 'guide.md', 'privacy.md', 'LICENSE', 'CHANGELOG.md']));
  });

  test('names the sum of each of its files', () => {
    const sums = (files.get('SHA256SUMS') ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    expect(Object.fromEntries(sums.map(([sum, name]) => [name, sum]))).toEqual(
      Object.fromEntries([...files].filter(([name]) => name !== 'SHA256SUMS').map(([name, text]) => [name, sha256(text)])),
    );
  });

  test('is the same archive, byte by byte, whenever it is made', () => {
    expect(sha256(pack())).toBe(sha256(archive));
  });
});
