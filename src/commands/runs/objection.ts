// What the CRM said against something, as stored in the journal and shown to people.

import type { CrmProblem } from '../../crm/problems';
import type { Problem } from '../../rpc/problems';
import type { FailedCreator, Objection } from '../../sync/run';

export const objectionOf = ({ kind, code, summary, hint, url, requestId }: CrmProblem): Objection => ({
  kind,
  code,
  summary,
  hint,
  url,
  requestId,
});

export const failureOf = ({ code, reason }: FailedCreator, requestId: string): Objection => ({
  kind: 'refused',
  code,
  summary: reason,
  hint: '',
  url: '',
  requestId,
});

export function problemFrom(objection: Objection): Problem {
  const { kind, code, summary, hint, url, requestId } = objection;
  return { kind: kind as Problem['kind'], technical: { code, summary, hint, url, requestId } };
}
