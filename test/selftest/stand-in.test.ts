// The file that runs on Google runs over the stand-in, where every line must say "same".

import { facts } from '../../selftest/facts/all';
import { pageFacts } from '../../selftest/page';
import { COSTS } from '../../workbench/cost';
import { messageOf, valueOf } from '../workbench/support/local-stand-in';
import { resultOver, runToTheEnd, selfTest, tryPage } from './over-the-stand-in';

describe('the self-test over the stand-in', () => {
  const local = selfTest();
  const ran = runToTheEnd(local);
  const result = resultOver(local);

  test('finds every fact as assumed', () => {
    const expected = new Map(facts.map(({ id, expected }) => [id, expected]));
    const others = result.facts.filter(({ outcome }) => outcome !== 'same' && outcome !== 'kept');
    expect(others.map(({ id, found, outcome, said }) => ({ id, outcome, said, found, expected: expected.get(id) }))).toEqual([]);
  });

  test('tests each fact once, under an id of its own', () => {
    expect(result.facts.map(({ id }) => id)).toEqual(facts.map(({ id }) => id));
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
    expect(ran.tried).toBe(facts.length);
    expect(facts.length).toBeGreaterThanOrEqual(350);
  });

  test('records the wording of refusals', () => {
    const said = new Map(result.facts.map(({ id, said: text }) => [id, text]));
    expect(said.get('guards/merged-filter')).toMatch(/vertical merges/);
    expect(said.get('ranges/refused-offset-of-no-rows')).toMatch(/number of rows/);
    expect(said.get('texts/blank')).toBe('');
  });

  test('reveals nothing about who ran it', () => {
    expect(JSON.stringify(result)).not.toMatch(/@example\.test/);
  });

  test('leaves its two tabs and one empty one', () => {
    expect(local.book.tabs.map(({ name }) => name).sort()).toEqual(['Self-test', 'Self-test times', 'Sheet1']);
  });

  test('measures calls of every entry of the cost table', () => {
    expect(result.times.length).toBeGreaterThan(30);
    const unmeasured = COSTS.filter(([pattern]) => !result.times.some(({ call }) => pattern.test(call)));
    expect(unmeasured.map(([pattern]) => pattern.source)).toEqual([]);
  });

  test('tests calls of a page, and finds them as assumed', () => {
    expect(tryPage(local)).toMatch(/^Done/);
    const found = resultOver(local).facts.filter(({ id }) => id.startsWith('page/'));
    expect(found.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
    expect(found.map(({ id }) => id)).toEqual(pageFacts.map(({ id }) => id));
    tryPage(local);
    expect(resultOver(local).facts).toHaveLength(facts.length + pageFacts.length);
  });

  test('shows its result in a dialog, and starts over on request', () => {
    valueOf(local.run('showSelfTestResult'));
    const [page] = [...local.standIn.session.people.get('1').pages.values()];
    expect(page?.html).toContain('texts/plain-equals');
    valueOf(local.run('beginSelfTestAgain'));
    expect(local.book.tabs.map(({ name }) => name)).toEqual(['Sheet1']);
  });
});

describe('a run of the self-test', () => {
  test('stops before its time is up, and the next one continues', () => {
    let clock = Date.now();
    const slow = selfTest(() => {
      clock += 100;
      return clock;
    });
    const { calls, tried } = runToTheEnd(slow);
    expect(calls).toBeGreaterThan(1);
    expect(tried).toBe(facts.length);
  });

  test('writes into no spreadsheet with any content', () => {
    const used = selfTest();
    used.act({ do: 'type', tab: used.book.tabs[0]?.id ?? 0, row: 0, column: 0, text: 'mine' });
    expect(messageOf(used.run('runSelfTest'))).toMatch(/not empty/);
    expect(used.book.tabs.map(({ name }) => name)).toEqual(['Sheet1']);
  });
});
