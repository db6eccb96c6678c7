// Which column of a person's own list holds what, by headings and contents as people write them.

import { guessColumns } from '../../src/sync/guess-columns';
import { shapeOf } from '../../src/sync/list-columns';
import { createNames } from '../../src/sync/names';

const column = (heading: string, ...texts: string[]) => ({ heading, texts });

describe('a column is taken for', () => {
  it('links, handles, email addresses and platforms by its content', () => {
    const guess = guessColumns([
      column('Name', 'Sample One', 'Sample Two', ''),
      column('Where', 'https://www.youtube.com/@one', 'tiktok.com/@two', ''),
      column('@', '@one', '@two', ''),
      column('Ask', 'one@example.com', '', 'Two <two@example.com>'),
      column('On', 'YT', 'TikTok', ''),
    ]);
    expect(guess).toEqual({ link: 1, handle: 2, email: 3, platform: 4 });
  });

  it.each(['YouTube', 'Instagram', 'TikTok', 'X'])('platforms where every row says %s', (platform) => {
    expect(guessColumns([column('Name', 'Sample One', 'Sample Two'), column('Where', platform, platform)]).platform).toBe(1);
  });

  it('nothing if its content does not look like it, whatever its heading says', () => {
    expect(guessColumns([column('Channel link', 'soon', 'asked her'), column('E-mail', 'none'), column('Note', '')])).toEqual({
      link: null,
      handle: null,
      email: null,
      platform: null,
    });
  });

  it('handles only if the heading or an @ says so: any single word looks like one', () => {
    expect(guessColumns([column('Country', 'US', 'DE'), column('用户名', 'one', 'two')]).handle).toBe(1);
    expect(guessColumns([column('Country', 'US', 'DE')]).handle).toBeNull();
  });

  it('channel links before other links, and the leftmost of equals', () => {
    const site = column('Website link', 'https://example.com/a', 'https://example.com/b');
    const tube = column('Where', 'https://youtube.com/@a', 'https://youtube.com/@b');
    expect(guessColumns([site, tube, tube]).link).toBe(1);
    expect(guessColumns([column('Note'), site]).link).toBe(1);
  });
});

describe('a heading in Chinese', () => {
  const names = createNames({ statuses: [], members: [], labels: [] });
  const hints = { names, isId: () => false, headings: [] };

  it.each([
    ['网红ID', 'id'],
    ['主页链接', 'link'],
    ['联系链接', 'contactLink'],
    ['账号', 'handle'],
    ['平台', 'platform'],
    ['合作状态', 'status'],
    ['负责人', 'owner'],
    ['标签', 'labels'],
    ['备注', 'notes'],
  ] as const)('"%s" names the content of a column in a pasted list', (heading, role) => {
    expect(shapeOf([[heading], ['x']], hints)).toEqual({ header: true, roles: [role] });
  });
});
