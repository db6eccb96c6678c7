// What was found on Google and stored: the stand-in answers the same. Without stored facts there is nothing to compare it with yet.

import { existsSync, readFileSync } from 'node:fs';
import { compare, KEPT, type KeptFacts, keptFrom } from '../../scripts/selftest-live/result';
import { facts } from '../../selftest/facts/all';
import { pageFacts } from '../../selftest/page';
import { disagreements, factsOver, runToTheEnd, selfTest, tryPage } from './over-the-stand-in';

const kept: KeptFacts = existsSync(KEPT) ? keptFrom(readFileSync(KEPT, 'utf8')) : { at: '', language: '', facts: {}, times: [] };

describe('the stand-in', () => {
  const local = selfTest();
  runToTheEnd(local);
  tryPage(local);
  const found = factsOver(local);

  test('answers like Google, in every stored fact', () => {
    expect(disagreements(found, kept)).toEqual([]);
  });

  test('is reported if Google differed', () => {
    const [id = ''] = found.keys();
    expect(disagreements(found, { ...kept, facts: { [id]: { found: 'otherwise', said: '' } } })).toEqual([
      { id, google: '"otherwise"', here: found.get(id) },
    ]);
  });
});

test('what is stored is what is assumed', () => {
  expect(compare(kept, [...facts, ...pageFacts])).toMatchObject({ different: [], unknown: [] });
});
