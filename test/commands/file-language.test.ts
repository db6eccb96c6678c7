// A file has one language, whoever works in it: that of the first pull, until somebody changes it.

import type { Context } from '../../src/commands/context';
import { readState } from '../../src/commands/state';
import { viewOf } from '../../src/commands/tab/view-store';
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

describe('a file with several tabs', () => {
  /** Two tabs with creators, and one of a person’s own. */
  function several(): Office {
    const office = officeWith(2);
    office.book.activate(office.book.addTab('Second'));
    office.pull();
    office.book.addTab('Mine').grid.type(1, 1, 'Notes');
    return office;
  }
  const tabsNow = (office: Office, language: 'en' | 'zh') => must(changeFileLanguage(office.ctx, { language })).tabs;

  it('changes each that shows creators, and counts those that look different now', () => {
    const office = several();
    expect([tabsNow(office, 'en'), tabsNow(office, 'zh'), tabsNow(office, 'zh'), tabsNow(office, 'en')]).toEqual([0, 2, 0, 2]);
    const [, , mine] = office.book.tabs();
    expect(mine?.grid.text(1, 1)).toBe('Notes');
  });

  it('changes headings and their notes, and stores them with the view, so that no column is in doubt', () => {
    const office = several();
    tabsNow(office, 'zh');
    const { heading, hint } = words('zh').cells;
    for (const tab of office.book.tabs().slice(0, 2)) {
      const at = tab.grid.columnOf('email');
      expect([tab.grid.text(1, at), tab.grid.row(1).notes[at - 1]]).toEqual([heading.email, hint.email]);
      expect(viewOf(office.ctx, tab.id)?.columns.find(({ field }) => field === 'email')).toEqual({
        field: 'email',
        heading: heading.email,
      });
    }
    const [first] = office.book.tabs();
    if (first !== undefined) office.book.activate(first);
    expect(look(office.ctx).edits?.troubles).toEqual([]);
  });

  it('leaves a missing column alone, whose heading later appears in the language of that time', () => {
    const office = officeWith(2);
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('email'));
    expect(tabsNow(office, 'zh')).toBe(1);
    const kept = viewOf(office.ctx, office.tab.id)?.columns.find(({ field }) => field === 'email');
    expect(kept).toEqual({ field: 'email', heading: words('en').cells.heading.email });
    office.refresh();
    expect([headingOf(office, 'notes'), headingOf(office, 'email')]).toEqual([
      words('zh').cells.heading.notes,
      words('en').cells.heading.email,
    ]);
  });

  it('leaves a tab of a later add-on unchanged', () => {
    const office = several();
    const [first] = office.book.tabs();
    office.shared.write(`view.${first?.id}`, '[9,{}]');
    expect(tabsNow(office, 'zh')).toBe(1);
    expect(first?.grid.text(1, first.grid.columnOf('notes'))).toBe(words('en').cells.heading.notes);
  });
});
