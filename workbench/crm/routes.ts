// Which operation a method and a path mean according to the table, and what executes it.

import { eachOf, namesOf } from '../../contract/named';
import { LISTS, type ListName } from '../../contract/reads';
import type { Contract, OperationName } from '../../contract/table';
import type { Run } from './call';
import { createExport, downloadExport, exports, getExport } from './exporting';
import { createGroup, deleteGroup, getGroup, groups, updateGroup } from './groups';
import { importChannels, importReport, importTemplate } from './importing';
import { createLabel, deleteLabel, labels, updateLabel } from './labels';
import { applyEmail, emailTasks, previewEmail, validateEmail } from './mailing';
import type { OperationKind } from './model';
import { get, inventedList, list, members, quota, statuses } from './reading';
import { apply, archive, preview, restore, update, validate } from './writing';

interface Served {
  readonly kind: OperationKind;
  readonly run: Run;
}

/** Anything not listed here is a list that nothing is stored of. */
const own: Readonly<Record<Exclude<OperationName, ListName>, Served> & Partial<Record<ListName, Served>>> = {
  quota: { kind: 'read', run: quota },
  listChannels: { kind: 'read', run: list },
  getChannel: { kind: 'read', run: get },
  updateChannel: { kind: 'write', run: update },
  archiveChannel: { kind: 'write', run: archive },
  restoreChannel: { kind: 'write', run: restore },
  validateBatch: { kind: 'check', run: validate },
  previewBatch: { kind: 'check', run: preview },
  applyBatch: { kind: 'write', run: apply },
  listLabels: { kind: 'read', run: labels },
  listStatuses: { kind: 'read', run: statuses },
  listMembers: { kind: 'read', run: members },
  createLabel: { kind: 'write', run: createLabel },
  updateLabel: { kind: 'write', run: updateLabel },
  deleteLabel: { kind: 'write', run: deleteLabel },
  listGroups: { kind: 'read', run: groups },
  getGroup: { kind: 'read', run: getGroup },
  createGroup: { kind: 'write', run: createGroup },
  updateGroup: { kind: 'write', run: updateGroup },
  deleteGroup: { kind: 'write', run: deleteGroup },
  listEmailTasks: { kind: 'read', run: emailTasks },
  validateEmail: { kind: 'check', run: validateEmail },
  previewEmail: { kind: 'check', run: previewEmail },
  applyEmail: { kind: 'write', run: applyEmail },
  createExport: { kind: 'write', run: createExport },
  listExports: { kind: 'read', run: exports },
  getExport: { kind: 'read', run: getExport },
  downloadExport: { kind: 'read', run: downloadExport },
  importTemplate: { kind: 'read', run: importTemplate },
  importChannels: { kind: 'write', run: importChannels },
  importReport: { kind: 'read', run: importReport },
};

export const operations: Readonly<Record<OperationName, Served>> = {
  ...eachOf(LISTS, (list): Served => ({ kind: 'read', run: inventedList(list) })),
  ...own,
};

export interface Route {
  readonly operation: OperationName;
  /** The path's placeholders, decoded. */
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation for a path relative to the base path, still percent-encoded; null if the table has none. */
export type Router = (method: string, path: string) => Route | null;

export function routerOf(contract: Contract): Router {
  const patterns = namesOf(operations).map((operation) => {
    const { method, path } = contract.operations[operation];
    return { operation, method, pattern: patternOf(path) };
  });
  return (method, path) => {
    for (const candidate of patterns) {
      const match = candidate.method === method ? candidate.pattern.exec(path) : null;
      const values = match && decoded(match.groups ?? {});
      if (values) return { operation: candidate.operation, values };
    }
    return null;
  };
}

/** `/a/{b}/c` matches exactly one segment, or part of one, for each placeholder. */
function patternOf(path: string): RegExp {
  const parts = path.split(/\{(\w+)\}/);
  return new RegExp(`^${parts.map((part, index) => (index % 2 ? `(?<${part}>[^/]+)` : part.replace(/[^\w/]/g, '\\$&'))).join('')}$`);
}

/** null if a segment is not valid percent-encoding. */
function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> | null {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return null;
  }
}
