// The tab that `npm run bench -- review` measures: the review must find exactly what was put into it, otherwise its time is meaningless.

import { reviewedTab } from '../../bench/inputs/reviewed-tab';
import { compare, contextOf, findingsOf, look, review } from '../../bench/realm/review-core';

const SEED = 7;

it.each([100, 400])('every change, conflict, agreement and drift among %i creators is found', (creators) => {
  const { tab, findings } = reviewedTab(creators, SEED);
  const desk = contextOf(JSON.stringify(tab));
  expect(findings.changes).toBeGreaterThan(0);
  expect(findingsOf(review(desk))).toEqual(findings);
  expect(findingsOf(compare(look(desk)))).toEqual(findings);
});
