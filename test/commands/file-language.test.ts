// A file has one language, whoever works in it: that of the first pull, until somebody changes it.

import type { Context } from '../../src/commands/context';
import { readState } from '../../src/commands/state';
import { changeFileLanguage } from '../../src/commands/views/change-language';
import { words } from '../../src/text/words';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { officeWith, reviewOf, syncWord, type } from './edited-office';

const chinese = (ctx: Context): Context => ({ ...ctx, language: 'zh', words: words('zh') });

const look = (ctx: Context) => must(readState(ctx, { withEdits: true }));
const headingOf = ({ tab }: Office, field: string): string => tab.grid.text(1, tab.grid.columnOf(field));

describe('a file that was pulled in English', () => {
  it('keeps its words when a colleague with a Chinese account opens it', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    look(office.ctx);
    const before = office.ops.count('patch') + office.ops.count('write');
    expect(look(chinese(office.contextOf('Sample person 2')))).toMatchObject({ language: 'zh', fileLanguage: 'en' });
    expect(syncWord(office, 2)).toBe('Edited: Notes');
    expect(office.ops.count('patch') + office.ops.count('write')).toBe(before);
  });

  it('becomes Chinese on request: headings immediately, the Sync column with the next look', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    look(office.ctx);
    expect(must(changeFileLanguage(office.ctx, { language: 'zh' }))).toEqual({ tabs: 1 });
    expect(headingOf(office, 'notes')).toBe(words('zh').cells.heading.notes);
    expect(look(office.ctx)).toMatchObject({ fileLanguage: 'zh', edits: { edits: 1, troubles: [] } });
    expect(syncWord(office, 2)).toBe(words('zh').cells.sync.edited({ fields: [words('zh').common.field.notes] }));
    expect(office.sync()).toMatchObject({ applied: 1 });
  });

  it('keeps a heading that a person changed, and its column waits as before', () => {
    const office = officeWith(2);
    office.tab.grid.type(1, office.tab.grid.columnOf('notes'), 'Remarks');
    must(changeFileLanguage(office.ctx, { language: 'zh' }));
    expect(headingOf(office, 'notes')).toBe('Remarks');
    expect(look(office.ctx).edits?.troubles).toMatchObject([{ what: 'column-renamed' }]);
  });
});

describe('a file that was pulled in Chinese', () => {
  function pulled(): Office {
    const crm = new ModelCrm();
    for (const id of ['c-1', 'c-2']) crm.channels.set(creator(id), blankChannel(creator(id)));
    const office = new Office(crm);
    office.pull(chinese(office.ctx));
    return office;
  }

  it('has Chinese headings in every later tab, and Chinese words in the Sync column, whoever sends', () => {
    const office = pulled();
    expect(headingOf(office, 'notes')).toBe(words('zh').cells.heading.notes);
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    expect(headingOf(office, 'notes')).toBe(words('zh').cells.heading.notes);
    type(office, 2, 'notes', 'sent');
    office.send(reviewOf(office));
    expect(syncWord(office, 2)).toMatch(/^已发送 \d+月\d+日周.* \d\d:\d\d，Sample person 1$/);
  });
});
