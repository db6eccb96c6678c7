// Which operation a method and a path mean according to the table, and what executes it.

import { eachOf, namesOf } from '../../contract/named';
import { ACTIONS, type ActionName } from '../../contract/needs';
import { LISTS, type ListName } from '../../contract/reads';
import type { Contract, OperationName } from '../../contract/table';
import { answered, type Served } from './call';
import { exportRoutes } from './exporting';
import { groupRoutes } from './groups';
import { importRoutes } from './importing';
import { labelRoutes } from './labels';
import { emailRoutes } from './mailing';
import { inventedList, readingRoutes } from './reading';
import { writingRoutes } from './writing';

/** A list that is not here is invented; an action that is not here is accepted, and nothing of it is stored. */
type Kept = Exclude<OperationName, ListName | ActionName>;

const kept: Readonly<Record<Kept, Served> & Partial<Record<OperationName, Served>>> = {
  ...readingRoutes,
  ...writingRoutes,
  ...labelRoutes,
  ...groupRoutes,
  ...emailRoutes,
  ...exportRoutes,
  ...importRoutes,
};

export const operations: Readonly<Record<OperationName, Served>> = {
  ...eachOf(LISTS, (list): Served => ({ kind: 'read', run: inventedList(list) })),
  ...eachOf(ACTIONS, (): Served => ({ kind: 'write', run: async () => answered(null, 'Done; the sandbox keeps nothing of it') })),
  ...kept,
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
