// Who is due for a follow-up, in the idle sidebar: reported with the edits, kept in between, and shown with one press.

import { opened } from './opened-sidebar';
import { idle, noEdits, tab } from './samples';

const due = { rows: 12, shown: false };

describe('who is due', () => {
  it('stays visible while only the edits are read, and disappears with the next look that finds nobody', () => {
    const page = opened({ ...idle, due });
    page.send({ type: 'reload' });
    page.answer('readState', { ...idle, edits: null });
    expect(page.model().server?.due).toEqual(due);
    page.send({ type: 'reload' });
    page.answer('readState', { ...idle, edits: noEdits });
    expect(page.model().server?.due).toBeUndefined();
  });

  it('is not reported for another tab', () => {
    const page = opened({ ...idle, due });
    page.send({ type: 'reload' });
    page.answer('readState', { ...idle, tab: { ...tab, id: 99 }, edits: null });
    expect(page.model().server?.due).toBeUndefined();
  });

  it('is shown by one press: the panel opens, and its content is read again once the rows are shown', () => {
    const page = opened({ ...idle, due });
    const named = (effects: ReturnType<typeof page.send>) => effects.flatMap((effect) => (effect.do === 'call' ? [effect.call] : []));
    expect(named(page.send({ type: 'showDue', show: true }))).toEqual(['readFollowUps', 'showDue']);
    expect(named(page.answer('showDue', { how: 'filtered', rows: 12 }))).toEqual(['readState', 'readFollowUps']);
  });
});
