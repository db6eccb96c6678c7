// A number or a date has the format that a person gives it: what it holds is compared, so a refresh does not rewrite equal values.

import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator } from '../fakes/office';
import { officeWith, type } from './edited-office';

function counted() {
  const crm = new ModelCrm();
  const office = officeWith(3, crm);
  for (let i = 1; i <= 3; i += 1)
    crm.channels.set(creator(`c-${i}`), { ...blankChannel(creator(`c-${i}`)), followers: 1_234_567, updatedAt: '2026-03-01T10:30:00Z' });
  office.refresh();
  return office;
}

describe('a refresh', () => {
  it.each([
    ['followers', '1.234.567'],
    ['followers', '1 234 567'],
    ['followers', '1.2M'],
    ['updatedAt', '01.03.2026'],
    ['updatedAt', '3月1日'],
  ])('of %s shown as %s updates nobody', (field, text) => {
    const office = counted();
    const { grid } = office.tab;
    for (const row of [2, 3, 4]) grid.format(row, grid.columnOf(field), text);
    expect(office.refresh()).toMatchObject({ updated: 0 });
    expect(grid.text(3, grid.columnOf(field))).toBe(text);
  });

  it.each(['followers', 'updatedAt'])('rewrites %s if somebody typed its displayed text over it', (field) => {
    const office = counted();
    const { grid } = office.tab;
    const look = grid.text(2, grid.columnOf(field));
    const before = grid.cell(2, grid.columnOf(field)).value;
    type(office, 2, field, look);
    expect(office.refresh()).toMatchObject({ updated: 1 });
    expect(grid.cell(2, grid.columnOf(field)).value).not.toBe(look);
    expect(grid.cell(2, grid.columnOf(field)).value).toEqual(before);
  });

  it('brings a number that changed, however the old one looks', () => {
    const office = counted();
    office.tab.grid.format(2, office.tab.grid.columnOf('followers'), '1.2M');
    const channel = office.crm.channels.get(creator('c-1'));
    if (channel !== undefined) office.crm.channels.set(creator('c-1'), { ...channel, followers: 1_234_568 });
    expect(office.refresh()).toMatchObject({ updated: 1 });
  });
});
