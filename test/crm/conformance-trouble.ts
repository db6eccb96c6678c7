// How client and CRM handle refusals, limits and lost answers. Written in our terms: a wire key here would tie them to one table.

import type { CreatorId } from '../../contract/records';
import type { Crm } from '../../src/crm/client';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { freshKey, type Scene, valueOf } from './scene';
import { paceMemory } from './scripted-http';

export function describeTrouble(scene: () => Scene, name: DialectName): void {
  const first = (): CreatorId =>
    scene()
      .kept()
      .channels.find(({ archived }) => !archived)?.creatorId as CreatorId;

  test('a wrong key, a missing permission, used-up credit and a limit behind the CRM are distinguished', () => {
    const { crmWith } = scene();
    const creatorId = first();
    const write = (crm: Crm) => crm.archiveChannel(creatorId, freshKey());
    expect(crmWith({ text: 'nox_sk_nobody_has_this' }).quota()).toMatchObject({ problem: { kind: 'wrong-key' } });
    expect(write(crmWith('readOnly'))).toMatchObject({ problem: { kind: 'no-permission', effect: 'none' } });
    expect(write(crmWith('noCredit'))).toMatchObject({
      problem: { kind: 'no-credit', effect: 'none', url: expect.stringMatching(/^https:/), hint: expect.any(String) },
    });
    expect(write(crmWith('upstreamLimited'))).toMatchObject({ problem: { kind: 'upstream-limit', code: 'UPSTREAM_40017' } });
    const after = scene()
      .kept()
      .channels.find((channel) => channel.creatorId === creatorId);
    expect(after?.archived).toBe(false);
  });

  test('usage is reported by the quota, whatever the answers say besides their data', () => {
    valueOf(scene().crm.archiveChannel(first(), freshKey()));
    expect(valueOf(scene().crm.quota())).toEqual({ used: 1, total: 100_000, remaining: 99_999 });
  });

  test('a read survives two failures of the CRM, of a gateway or of the connection', () => {
    for (const answer of ['error-500', 'html-503', 'drop']) {
      scene().fault({ operation: 'listMembers', answer, times: 2 });
      expect(scene().crm.list('listMembers').ok).toBe(true);
    }
  });

  test('a read gives up after the third failure', () => {
    scene().fault({ operation: 'listMembers', answer: 'drop', times: 3 });
    expect(scene().crm.list('listMembers')).toMatchObject({ ok: false, problem: { kind: 'unreachable', effect: 'none' } });
    expect(scene().crm.list('listMembers').ok).toBe(true);
  });

  test('a page of a proxy is not JSON, and never an empty list', () => {
    scene().fault({ operation: 'listChannels', answer: 'html-200' });
    expect(scene().crm.listChannels({}, 1)).toMatchObject({ ok: false, problem: { kind: 'not-json' } });
  });

  test.each([
    ['drop', 'unreachable'],
    ['error-500', 'server'],
    ['html-200', 'not-json'],
    ['html-503', 'not-json'],
  ])('a write with a lost answer (%s) has happened once, is not sent again, and reports that it does not know', (answer, kind) => {
    const creatorId = first();
    scene().fault({ operation: 'archiveChannel', answer, when: 'after' });
    expect(scene().crm.archiveChannel(creatorId, freshKey())).toMatchObject({ ok: false, problem: { kind, effect: 'unknown' } });
    expect(scene().writes()).toHaveLength(1);
    expect(valueOf(scene().crm.getChannel(creatorId))?.archived).toBe(true);
  });

  test('a request limit says how long to wait: what the CRM says, or a minute', () => {
    scene().fault({ operation: 'archiveChannel', answer: 'rate-limited' });
    const answer = scene().crm.archiveChannel(first(), freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'wait', effect: 'none' } });
    const waitMs = answer.ok ? 0 : (answer.problem.waitMs ?? 0);
    const untold = dialects[name].retryAfter === 'absent';
    expect(waitMs).toBeGreaterThanOrEqual(untold ? 60_000 : 1000);
    expect(waitMs).toBeLessThan(untold ? 60_001 : 10_000);
  });

  test('after a limit nothing is sent until the wait is over', () => {
    const crm = scene().crmWith('full', paceMemory());
    scene().fault({ operation: 'archiveChannel', answer: 'rate-limited' });
    crm.archiveChannel(first(), freshKey());
    const sent = scene().writes().length;
    expect(crm.archiveChannel(first(), freshKey())).toMatchObject({ ok: false, problem: { kind: 'wait', effect: 'none' } });
    expect(scene().writes()).toHaveLength(sent);
  });
}
