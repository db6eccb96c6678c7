// The seed of the sandbox CRM: invented creators, or a file of them.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../../workbench/crm/sandbox';
import { Asking } from './asking';

describe('invented creators', () => {
  const dumpOf = async (count: number, account = 'main') => {
    const crm = await Asking.open({ creators: { kind: 'invented', count } });
    const dump = await crm.dump(account);
    crm.close();
    return dump;
  };

  test('are the same at every start', async () => {
    expect(await dumpOf(80)).toEqual(await dumpOf(80));
  });

  test('are as many as requested, each with an id of its own, and one in twenty more is not in the CRM', async () => {
    const { channels, withoutChannel } = await dumpOf(600);
    const ids = [...channels, ...withoutChannel].map(({ creatorId }) => creatorId);
    expect(channels.filter(({ archived }) => !archived)).toHaveLength(600);
    expect(channels.filter(({ archived }) => archived)).toHaveLength(24);
    expect(new Set(ids).size).toBe(ids.length);
    // The other account's creators are valid ones that this account has not added.
    expect(withoutChannel.length - (await dumpOf(600, 'other')).channels.length).toBe(30);
  });

  test('have URL-safe ids, some of which begin with a dash or look like numbers, booleans or dates', async () => {
    const ids = (await dumpOf(600)).channels.map(({ creatorId }) => creatorId as string);
    expect(ids.filter((id) => !/^[\w-]{1,256}$/.test(id))).toEqual([]);
    expect(ids.filter((id) => id.startsWith('-')).length).toBeGreaterThan(15);
    expect(ids).toEqual(expect.arrayContaining(['00123456', '1e5', '9007199254740993', '-1', 'TRUE', '2026-10-02', '__proto__']));
    expect(ids).toEqual(expect.arrayContaining(['aBcDeFgHiJ', 'AbCdEfGhIj']));
  });

  test('are obviously invented, in the scripts of the world, and reachable nowhere', async () => {
    const { channels } = await dumpOf(600);
    expect(channels.filter(({ name }) => !/^Sample Creator \d{4,5} · /.test(name))).toEqual([]);
    const scripts = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Katakana', 'Hangul', 'Thai', 'Devanagari'];
    const unseen = scripts.filter((script) => !channels.some(({ name }) => new RegExp(`· .*\\p{Script=${script}}`, 'u').test(name)));
    expect(unseen).toEqual([]);
    expect(channels.some(({ name }) => name.includes('\u200d'))).toBe(true);
    const addresses = channels
      .flatMap(({ email, contactLink, channelLink }) => [email, contactLink, channelLink])
      .filter((text) => text !== '');
    expect(addresses.filter((text) => !/^(https:\/\/example\.com\/|[\w-]+@example\.com$)/.test(text))).toEqual([]);
  });

  test('carry notes that have broken spreadsheets, blanks, several labels and every status', async () => {
    const { channels, lists } = await dumpOf(600);
    const notes = channels.map((channel) => channel.notes);
    for (const start of ['=', '+', '-', "'", '@', '007', 'TRUE', '2026-10-02', ' '])
      expect(notes.some((text) => text.startsWith(start))).toBe(true);
    expect(notes.some((text) => text.length > 4000)).toBe(true);
    expect(notes.some((text) => text.includes('\n'))).toBe(true);
    expect(new Set(channels.map(({ status }) => status))).toEqual(new Set(lists.statuses.map(({ id }) => id)));
    expect(channels.some(({ labels }) => labels.length > 3)).toBe(true);
    expect(lists.labels.some(({ name }) => name.includes(','))).toBe(true);
    for (const blank of [
      notes.includes(''),
      channels.some(({ owner }) => owner === null),
      channels.some(({ followers }) => followers === null),
    ])
      expect(blank).toBe(true);
  });

  test('fill only an empty store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const file = join(folder, 'deep', 'crm.db');
    const first = await createSandbox({ file, creators: { kind: 'invented', count: 10 } });
    first.close();
    const again = await createSandbox({ file, creators: { kind: 'invented', count: 99 } });
    expect([first.seedReport.filled, again.seedReport]).toEqual([true, expect.objectContaining({ filled: false, channels: 15 })]);
    again.close();
    const fresh = await createSandbox({ file, fresh: true, creators: { kind: 'invented', count: 7 } });
    expect(fresh.seedReport).toMatchObject({ filled: true, channels: 12 });
    fresh.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a file of creators', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileOf = (text: string): string => {
    const file = join(folder, 'creators.csv');
    writeFileSync(file, text);
    return file;
  };
  const open = (file: string) => Asking.open({ creators: { kind: 'csv', file } });
  const lines = [
    '\ufeffplatform,handle,name,category,country,followers',
    'youtube,sample_a,"Sample, ""A"" 🎬",Toys,Norway,1200',
    'youtube,sample_b,示例,Toys,-,#VALOR!',
    "tiktok,sample_a,Same handle elsewhere,,10.2M,N/A'",
    'youtube,sample_a,Repeated,,Norway,9',
    'instagram,/odd?&,,,,12.5',
  ];

  test('yields each platform and handle once, and treats junk numbers as unknown', async () => {
    const crm = await open(fileOf(`${lines.join('\r\n')}\r\n`));
    const { channels, withoutChannel } = await crm.dump();
    const fromFile = channels.filter(({ archived }) => !archived);
    expect(fromFile.map(({ platform, handle, name, country, followers }) => [platform, handle, name, country, followers])).toEqual([
      ['youtube', 'sample_a', 'Sample, "A" 🎬', 'Norway', 1200],
      ['youtube', 'sample_b', '示例', '', null],
      ['tiktok', 'sample_a', 'Same handle elsewhere', '', null],
      ['instagram', '/odd?&', '/odd?&', '', null],
    ]);
    expect(withoutChannel.length).toBeGreaterThan(0);
    expect(crm.sandbox.seedReport.sentences).toEqual([
      'The sandbox CRM has 4 channels, 5 archived ones, and 5 more creators that can be added to it.',
      'The file has 5 rows and 4 creators.',
      'Rows passed over because they repeat a handle: 1.',
      'Creators without a name, called by their handle: 1.',
      'Creators whose number of followers cannot be read, taken as unknown: 3.',
      'Creators whose country cannot be read, taken as unknown: 3.',
    ]);
    crm.close();
  });

  test('gives a creator the same id at every start', async () => {
    const ids = async () => {
      const crm = await open(fileOf(lines.join('\n')));
      const { channels } = await crm.dump();
      crm.close();
      return channels.map(({ creatorId }) => creatorId);
    };
    expect(await ids()).toEqual(await ids());
  });

  test.each([
    ['lacks a column', 'platform,handle\nyoutube,a', 'has no column name, country, followers'],
    ['is empty', '', 'has no creators'],
    ['has only a header', 'platform,handle,name,country,followers\n', 'has no creators'],
    ['is not of comma-separated values', 'platform,handle,name,country,followers\na,"b', 'cannot be read'],
  ])('that %s is refused in one clear sentence', async (_, text, words) => {
    const file = fileOf(text);
    await expect(open(file)).rejects.toMatchObject({
      kind: 'bad-csv',
      message: expect.stringContaining(`The file of creators ${file} ${words}`) as string,
    });
  });

  test('that is missing is refused in one clear sentence', async () => {
    const file = join(folder, 'nowhere.csv');
    await expect(open(file)).rejects.toMatchObject({ kind: 'bad-csv', message: `The file of creators ${file} does not exist.` });
  });

  test('that is refused leaves the store empty', async () => {
    const file = join(folder, 'crm.db');
    await expect(createSandbox({ file, creators: { kind: 'csv', file: fileOf('a,b\n1,2') } })).rejects.toMatchObject({ kind: 'bad-csv' });
    const sandbox = await createSandbox({ file, creators: { kind: 'invented', count: 3 } });
    expect(sandbox.seedReport.filled).toBe(true);
    sandbox.close();
  });
});

test('a file that is not a database is refused by name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  const file = join(folder, 'crm.db');
  writeFileSync(file, 'this is a letter, not a database. '.repeat(99));
  await expect(createSandbox({ file })).rejects.toMatchObject({ kind: 'bad-store', message: expect.stringContaining(file) as string });
  rmSync(folder, { recursive: true });
});
