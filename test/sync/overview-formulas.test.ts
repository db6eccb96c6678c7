// Which formulas of an Overview still do what ours do, after a person inserted lines among those that they sum up.

import { reachesAsFar } from '../../src/sync/overview-formulas';

test.each([
  ['as ours', '=SUM(C5:C12)', true],
  ['further down', '=SUM(C5:C14)', true],
  ['not as far down', '=SUM(C5:C11)', false],
  ['nowhere, because it sums nothing', '=C4', true],
])('a sum that ends %s: %s', (_, present, reaches) => {
  expect(reachesAsFar(present, '=SUM(C5:C12)')).toBe(reaches);
});

test('of two columns, the one with two letters is further to the right', () => {
  const ours = '=E2-D2-SUM(F2:Z2)';
  expect(['=E2-D2-SUM(F2:AA2)', '=E2-D2-SUM(F2:Y2)'].map((present) => reachesAsFar(present, ours))).toEqual([true, false]);
});
