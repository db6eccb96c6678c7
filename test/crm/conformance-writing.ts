// The shared rules of client and CRM for changing channels. Written in our terms: a wire key here would tie them to one table.

import type { CreatorId } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import type { Channel as KeptChannel } from '../../workbench/crm/model';
import { freshKey, type Scene, valueOf } from './scene';

export function describeWriting(scene: () => Scene, name: DialectName, { changes }: Contract): void {
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
    const contactLink = dialects[name].texts === 'tidied' ? 'https://example.com/x/' : set.contactLink;
    expect(now()).toEqual({ ...before, ...set, contactLink, updatedAt: now()?.updatedAt });
    if (dialects[name].writeAnswer === 'null') expect(answered).toBeNull();
    else expect(answered).toMatchObject({ creatorId, notes: '=not a formula', owner: { id: 'u_1002' } });
  });

  test('text and owner are cleared in the table’s way, or in the other one, which is then remembered', () => {
    const { creatorId, now } = target();
    const filled = { owner: 'u_1002', email: 'a@example.com', contactLink: 'https://example.com', notes: 'x' };
    const isKept = (field: keyof typeof filled): boolean => changes[field].clear.value === 'impossible';
    const outcomes = (): readonly string[] =>
      scene()
        .writes()
        .map(({ outcome }) => outcome);
    const all = ['owner', 'email', 'contactLink', 'notes'] as const;
    const [fields, kept] = [all.filter((field) => !isKept(field)), all.filter(isKept)];
    const blank = Object.fromEntries(fields.map((field) => [field, field === 'owner' ? null : '']));
    const clear = (): void => {
      scene().change({
        do: 'set',
        creatorId,
        fields: filled,
      });
      valueOf(scene().crm.updateChannel(creatorId, blank, freshKey()));
      expect(now()).toMatchObject(blank);
    };
    clear();
    clear();
    for (const field of kept) {
      const sent = scene().writes().length;
      expect(() => scene().crm.updateChannel(creatorId, { [field]: field === 'owner' ? null : '' }, freshKey())).toThrow(
        `cannot clear ${field}`,
      );
      expect([field, scene().writes().length, now()?.[field]]).toEqual([field, sent, filled[field]]);
    }
    const unsure = fields.some((field) => field !== 'owner' && changes[field].clear.evidence !== 'K');
    expect(outcomes()).toEqual([...(dialects[name].clears === 'other' && unsure ? ['refused'] : []), 'executed', 'executed']);
  });

  test('archive and restore work', () => {
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

  test('a value that the CRM refuses changes nothing, and its message is passed on', () => {
    const { creatorId, now } = target();
    const before = now();
    const answer = scene().crm.updateChannel(creatorId, { email: 'no address' }, freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'refused', effect: 'none', summary: expect.stringContaining('e-mail') } });
    expect(now()).toEqual(before);
  });

  test('an update of a missing channel is refused as not found', () => {
    const answer = scene().crm.updateChannel('nobody' as CreatorId, { notes: 'x' }, freshKey());
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-found', effect: 'none' } });
  });
}

export function describeBatches(scene: () => Scene, name: DialectName): void {
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

  test('apply changes existing channels, creates creators, and says who failed if the CRM does', () => {
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

  test('the reason of a failure is read, under whatever key', () => {
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

  test('an apply without the token is refused if one is required, and nothing has happened', () => {
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
