// What the staged writes share: which creators a body names, which of them failed, and the token that links an apply to its preview.

import { createHash } from 'node:crypto';
import type { Json } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import { codeOf } from './answers';
import { type Call, textOf, textsOf } from './call';
import { accepted, type Checked, refusedFor } from './model';
import { canonical } from './wire';

export interface Failure {
  readonly creatorId: string;
  readonly kind: 'not-found' | 'server';
  readonly reason: string;
}

export const failedHere = (creatorId: string): Failure => ({
  creatorId,
  kind: 'server',
  reason: 'the CRM failed on this creator',
});

/** The creators of a body, at most as many as the table allows for the operation. */
export function namedIn({ contract, request }: Call, operation: OperationName): Checked<readonly string[]> {
  const ids = textsOf(request['selector'], 'creatorIds');
  if (!ids) return refusedFor('creators are named by text');
  const most = contract.operations[operation].idsPerBody?.value;
  return most !== undefined && ids.length > most ? refusedFor(`at most ${most} creators can be named in one body`) : accepted(ids);
}

/** Under our names, if the dialect names failures at all. */
export function failures({ contract, dialect }: Call, failed: readonly Failure[]): { failed?: Json } {
  const told = ({ creatorId, kind, reason }: Failure): Json => ({ creatorId, code: codeOf(contract, { kind }), reason });
  return dialect.failures === 'rows' ? { failed: failed.map(told) } : {};
}

/** The dialect requires a token, or the table says that a value of the preview is carried. */
function wantsToken({ dialect, contract }: Call, preview: OperationName): boolean {
  return dialect.token === 'required' || (contract.operations[preview].carryFromPreview?.value ?? null) !== null;
}

/** What a preview answers besides its counts: a token, if an apply needs one. */
export function givenToken(call: Call, preview: OperationName): { token?: string } {
  return wantsToken(call, preview) ? { token: tokenOf(call, preview) } : {};
}

/** Whether an apply may do without a token, or carries the one from a preview of exactly this body. */
export function carriesToken(call: Call, preview: OperationName): Checked<null> {
  if (!wantsToken(call, preview) || textOf(call.request, 'token') === tokenOf(call, preview)) return accepted(null);
  return refusedFor('the token of a preview of this very body is missing or another');
}

/** Depends on account, operation and body only, so it survives a restart: a token of another body never fits. */
function tokenOf({ account, request }: Call, preview: OperationName): string {
  const { token: _, ...body } = request;
  return `pv_${createHash('sha256')
    .update(canonical([account, preview, body]))
    .digest('base64url')
    .slice(0, 24)}`;
}
