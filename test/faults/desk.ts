// One person at the add-on's commands, over the in-memory spreadsheet, with the real client and the sandbox CRM; and what may interfere.

import { crmContract, type OperationName } from '../../contract/table';
import { createCrm } from '../../src/crm/client';
import { shortMemory } from '../../src/crm/long-lists';
import type { Http } from '../../src/crm/ports';
import { routerOf } from '../../workbench/crm/routes';
import { type Kept, openScene, type Scene } from '../crm/scene';
import type { SyncHttp } from '../crm/sync-http';
import { memoryPace } from '../fakes/memory-platform';
import type { MemoryTab } from '../fakes/memory-tab';
import { ModelCrm } from '../fakes/model-crm';
import { Office } from '../fakes/office';
import { Person } from './person';
import type { WireFault } from './wire-faults';

const route = routerOf(crmContract);

export class Desk extends Person {
  readonly scene: Scene;
  readonly before: Kept;
  /** Requested operations, and how often they met the fault. */
  readonly met = new Set<OperationName>();
  private fault: { readonly at: OperationName; readonly what: WireFault; left: number } | null = null;
  readonly office: Office;
  readonly key: string;

  constructor(wire: SyncHttp, keys: Readonly<Record<string, string>>) {
    const office = new Office(new ModelCrm());
    const [pace, pages, { clock, newId }] = [memoryPace(), shortMemory(), office];
    const http: Http = (request) => this.through(wire.http, request);
    super(
      {
        ...office.ctx,
        crmWith: (key, listed) => createCrm({ http, pace, pages, clock, newId, key, listed }),
        paceOf: () => pace.read(),
      },
      (ms) => clock.sleep(ms),
    );
    this.office = office;
    this.scene = openScene({ contract: crmContract, wire, keys });
    this.key = keys['full'] ?? '';
    this.before = this.scene.kept();
    this.ctx.mine.write('crm.key', this.key);
  }

  /** From now on, that many requests for the operation meet the fault. */
  arm(at: OperationName, what: WireFault, times: number): void {
    this.fault = { at, what, left: times };
  }

  lift(): void {
    this.fault = null;
  }

  private through(http: Http, request: Parameters<Http>[0]): ReturnType<Http> {
    const { pathname } = new URL(request.url);
    const at = route(request.method, pathname.slice(crmContract.transport.basePath.value.length))?.operation;
    if (at === undefined) throw new Error(`no operation: ${request.method} ${pathname}`);
    this.met.add(at);
    const { fault } = this;
    if (fault === null || fault.at !== at || fault.left <= 0) return http(request);
    fault.left -= 1;
    const truth = fault.what.when === 'after' ? http(request) : { answered: true as const, status: 200, headers: {}, body: '' };
    this.office.clock.sleep(fault.what.passes ?? 0);
    return truth.answered ? (fault.what.answer(truth) ?? { answered: false, reason: 'Address unavailable' }) : truth;
  }

  get tab(): MemoryTab {
    return this.office.tab;
  }

  /** Everything stored where others or the person can read it. */
  readable(): string {
    const sheets = [...this.office.book.hiddenSheets.values(), this.office.shared.keys('').map((name) => [this.office.shared.read(name)])];
    return JSON.stringify([sheets, this.office.book.tabs().map((tab) => cellsOf(tab))]);
  }
}

const cellsOf = (tab: MemoryTab): unknown => {
  const rows = tab.lastRow();
  const { grid } = tab;
  return Array.from({ length: rows }, (_, row) => tab.columns().map(({ column }) => grid.text(row + 1, column)));
};
