// One CRM for several keys: it records the key of each write, what it overwrote, and what each key had read before.

import type { ActionName, ActionValues } from '../../../contract/needs';
import type { ChangeSet, ChannelQuery, CreatorId, Id } from '../../../contract/records';
import type { Crm } from '../../../src/crm/client';
import { CHANGEABLE_FIELDS, type ChangeableField, type Channel } from '../../../src/fields/fields';
import { blankChannel, ModelCrm } from '../../fakes/model-crm';
import type { Refusal, SentOther, SentWrite } from '../../fakes/model-wire';

/** One field of one creator as a key wrote it. Labels are recorded one by one, as `+id` and `-id`. */
interface Written {
  readonly key: string;
  readonly creatorId: CreatorId;
  readonly field: ChangeableField;
  readonly value: string;
  readonly was: string;
  /** False if somebody had changed the field after this key last read the creator, and the key wrote nevertheless. */
  readonly readSince: boolean;
}

/** A field as people read it. */
export function shownIn({ status, owner, labels, ...channel }: Channel, field: ChangeableField): string {
  if (field === 'status') return status?.name ?? '';
  if (field === 'owner') return owner?.name ?? '';
  if (field === 'labels')
    return (labels ?? [])
      .map(({ name }) => name)
      .sort()
      .join(', ');
  return String(channel[field] ?? '');
}

export class SharedCrm extends ModelCrm {
  /** The key of the current request. */
  key = '';
  /** Its own clock, in milliseconds since 1970. */
  now = (): number => 0;
  readonly written: Written[] = [];
  /** By every name that a label has had: no name is given twice. */
  private readonly labelsNamed = new Map(this.labelList.map(({ id, name }) => [name, id]));
  private tick = 0;
  private readonly readAt = new Map<string, number>();
  private readonly changedAt = new Map<string, number>();
  private readonly held = new Set<string>();

  /** The CRM as one key sees it. Others' requests may come in between. */
  seenWith(key: string): Crm {
    const during = <T>(work: () => T): T => {
      const outer = this.key;
      this.key = key;
      try {
        return work();
      } finally {
        this.key = outer;
      }
    };
    return new Proxy<Crm>(this, {
      get: (crm, name) => {
        const found: unknown = Reflect.get(crm, name);
        return typeof found === 'function' ? (...args: unknown[]) => during((): unknown => Reflect.apply(found, crm, args)) : found;
      },
    });
  }

  override findChannels(ids: readonly CreatorId[], options: { readonly archived?: boolean } = {}) {
    const answer = super.findChannels(ids, options);
    if (answer.ok && answer.value !== 'unsupported') this.readBy(answer.value);
    return answer;
  }

  override listChannels(query: ChannelQuery, page: number, size?: number) {
    const answer = super.listChannels(query, page, size);
    if (answer.ok) this.readBy(answer.value.rows);
    return answer;
  }

  override listChangedSince(query: ChannelQuery, since: string) {
    const answer = super.listChangedSince(query, since);
    if (answer.ok && answer.value !== 'unsupported') this.readBy(answer.value.rows);
    return answer;
  }

  /** Whether the CRM held this value at some time. */
  hasHeld = (id: string, field: string, text: string): boolean => this.held.has(`${id} ${field} ${text}`);

  /** A label's id, whatever it is called by now: it may be renamed between the confirmation and the write. */
  labelOf(name: string): string {
    return String(this.labelsNamed.get(name) ?? name);
  }

  override perform<A extends ActionName>(action: A, id: Id, values: ActionValues<A>, key: string) {
    if (action === 'updateLabel' && 'name' in values) this.labelsNamed.set(String(values.name), id);
    return super.perform(action, id, values, key);
  }

  /** Somebody is added to the CRM. */
  join(id: CreatorId): void {
    this.channels.set(id, { ...blankChannel(id), updatedAt: this.stamp() });
  }

  override getChannel(id: CreatorId) {
    const answer = super.getChannel(id);
    if (answer.ok && answer.value !== null) this.readBy([answer.value]);
    return answer;
  }

  override change(id: CreatorId, set: ChangeSet): void {
    const before = this.channels.get(id);
    super.change(id, set);
    const now = this.channels.get(id);
    if (now === undefined) return;
    const changed = CHANGEABLE_FIELDS.filter((field) => before === undefined || shownIn(before, field) !== shownIn(now, field));
    for (const field of changed) {
      this.changedAt.set(`${id} ${field}`, this.next());
      this.held.add(`${id} ${field} ${shownIn(now, field)}`);
    }
    if (changed.length > 0) this.channels.set(id, { ...now, updatedAt: this.stamp() });
  }

  /** A time by its own clock, in whole seconds. */
  private stamp(): string {
    return new Date(Math.floor(this.now() / 1000) * 1000).toISOString();
  }

  protected override write<T>(sent: SentWrite | SentOther, work: () => T, refusal: Refusal | null = null) {
    const noted = (): T => {
      if (sent.kind !== 'other') for (const id of sent.ids) this.note(id, sent.set);
      return work();
    };
    return super.write(sent, noted, refusal);
  }

  private note(creatorId: CreatorId, set: ChangeSet): void {
    const channel = this.channels.get(creatorId);
    for (const { field, value } of partsOf(set, this)) {
      const changed = this.changedAt.get(`${creatorId} ${field}`) ?? 0;
      const readSince = changed < (this.readAt.get(`${this.key} ${creatorId}`) ?? 0);
      this.written.push({ key: this.key, creatorId, field, value, was: channel ? shownIn(channel, field) : '', readSince });
    }
  }

  private readBy(channels: readonly Channel[]): void {
    const now = this.next();
    for (const { creatorId } of channels) this.readAt.set(`${this.key} ${creatorId}`, now);
  }

  private next(): number {
    this.tick += 1;
    return this.tick;
  }
}

function partsOf(set: ChangeSet, { statusList, memberList }: ModelCrm) {
  const nameIn = (list: readonly { readonly id: unknown; readonly name: string }[], id: unknown): string =>
    id === null ? '' : (list.find((one) => one.id === id)?.name ?? String(id));
  const parts: { field: ChangeableField; value: string }[] = [];
  if (set.status !== undefined) parts.push({ field: 'status', value: nameIn(statusList, set.status) });
  if (set.owner !== undefined) parts.push({ field: 'owner', value: nameIn(memberList, set.owner) });
  for (const id of set.labels?.labelIds ?? [])
    parts.push({ field: 'labels', value: `${set.labels?.operation === 'add' ? '+' : '-'}${id}` });
  for (const field of ['notes', 'email', 'contactLink'] as const) {
    const value = set[field];
    if (value !== undefined) parts.push({ field, value });
  }
  if (set.archived !== undefined) parts.push({ field: 'archived', value: String(set.archived) });
  return parts;
}
