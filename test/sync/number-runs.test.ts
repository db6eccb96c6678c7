// Numbers in runs.

import { runsOf } from '../../src/sync/number-runs';

it('numbers become runs of consecutive ones, each once', () => {
  expect(runsOf([5, 3, 4, 9, 4])).toEqual([
    { from: 3, to: 5 },
    { from: 9, to: 9 },
  ]);
});

it('numbers become runs across gaps of up to a step', () => {
  expect(runsOf([9, 1, 4, 13], 4)).toEqual([
    { from: 1, to: 4 },
    { from: 9, to: 13 },
  ]);
});
