// The client with a scripted CRM, as most of its tests need it.

import type { CreatorId } from '../../contract/records';
import { type Crm, type CrmOptions, createCrm } from '../../src/crm/client';
import type { HttpAnswer, HttpRequest } from '../../src/crm/ports';
import { countedIds, paceMemory, sampleKey, scripted, stillClock, success } from './scripted-http';

export const id = (text: string): CreatorId => text as CreatorId;

/** A client whose CRM gives these answers in order, together with the requests, the clock and the pace. */
export const clientOf = (answers: readonly HttpAnswer[], more: Partial<CrmOptions> = {}) => {
  const { http, asked } = scripted(...answers);
  const clock = stillClock();
  const pace = paceMemory();
  const crm: Crm = createCrm({ http, pace, clock, newId: countedIds(), key: sampleKey, ...more });
  return { crm, asked, clock, pace };
};

export const bodyOf = (request: HttpRequest | undefined): unknown => JSON.parse(request?.body ?? 'null');

export const rows = (...ids: readonly string[]) => ids.map((creator_id) => ({ creator_id }));

/** A page of channels that have nothing but their ids. */
export const pageOf = (ids: readonly string[], more: object = {}) => success({ items: rows(...ids), ...more });
