// How many creators were changed in the CRM since a tab was pulled: reported only if the CRM's answer is trustworthy.

import { countChanged } from '../../src/commands/pull/changed-since';
import type { Channel } from '../../src/fields/fields';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const HOUR = 3_600_000;

/** Pulled three hours ago. */
function pulledOffice(count = 5): Office {
  const crm = new ModelCrm();
  for (let i = 1; i <= count; i += 1) crm.channels.set(creator(`c-${i}`), blankChannel(creator(`c-${i}`)));
  const office = new Office(crm);
  office.clock.sleep(Date.parse('2026-03-02T09:00:00Z') - office.clock.now());
  office.pull();
  office.clock.sleep(3 * HOUR);
  return office;
}

const change = ({ crm }: Office, id: string, more: Partial<Channel> = {}): void => {
  const known = crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  crm.channels.set(creator(id), { ...known, notes: 'theirs', updatedAt: '2026-03-02T11:00:00Z', ...more });
};

const changedIn = (office: Office): number | null => must(countChanged(office.ctx)).changed;

describe('the number of creators changed since the pull', () => {
  it('takes one request', () => {
    const office = pulledOffice();
    change(office, 'c-2');
    change(office, 'c-4');
    const before = office.crm.requests;
    expect(changedIn(office)).toBe(2);
    expect(office.crm.requests).toBe(before + 1);
  });

  it('is zero if nobody changed anything', () => {
    expect(changedIn(pulledOffice())).toBe(0);
  });

  it('excludes what this sheet sent itself', () => {
    const office = pulledOffice();
    change(office, 'c-1');
    office.tab.grid.type(3, office.tab.grid.columnOf('notes'), 'mine');
    const update = office.crm.updateChannel.bind(office.crm);
    office.crm.updateChannel = (id, set, key) => {
      const answer = update(id, set, key);
      change(office, id, { notes: set.notes });
      return answer;
    };
    office.sync();
    expect(changedIn(office)).toBe(1);
  });

  it('is not reported if the CRM does not know the filter', () => {
    const office = pulledOffice();
    office.crm.filters = false;
    expect(changedIn(office)).toBeNull();
  });

  it('is not reported if the CRM names everybody', () => {
    const office = pulledOffice(2);
    change(office, 'c-1');
    change(office, 'c-2');
    expect(changedIn(office)).toBeNull();
  });

  it("is the CRM's own count if they are more than a page", () => {
    const office = pulledOffice(8);
    office.crm.pageSize = 3;
    for (const id of ['c-1', 'c-2', 'c-3', 'c-4']) change(office, id);
    expect(changedIn(office)).toBe(4);
  });
});
