// The practice CRM obeys the rules of the CRM as far as it offers them, and speaks only through the table.

import type { CreatorId } from '../../contract/records';
import { type Contract, crmContract } from '../../contract/table';
import { sampleCrm } from '../../src/commands/practice/sample-creators';
import { createCrm } from '../../src/crm/client';
import { practiceHttp } from '../../src/crm/practice/practice-http';
import { words } from '../../src/text/words';
import { countingIds, memoryPace } from '../fakes/memory-platform';
import { renamedContract } from './renamed-contract';
import { describeRules } from './rules-suite';
import { stillClock } from './scripted-http';

function practice(contract: Contract = crmContract, language: 'en' | 'zh' = 'en') {
  const clock = stillClock();
  const newId = countingIds();
  let record = sampleCrm(words(language), clock.now());
  const http = practiceHttp({
    contract,
    read: () => record,
    write: (now) => {
      record = now;
    },
    now: clock.now,
    newId,
    refusals: words(language).practice.refusals,
  });
  const crm = createCrm({ contract, http, pace: memoryPace(), clock, newId, key: 'no-key-needed-here' });
  return { crm, creatable: record.creatable[0]?.creatorId as CreatorId, record: () => record };
}

describe('the practice CRM', () => {
  describeRules(() => practice(), ['groups', 'e-mail tasks']);
});

describe('the same with a table in which every path and key has a different name', () => {
  describeRules(() => practice(renamedContract(crmContract)), ['groups', 'e-mail tasks']);
});

const key = '11111111-0000-4000-8000-000000000001';

test('its creators are obviously invented, in either language', () => {
  for (const language of ['en', 'zh'] as const) {
    const { channels, creatable } = practice(crmContract, language).record();
    expect(channels).toHaveLength(16);
    for (const { creatorId, name, channelLink, email } of [...channels, ...creatable]) {
      expect(creatorId).toMatch(/^practice-\d\d$/);
      expect(name).toMatch(/^(?:Sample Creator|示例网红) \d\d$/);
      expect(`${channelLink} ${email}`).toMatch(/^https:\/\/example\.com\/sample-creator-\d\d (?:sample-creator-\d\d@example\.com)?$/);
    }
  }
});

test('a text that is not an address or link is refused with an example of one, and changes nothing', () => {
  const { crm, record } = practice();
  const [first] = record().channels;
  const before = record();
  const answers = [{ email: 'nobody' }, { contactLink: 'my page' }].map((set) =>
    crm.updateChannel(first?.creatorId as CreatorId, set, key),
  );
  expect(answers).toMatchObject([
    { problem: { kind: 'refused', effect: 'none', summary: expect.stringContaining('name@example.com') } },
    { problem: { kind: 'refused', effect: 'none', summary: expect.stringContaining('https://') } },
  ]);
  expect(record()).toEqual(before);
});

test('what it does not offer is refused in one sentence', () => {
  const { crm } = practice();
  for (const answer of [crm.createExport({}, key), crm.list('listEmailTasks'), crm.createGroup({ name: 'x' }, key)])
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'refused', summary: 'This isn’t available in practice.' } });
});

test('only the latest answers to changes are remembered, so that its record does not grow', () => {
  const { crm, record } = practice();
  const id = record().channels[0]?.creatorId as CreatorId;
  for (let n = 0; n < 40; n += 1) crm.updateChannel(id, { notes: `note ${n}` }, `11111111-0000-4000-8000-0000000001${n + 10}`);
  expect(record().answered).toHaveLength(10);
  expect(JSON.stringify(record()).length).toBeLessThan(16_000);
});
