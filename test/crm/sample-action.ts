// An action of the table, applied to something in the sandbox's samples, with values invented by kind.

import { type ActionName, OPERATIONS, SENT } from '../../contract/needs';
import type { Needs } from '../../contract/reads';
import type { Id } from '../../contract/records';
import type { Crm } from '../../src/crm/client';
import type { Answer } from '../../src/crm/problems';

const IDS: Readonly<Record<string, Id>> = { labelId: 'lb_zh', groupId: 'gr_1' };

const VALUES: Readonly<Record<string, unknown>> = { text: 'Sample text', creators: [], flag: true };

export function sampleAction(crm: Crm, action: ActionName, key: string): Answer<null> {
  const { path = '', sends } = OPERATIONS[action];
  const needs: Needs = SENT[sends];
  const values = Object.fromEntries(Object.entries(needs).map(([name, need]) => [name, VALUES[need.replace(/\W.*$/, '')]]));
  return crm.perform(action, IDS[path] ?? 'none', values, key);
}
