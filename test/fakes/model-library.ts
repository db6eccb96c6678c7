// Labels, groups, email tasks and files of a model CRM, in memory.

import { eachOf } from '../../contract/named';
import { ACTIONS, type ActionName, type ActionValues } from '../../contract/needs';
import type { EntryOf, ListName } from '../../contract/reads';
import type { CreatorId, CrmFile, Export, Group, Id, ImportAnswer, Label, Named } from '../../contract/records';
import type { Crm } from '../../src/crm/client';
import type { Answer } from '../../src/crm/problems';
import type { Channel } from '../../src/fields/fields';
import { ModelWire, type Refusal } from './model-wire';

/** The contents of each list; empty if a list is not given. */
export type Entries = { readonly [L in ListName]?: readonly EntryOf<L>[] };

/** The outcome of an action: why it is not done, or what is. */
interface Treated {
  readonly refusal: Refusal | null;
  readonly work: () => void;
}

const NO_ROWS: ImportAnswer = { created: 0, failed: [], repeated: [], raw: { failed: [], repeated: [] } };

const absent = (list: readonly Named[], id: Id): Refusal | null => (list.some((entry) => entry.id === id) ? null : 'not-found');

function nameRefusal(list: readonly Named[], name: string, own: Id | null): Refusal | null {
  if (name.trim() === '') return 'refused';
  const taken = list.some((entry) => entry.id !== own && entry.name.trim().toLowerCase() === name.trim().toLowerCase());
  return taken ? 'duplicate' : null;
}

export abstract class ModelLibrary extends ModelWire {
  abstract readonly channels: Map<CreatorId, Channel>;
  labelList: Label[] = ['Beauty', 'Q1 Launch', 'Summer', 'Food'].map((name, i) => ({ id: `l-${i}`, name, channelCount: null }));
  groupList: Group[] = [{ id: 'g-1', name: 'Launch team', channelCount: null, creatorIds: [] }];
  taskList: EntryOf<'listEmailTasks'>[] = [
    { id: 't-1', name: 'Spring hello', type: 'standalone' },
    { id: 't-2', name: 'A sequence', type: '1' },
  ];
  /** The contents of lists that nothing else here mentions. */
  otherLists: Entries = {};
  exportList: Export[] = [];
  /** The content of an export when it is fetched, and the answer to an import. */
  exportFile: CrmFile = { kind: 'link', url: 'https://www.example.com/export.xlsx' };
  importAnswer: ImportAnswer = NO_ROWS;
  /** The creators added to each task. */
  readonly inTask = new Map<Id, CreatorId[]>();
  private made = 0;

  protected abstract rowsOf(): Entries;

  list<L extends ListName>(list: L): Answer<readonly EntryOf<L>[]> {
    return this.ask(list, (): readonly EntryOf<L>[] => this.otherLists[list] ?? this.rowsOf()[list] ?? []);
  }

  createLabel(name: string, key: string): ReturnType<Crm['createLabel']> {
    const work = () => {
      const label: Label = { id: this.newId('l-new'), name, channelCount: 0 };
      this.labelList = [...this.labelList, label];
      return label;
    };
    return this.other('createLabel', { name }, key, work, nameRefusal(this.labelList, name, null));
  }

  /** What each action does; one that is not listed is accepted, and nothing of it is stored. */
  private readonly actions: { readonly [A in ActionName]: (id: Id, values: ActionValues<A>) => Treated } = {
    ...eachOf(ACTIONS, () => (): Treated => ({ refusal: null, work: () => undefined })),
    updateLabel: (id, { name }) => ({
      refusal: absent(this.labelList, id) ?? nameRefusal(this.labelList, name, id),
      work: () => {
        this.labelList = this.labelList.map((label) => (label.id === id ? { ...label, name } : label));
        this.relabel((label) => (label.id === id ? [{ ...label, name }] : [label]));
      },
    }),
    deleteLabel: (id) => ({
      refusal: absent(this.labelList, id),
      work: () => {
        this.labelList = this.labelList.filter((label) => label.id !== id);
        this.relabel((label) => (label.id === id ? [] : [label]));
      },
    }),
    updateGroup: (id, change) => ({
      refusal:
        absent(this.groupList, id) ??
        (change.name === undefined && change.creatorIds === undefined ? 'refused' : null) ??
        (change.name === undefined ? null : nameRefusal(this.groupList, change.name, id)) ??
        this.strangers(change.creatorIds ?? []),
      work: () => {
        const count = change.creatorIds === undefined ? {} : { channelCount: change.creatorIds.length };
        this.groupList = this.groupList.map((group) => (group.id === id ? { ...group, ...change, ...count } : group));
        this.regroup(id);
      },
    }),
    deleteGroup: (id) => ({
      refusal: absent(this.groupList, id),
      work: () => {
        this.groupList = this.groupList.filter((group) => group.id !== id);
        this.regroup(id);
      },
    }),
  };

  perform<A extends ActionName>(action: A, id: Id, values: ActionValues<A>, key: string): Answer<null> {
    const { refusal, work } = this.actions[action](id, values);
    const done = () => {
      work();
      return null;
    };
    return this.other(action, { id, ...values }, key, done, refusal);
  }

  getGroup(id: Id): ReturnType<Crm['getGroup']> {
    return this.ask('group', () => this.groupList.find((group) => group.id === id) ?? null);
  }

  createGroup({ name, creatorIds = [] }: Parameters<Crm['createGroup']>[0], key: string): ReturnType<Crm['createGroup']> {
    const work = () => {
      const group: Group = { id: this.newId('g-new'), name, channelCount: creatorIds.length, creatorIds };
      this.groupList = [...this.groupList, group];
      this.regroup(group.id);
      return group;
    };
    return this.other(
      'createGroup',
      { name, creatorIds },
      key,
      work,
      nameRefusal(this.groupList, name, null) ?? this.strangers(creatorIds),
    );
  }

  addToEmail(...[stage, { ids, taskId }, key]: Parameters<Crm['addToEmail']>): ReturnType<Crm['addToEmail']> {
    const existing = ids.filter((id) => this.channels.has(id));
    const failed = ids
      .filter((id) => !this.channels.has(id))
      .map((creatorId) => ({ creatorId, code: 'NOT_FOUND', reason: 'not in the CRM' }));
    const counts = { existing: existing.length, creatable: 0, created: null, failed, token: null };
    const refusal = this.taskList.some(({ id, type }) => id === taskId && type === 'standalone') ? null : 'refused';
    if (stage !== 'apply') return this.ask(`email-${stage}`, () => counts, refusal);
    const work = () => {
      this.inTask.set(taskId, [...new Set([...(this.inTask.get(taskId) ?? []), ...existing])]);
      return counts;
    };
    return this.other('addToEmail', { ids, taskId }, key, work, refusal);
  }

  createExport(...[query, key]: Parameters<Crm['createExport']>): ReturnType<Crm['createExport']> {
    return this.other('createExport', query, key, () => {
      const made: Export = {
        id: this.newId('e'),
        status: 'working',
        kind: 'crm',
        name: '',
        rows: null,
        createdAt: '',
        expiresAt: '',
        reason: '',
      };
      this.exportList = [made, ...this.exportList];
      return made;
    });
  }

  exports(page: number): ReturnType<Crm['exports']> {
    return this.ask('exports', () => ({ rows: this.exportList, page, pages: 1, total: this.exportList.length }));
  }

  getExport(id: Id): ReturnType<Crm['getExport']> {
    return this.ask('export', () => this.exportList.find((one) => one.id === id) ?? null);
  }

  downloadExport(): ReturnType<Crm['downloadExport']> {
    return this.ask('download', () => this.exportFile);
  }

  importTemplate(): ReturnType<Crm['importTemplate']> {
    return this.ask('template', () => this.exportFile);
  }

  importChannels(...[file, overwrite, key]: Parameters<Crm['importChannels']>): ReturnType<Crm['importChannels']> {
    return this.other('importChannels', { file, overwrite }, key, () => this.importAnswer);
  }

  importReport(): ReturnType<Crm['importReport']> {
    return this.ask('report', () => this.exportFile);
  }

  private other<T>(what: string, args: unknown, key: string, work: () => T, refusal: Refusal | null = null) {
    return this.write<T>({ kind: 'other', what, args, key }, work, refusal);
  }

  /** Only channels of the CRM can be in a group. */
  private strangers(ids: readonly CreatorId[]): Refusal | null {
    return ids.every((id) => this.channels.has(id)) ? null : 'refused';
  }

  /** Channels show a label's new name, and lose one that is gone. */
  private relabel(after: (label: Named) => readonly Named[]): void {
    for (const [creatorId, channel] of this.channels) this.channels.set(creatorId, { ...channel, labels: channel.labels?.flatMap(after) });
  }

  /** Channels show their groups, too. */
  private regroup(id: Id): void {
    const group = this.groupList.find((one) => one.id === id);
    for (const [creatorId, channel] of this.channels) {
      const others = (channel.groups ?? []).filter((one) => one.id !== id);
      const own = group?.creatorIds?.includes(creatorId) ? [{ id, name: group.name }] : [];
      this.channels.set(creatorId, { ...channel, groups: [...others, ...own] });
    }
  }

  private newId(beginning: string): string {
    this.made += 1;
    return `${beginning}-${this.made}`;
  }
}
