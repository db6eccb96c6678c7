// A refresh over a row that cannot be identified with certainty: what it says about the creator, and how the row recovers.

import { creator, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

function killedAtFlush(office: Office): void {
  office.ops.before = ({ name }) => {
    if (name === 'flush') throw new Error('killed');
  };
  expect(() => office.refresh()).toThrow('killed');
  office.ops.before = () => {};
}

describe('a refresh', () => {
  it('does not say that a creator left the view if its row is in doubt', () => {
    const office = officeWith(3);
    type(office, 3, 'handle', 'somebody else');
    const report = office.refresh();
    expect([report.creators, report.left, report.incomplete]).toEqual([3, 0, false]);
    expect(office.tab.grid.text(3, office.tab.grid.columnOf('sync'))).not.toMatch(/left/i);
  });

  it.each([
    ['handle', { handle: '@renamed' }],
    ['handle and link', { handle: '@renamed', channelLink: 'https://example.com/renamed' }],
  ])('killed after a new %s was written repairs the row when it resumes', (_, names) => {
    const office = officeWith(3);
    const known = office.crm.channels.get(creator('c-2'));
    if (known === undefined) throw new Error('gone');
    office.crm.channels.set(creator('c-2'), { ...known, ...names, updatedAt: '2026-03-03T00:00:00Z' });
    killedAtFlush(office);
    office.refresh();
    type(office, 3, 'notes', 'mine');
    expect(office.review()?.changes.map(({ creatorId }) => creatorId)).toEqual(['c-2']);
  });
});
