// A file into which a CRM of invented creators is pulled, step by step.

import { startPull, stepPull } from '../../src/commands/pull/pull';
import type { Channel } from '../../src/fields/fields';
import type { ViewQuery } from '../../src/fields/filters';
import type { PullProgress } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

/** What the CRM holds about a creator: what it held before, plus this. */
export function put({ crm }: Office, id: string, more: Partial<Channel> = {}): void {
  const known = crm.channels.get(creator(id)) ?? blankChannel(creator(id));
  crm.channels.set(creator(id), { ...known, ...more });
}

/** A CRM with creators c-1, c-2 ..., and a file without tabs. */
export function officeOf(count: number): Office {
  const office = new Office(new ModelCrm());
  for (let n = 1; n <= count; n += 1) put(office, `c-${n}`);
  return office;
}

export const begin = (office: Office, query: ViewQuery = {}): PullProgress => must(startPull(office.ctx, { query, name: 'Pulled' }));
export const step = (office: Office, { pullId }: Pick<PullProgress, 'pullId'>) => stepPull(office.ctx, { pullId });

export const text = ({ tab }: Office, row: number, field: string): string => tab.grid.text(row, tab.grid.columnOf(field));
export const word = (office: Office, row: number): string => text(office, row, 'sync');
