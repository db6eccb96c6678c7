// What cells offer while somebody practices in a file of a real CRM, over the real adapters.

import type { Named } from '../../contract/records';
import type { Context } from '../../src/commands/context';
import { deletePractice, startPractice } from '../../src/commands/practice/practice';
import { contextFor } from '../../src/commands/practice/practice-context';
import { startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { readChoices } from '../../src/commands/views/read-choices';
import type { PullProgress } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';

const LISTS = 'noxCrmSync.choices';

class Desk {
  readonly stage: EmulatedStage = emulatedStage();
  readonly crm = new ModelCrm();
  readonly office = new Office(this.crm);
  tab = 0;

  constructor({ pulls = true, creators = 2 } = {}) {
    if (!pulls) return;
    const updatedAt = new Date(this.office.clock.now()).toISOString();
    for (let n = 1; n <= creators; n += 1) this.crm.channels.set(creator(`c-${n}`), { ...blankChannel(creator(`c-${n}`)), updatedAt });
    this.pulled(must(startPull(this.ctx(), { query: {}, name: 'Creators' })));
    this.tab = this.front();
  }

  /** As for a page's call: each opens the file anew. */
  ctx(tab?: number): Context {
    const { mine, shared, lock } = this.stage;
    if (mine.read('crm.key') === null) mine.write('crm.key', 'nox_sk_test');
    return contextFor({ ...this.office.ctx, book: this.stage.reopen(), mine, shared, lock }, tab);
  }

  pulled(begun: PullProgress): void {
    let step = begun;
    while (step.finished === null) step = must(stepPull(this.ctx(this.tab), { pullId: step.pullId }));
  }

  refresh(): void {
    this.turnTo(this.tab);
    this.pulled(must(startRefresh(this.ctx(), { all: false })));
  }

  turnTo(tab: number): void {
    this.stage.userSelection.active = tab;
  }

  front(): number {
    return this.stage.book.activeTab()?.id ?? 0;
  }

  offered(tab: number, field: string): readonly string[] | null {
    const column =
      this.stage
        .reopen()
        .tab(tab)
        ?.columns()
        .find((one) => one.field === field)?.column ?? 0;
    return this.stage.people.choicesAt(tab, 2, column);
  }

  /** The choices of statuses and owners. */
  both = (tab = this.tab) => ['status', 'owner'].map((field) => this.offered(tab, field));

  /** Like an earlier version did, and as anybody can who unhides the sheet. */
  spoil(): void {
    const sheet = this.stage.file.named(LISTS);
    if (sheet === null) throw new Error('no lists');
    for (const column of [1, 2]) for (const at of [2, 3]) this.stage.people.type(sheet.id, at, column, `Other ${at}`);
  }
}

const namesOf = (named: readonly Named[]) => named.map(({ name }) => name);
const right = ({ crm }: Desk) => [namesOf(crm.statusList), namesOf(crm.memberList)];

test('a practice offers its own choices, and real tabs continue to offer those of the CRM', () => {
  const desk = new Desk();
  must(startPractice(desk.ctx()));
  const practice = desk.front();
  expect(desk.both()).toEqual(right(desk));
  expect(desk.offered(practice, 'status')).toContain('Not contacted');
  expect(desk.offered(practice, 'owner')).toEqual(['Sample Colleague A', 'Sample Colleague B']);
  desk.turnTo(practice);
  must(deletePractice(desk.ctx()));
  expect(desk.both()).toEqual(right(desk));
});

test('a practice in a file without a CRM leaves no list behind', () => {
  const desk = new Desk({ pulls: false });
  must(startPractice(desk.ctx()));
  must(deletePractice(desk.ctx()));
  expect(desk.stage.file.tabs.map(({ name }) => name)).toEqual(['Sheet1']);
});

test.each([
  ['a refresh', (desk: Desk) => desk.refresh()],
  ['a refresh of what changed', (desk: Desk) => desk.refresh(), 220],
  [
    'reading the lists again',
    (desk: Desk) => {
      desk.turnTo(desk.tab);
      must(readChoices(desk.ctx(), { fresh: true }));
    },
  ],
])('%s replaces wrong choices by the right ones', (_, repair, creators = 2) => {
  const desk = new Desk({ creators });
  desk.spoil();
  expect(desk.both()).not.toEqual(right(desk));
  repair(desk);
  expect(desk.both()).toEqual(right(desk));
});
