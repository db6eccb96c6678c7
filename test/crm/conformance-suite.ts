// The rules that client and CRM keep together, told once and run over every dialect of the sandbox and every table.
// It must not know a wire key or a path: what happened is asked through the sandbox's own door, in our words.

import type { Channel, CreatorId, Page } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import { readAll } from '../../src/crm/paging';
import type { Clock, PaceMemory } from '../../src/crm/ports';
import type { Answer } from '../../src/crm/problems';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import type { KeyName } from '../../workbench/crm/keys';
import type { Channel as KeptChannel, Lists } from '../../workbench/crm/model';
import type { LogEntry } from '../../workbench/crm/write-log';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { paceMemory } from './scripted-http';
import { openSyncHttp, type SyncHttp } from './sync-http';

jest.setTimeout(60_000);

/** More than one page of 100, so that pages are turned. */
const channelCount = 130;

interface Kept {
  readonly channels: readonly KeptChannel[];
  readonly withoutChannel: readonly { readonly creatorId: CreatorId }[];
  readonly lists: Lists;
}

/** A CRM that a test talks to, and what it looks like from inside. */
interface Scene {
  readonly crm: Crm;
  crmWith(key: KeyName | { readonly text: string }, pace?: PaceMemory): Crm;
  kept(): Kept;
  writes(): readonly LogEntry[];
  change(...changes: readonly object[]): void;
  fault(fault: object): void;
}

/** Waits are not slept through: the clock jumps. */
function jumpingClock(): Clock {
  let jumped = 0;
  return {
    now: () => Date.now() + jumped,
    sleep: (ms) => {
      jumped += ms;
    },
  };
}

const unpaced: PaceMemory = { read: () => ({ sent: [], blockedUntil: 0 }), write: () => {} };

function valueOf<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`${answer.problem.kind} ${answer.problem.code}: ${answer.problem.summary}`);
  return answer.value;
}

let count = 0;
const freshKey = (): string => {
  count += 1;
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
};

export function describeConformance(title: string, contract: Contract): void {
  describe(title, () => {
    let sandbox: SandboxProcess;
    const { origin } = contract.transport;

    beforeAll(async () => {
      sandbox = await startSandbox({ contract, rate: 0, count: channelCount });
    }, 60_000);

    afterAll(async () => {
      await sandbox?.close();
    });

    const sceneOn = (wire: SyncHttp): Scene => {
      const door = (method: 'GET' | 'POST', path: string, body?: object): unknown => {
        const url = `${origin.value}/sandbox${path}`;
        const answer = wire.http({ method, url, headers: {}, ...(body && { body: JSON.stringify(body) }) });
        if (!answer.answered || answer.status !== 200) throw new Error(`the sandbox's door: ${JSON.stringify(answer)}`);
        return JSON.parse(answer.body);
      };
      const crmWith: Scene['crmWith'] = (key, pace = unpaced) => {
        const text = typeof key === 'string' ? (sandbox.keys[key] ?? '') : key.text;
        return createCrm({ contract, http: wire.http, pace, clock: jumpingClock(), newId: freshKey, key: text });
      };
      door('POST', '/reset');
      return {
        crm: crmWith('full'),
        crmWith,
        kept: () => door('GET', '/channels') as Kept,
        writes: () => (door('GET', '/log?kind=write') as { entries: LogEntry[] }).entries,
        change: (...changes) => void door('POST', '/change', { changes }),
        fault: (fault) => void door('POST', '/fault', fault),
      };
    };

    describe.each(Object.keys(dialects) as DialectName[])('in the dialect "%s"', (name) => {
      let wire: SyncHttp;
      let scene: Scene;
      beforeAll(() => {
        wire = openSyncHttp({ origin: origin.value, by: `http://127.0.0.1:${sandbox.port}/${name}` });
      });
      beforeEach(() => {
        scene = sceneOn(wire);
      });
      afterAll(() => wire.close());
      const now = (): Scene => scene;
      describeReading(now, name);
      describeFinding(now, name);
      describeWriting(now, name);
      describeBatches(now, name);
      describeTrouble(now, name);
    });
  });
}

const allChannels = (crm: Crm, archived?: boolean): readonly Channel[] =>
  valueOf(
    readAll({
      readPage: (page): Answer<Page<Channel>> => crm.listChannels(archived === undefined ? {} : { archived }, page),
      idOf: (row) => row.creatorId,
    }),
  );

/** A channel as the sandbox keeps it: ids instead of names. */
const inOurWords = (channel: Channel): unknown => ({
  ...channel,
  status: channel.status?.id,
  owner: channel.owner?.id ?? null,
  labels: channel.labels?.map(({ id }) => id),
  groups: channel.groups?.map(({ id }) => id),
  extras: undefined,
});

function describeReading(scene: () => Scene, name: DialectName): void {
  test('the quota is told', () => {
    expect(valueOf(scene().crm.quota())).toEqual({ used: 0, total: 100_000, remaining: 100_000 });
  });

  test('every channel is listed once, with the values that the CRM keeps', () => {
    const { channels } = scene().kept();
    const kept = channels.filter(({ archived }) => !archived);
    expect(kept.length).toBeGreaterThan(100);
    expect(allChannels(scene().crm).map(inOurWords)).toEqual(kept);
  });

  test('archived channels are listed apart', () => {
    const [first] = scene().kept().channels;
    scene().change({ do: 'set', creatorId: first?.creatorId, fields: { archived: true } });
    const kept = scene()
      .kept()
      .channels.filter(({ archived }) => archived);
    expect(allChannels(scene().crm, true).map(inOurWords)).toEqual(kept);
  });

  test('keys that the table does not know are shown, and only they', () => {
    const extras = valueOf(scene().crm.listChannels({}, 1)).rows.map((row) => Object.keys(row.extras));
    const expected = dialects[name].extraKeys ? ['sandbox_score', 'sandbox_origin'] : [];
    expect(extras).toEqual(extras.map(() => expected));
  });

  test('labels, statuses and members are those of the CRM, with ids of their own types', () => {
    const { lists } = scene().kept();
    expect(valueOf(scene().crm.statuses())).toEqual(lists.statuses);
    expect(valueOf(scene().crm.members())).toEqual(lists.members);
    const labels = valueOf(scene().crm.labels());
    expect(labels.map(({ id, name: label }) => ({ id, name: label }))).toEqual(lists.labels);
    expect(labels.every(({ channelCount: carried }) => typeof carried === 'number')).toBe(true);
  });

  test('more labels than fit on a page are all read', () => {
    scene().change(...Array.from({ length: 120 }, (_, index) => ({ do: 'name', list: 'labels', id: 9000 + index, name: `More ${index}` })));
    expect(valueOf(scene().crm.labels())).toHaveLength(scene().kept().lists.labels.length);
  });

  test('each filter of the list does what it says', () => {
    const { channels, lists } = scene().kept();
    const active = channels.filter(({ archived }) => !archived);
    const sample = active.find(({ owner, labels, groups }) => owner !== null && labels.length > 0 && groups.length > 0);
    const label = sample?.labels[0] ?? '';
    const group = sample?.groups[0] ?? '';
    const owner = sample?.owner ?? '';
    const status = lists.statuses[1]?.id ?? 0;
    const found = (query: Parameters<Crm['listChannels']>[0]) => valueOf(scene().crm.listChannels(query, 1)).total;
    expect(found({ platform: 'tiktok' })).toBe(active.filter(({ platform }) => platform === 'tiktok').length);
    expect(found({ status })).toBe(active.filter((channel) => channel.status === status).length);
    expect(found({ labels: [label] })).toBe(active.filter(({ labels }) => labels.includes(label)).length);
    expect(found({ owner })).toBe(active.filter((channel) => channel.owner === owner).length);
    expect(found({ group })).toBe(active.filter(({ groups }) => groups.includes(group)).length);
    expect(found({ keyword: sample?.name ?? '' })).toBeGreaterThan(0);
    expect(found({ keyword: 'nobody is called this' })).toBe(0);
  });
}

const awkwardIds = ['-starts-with-a-dash', '00420', 'a/b?c#d%25&e=f', 'ünï cødé 创作者', '2e7', '=1+1', 'CaSe', 'case'] as CreatorId[];

function describeFinding(scene: () => Scene, name: DialectName): void {
  test.each(awkwardIds)('the creator id %j is read byte for byte', (creatorId) => {
    scene().change({ do: 'add', creatorId, fields: { notes: `of ${creatorId}` } });
    expect(valueOf(scene().crm.getChannel(creatorId))).toMatchObject({ creatorId, notes: `of ${creatorId}` });
  });

  test('a channel that is not there is null, an archived one is there', () => {
    const [first] = scene().kept().channels;
    const creatorId = first?.creatorId as CreatorId;
    scene().change({ do: 'set', creatorId, fields: { archived: true } });
    expect(valueOf(scene().crm.getChannel('nobody' as CreatorId))).toBeNull();
    expect(valueOf(scene().crm.getChannel(creatorId))).toMatchObject({ creatorId, archived: true });
  });

  test('channels are found by their ids, or the CRM is found not to look for ids', () => {
    scene().change(...awkwardIds.map((creatorId) => ({ do: 'add', creatorId })));
    scene().change({ do: 'set', creatorId: 'case', fields: { archived: true } });
    const find = (archived: boolean) => {
      const found = valueOf(scene().crm.findChannels([...awkwardIds, 'nobody' as CreatorId], { archived }));
      return typeof found === 'string' ? found : found.map(({ creatorId }) => creatorId);
    };
    const honoured = dialects[name].unknownFilters === 'strict';
    expect(find(false)).toEqual(honoured ? awkwardIds.slice(0, -1) : 'unsupported');
    if (honoured) expect(find(true)).toEqual(['case']);
  });
}

function describeWriting(scene: () => Scene, name: DialectName): void {
  const target = (): { creatorId: CreatorId; now: () => KeptChannel | undefined } => {
    const { creatorId } = scene()
      .kept()
      .channels.find(({ archived }) => !archived) as KeptChannel;
    return {
      creatorId,
      now: () =>
        scene()
          .kept()
          .channels.find((channel) => channel.creatorId === creatorId),
    };
  };

  test('an update changes what it names and nothing else', () => {
    const { creatorId, now } = target();
    const before = now();
    const set = { owner: 'u_1002', email: 'sample@example.com', contactLink: 'https://example.com/x', notes: '=not a formula' };
    const answered = valueOf(scene().crm.updateChannel(creatorId, set, freshKey()));
    expect(now()).toEqual({ ...before, ...set, updatedAt: now()?.updatedAt });
    if (dialects[name].patchAnswer === 'null') expect(answered).toBeNull();
    else expect(answered).toMatchObject({ creatorId, notes: '=not a formula', owner: { id: 'u_1002' } });
  });

  test('text and owner are cleared in the way of the table', () => {
    const { creatorId, now } = target();
    scene().change({
      do: 'set',
      creatorId,
      fields: { owner: 'u_1002', email: 'a@example.com', contactLink: 'https://example.com', notes: 'x' },
    });
    valueOf(scene().crm.updateChannel(creatorId, { owner: null, email: '', contactLink: '', notes: '' }, freshKey()));
    expect(now()).toMatchObject({ owner: null, email: '', contactLink: '', notes: '' });
  });

  test('archive and restore do what they say', () => {
    const { creatorId, now } = target();
    valueOf(scene().crm.archiveChannel(creatorId, freshKey()));
    expect(now()?.archived).toBe(true);
    valueOf(scene().crm.restoreChannel(creatorId, freshKey()));
    expect(now()?.archived).toBe(false);
  });

  test('the same body under the same idempotency key happens once', () => {
    const { creatorId } = target();
    const key = freshKey();
    valueOf(scene().crm.updateChannel(creatorId, { notes: 'once' }, key));
    valueOf(scene().crm.updateChannel(creatorId, { notes: 'once' }, key));
    expect(
      scene()
        .writes()
        .map(({ outcome }) => outcome),
    ).toEqual(['executed', 'replayed']);
  });

  test('a value that the CRM refuses changes nothing, and its words are handed on', () => {
    const { creatorId, now } = target();
    const before = now();
    const answer = scene().crm.updateChannel(creatorId, { email: 'no address' }, freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none', summary: expect.stringContaining('e-mail') } });
    expect(now()).toEqual(before);
  });

  test('an update of a channel that is not there is refused as not found', () => {
    const answer = scene().crm.updateChannel('nobody' as CreatorId, { notes: 'x' }, freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-found', effect: 'none' } });
  });
}

function describeBatches(scene: () => Scene, name: DialectName): void {
  const cast = () => {
    const { channels, withoutChannel } = scene().kept();
    const existing = channels.filter(({ archived }) => !archived).slice(0, 3);
    const [creatable] = withoutChannel;
    const ids = [...existing.map(({ creatorId }) => creatorId), creatable?.creatorId, 'nobody'] as CreatorId[];
    return { ids, known: ids.slice(0, -1) };
  };

  test('validate and preview count and change nothing', () => {
    const { ids } = cast();
    const before = scene().kept();
    for (const stage of ['validate', 'preview'] as const) {
      const answer = valueOf(scene().crm.batch(stage, { ids, set: { status: 3 } }, freshKey()));
      expect(answer).toMatchObject({ existing: 3, creatable: 1 });
    }
    expect(scene().kept()).toEqual(before);
  });

  test('apply changes existing channels, takes creators in, and says who failed where the CRM says so', () => {
    const { ids, known } = cast();
    const body = { ids, set: { status: 3, labels: { operation: 'add', labelIds: ['lb_zh', 4711] } } } as const;
    const { token } = valueOf(scene().crm.batch('preview', body, freshKey()));
    const answer = valueOf(scene().crm.batch('apply', { ...body, ...(token !== null && { token }) }, freshKey()));
    const { createdCount, failures } = dialects[name];
    expect(answer.created).toBe(createdCount ? 1 : null);
    expect(answer.failed?.map(({ creatorId, code }) => [creatorId, code]) ?? null).toEqual(
      failures === 'rows' ? [['nobody', 'NOT_FOUND']] : null,
    );
    const touched = scene()
      .kept()
      .channels.filter(({ creatorId }) => known.includes(creatorId));
    expect(touched).toHaveLength(4);
    expect(touched.every(({ status, labels }) => status === 3 && labels.includes('lb_zh') && labels.includes(4711))).toBe(true);
  });

  test('the reason of a failure is read, under whatever key it stands', () => {
    const { ids } = cast();
    const { failed } = valueOf(scene().crm.batch('preview', { ids, set: { owner: 'u_1001' } }, freshKey()));
    if (dialects[name].failures === 'rows') expect(failed?.every(({ reason }) => reason !== '')).toBe(true);
    else expect(failed).toBeNull();
  });

  test('labels are removed one by one', () => {
    const { known } = cast();
    const ids = known.slice(0, 3);
    scene().change(...ids.map((creatorId) => ({ do: 'set', creatorId, fields: { labels: ['lb_zh', '007', 4711] } })));
    const body = { ids, set: { labels: { operation: 'remove', labelIds: ['007', 4711] } } } as const;
    const { token } = valueOf(scene().crm.batch('preview', body, freshKey()));
    valueOf(scene().crm.batch('apply', { ...body, ...(token !== null && { token }) }, freshKey()));
    const labels = scene()
      .kept()
      .channels.filter(({ creatorId }) => ids.includes(creatorId))
      .map((channel) => channel.labels);
    expect(labels).toEqual([['lb_zh'], ['lb_zh'], ['lb_zh']]);
  });

  test('an apply without the token is refused where one is wanted, and nothing has happened', () => {
    const { known } = cast();
    const before = scene().kept();
    const answer = scene().crm.batch('apply', { ids: known.slice(0, 1), set: { status: 4 } }, freshKey());
    if (dialects[name].token === 'none') expect(answer.ok).toBe(true);
    else {
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none' } });
      expect(scene().kept()).toEqual(before);
    }
  });

  test('an id that only looks like another is another label', () => {
    const { known } = cast();
    const answer = scene().crm.batch('validate', { ids: known, set: { labels: { operation: 'add', labelIds: ['4711'] } } }, freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'refused' } });
  });
}

function describeTrouble(scene: () => Scene, name: DialectName): void {
  const first = (): CreatorId =>
    scene()
      .kept()
      .channels.find(({ archived }) => !archived)?.creatorId as CreatorId;

  test('a wrong key, a missing permission, used-up credit and a limit behind the CRM are told apart', () => {
    const { crmWith } = scene();
    const creatorId = first();
    const write = (crm: Crm) => crm.archiveChannel(creatorId, freshKey());
    expect(crmWith({ text: 'nox_sk_nobody_has_this' }).quota()).toMatchObject({ problem: { kind: 'wrong-key' } });
    expect(write(crmWith('readOnly'))).toMatchObject({ problem: { kind: 'no-permission', effect: 'none' } });
    expect(write(crmWith('noCredit'))).toMatchObject({
      problem: { kind: 'no-credit', effect: 'none', url: expect.stringMatching(/^https:/), hint: expect.any(String) },
    });
    expect(write(crmWith('upstreamLimited'))).toMatchObject({ problem: { kind: 'upstream-limit', code: 'UPSTREAM_40017' } });
    expect(
      scene()
        .kept()
        .channels.every((channel) => channel.creatorId !== first() || !channel.archived),
    ).toBe(true);
  });

  test('credits are told where the CRM tells them', () => {
    const answer = scene().crm.archiveChannel(first(), freshKey());
    expect(answer).toMatchObject({ ok: true, credits: dialects[name].credits === 'given' ? { used: 1, remaining: 99_999 } : null });
  });

  test('a read gets over two failures of the CRM, of a gateway or of the line', () => {
    for (const answer of ['error-500', 'html-503', 'drop']) {
      scene().fault({ operation: 'listMembers', answer, times: 2 });
      expect(scene().crm.members().ok).toBe(true);
    }
  });

  test('a read gives up after the third failure', () => {
    scene().fault({ operation: 'listMembers', answer: 'drop', times: 3 });
    expect(scene().crm.members()).toMatchObject({ ok: false, problem: { kind: 'unreachable', effect: 'none' } });
    expect(scene().crm.members().ok).toBe(true);
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
  ])('a write whose answer is lost (%s) has happened once, is not sent again, and says that it does not know', (answer, kind) => {
    const creatorId = first();
    scene().fault({ operation: 'archiveChannel', answer, when: 'after' });
    expect(scene().crm.archiveChannel(creatorId, freshKey())).toMatchObject({ ok: false, problem: { kind, effect: 'unknown' } });
    expect(scene().writes()).toHaveLength(1);
    expect(valueOf(scene().crm.getChannel(creatorId))?.archived).toBe(true);
  });

  test('a limit of requests tells how long to wait, as the CRM says it, or a minute', () => {
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
