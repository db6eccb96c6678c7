// What was found on Google and kept: the stand-in answers the same. Without kept facts there is nothing to hold it to yet.

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

  test('answers as Google did, in every fact that was kept', () => {
    expect(disagreements(found, kept)).toEqual([]);
  });

  test('is told where Google did otherwise', () => {
    const [id = ''] = found.keys();
    expect(disagreements(found, { ...kept, facts: { [id]: { found: 'otherwise', said: '' } } })).toEqual([
      { id, google: '"otherwise"', here: found.get(id) },
    ]);
  });
});

test('what is kept is what is assumed', () => {
  expect(compare(kept, [...facts, ...pageFacts])).toMatchObject({ different: [], unknown: [] });
});
