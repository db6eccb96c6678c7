// How much one request may ask for, according to the table.

import type { CreatorId } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { shapeOf } from './codec';
import { broken } from './problems';

/** The most ids a body may name if it goes through all of these operations; Infinity where the table has no limit. */
export function idsPerBody({ operations }: Contract, ...names: readonly OperationName[]): number {
  return Math.min(...names.map((name) => operations[name].idsPerBody?.value ?? Number.POSITIVE_INFINITY));
}

/** Ids that one request of the channel list may name and answer on one page. */
export function idsPerRead(contract: Contract): number {
  return Math.min(idsPerBody(contract, 'listChannels'), contract.paging.maxPageSize.value);
}

/** A body with more ids than the table allows breaks the contract. */
export function holdToLimit(contract: Contract, operation: OperationName, ids: readonly CreatorId[]): void {
  const limit = idsPerBody(contract, operation);
  if (ids.length > limit) broken(`${operation} takes ${limit} ids, not ${ids.length}`);
}

/**
 * The values that ask for a page (1-based) of `size` rows, by default the largest the CRM allows, as far as the table has keys for them.
 */
export function pageValues(
  contract: Contract,
  operation: OperationName,
  page: number,
  size = contract.paging.maxPageSize.value,
): { readonly page?: number; readonly size?: number } {
  const { request } = contract.operations[operation];
  const shape = request === undefined ? {} : shapeOf(contract, request);
  return { ...('page' in shape && { page }), ...('size' in shape && { size }) };
}
