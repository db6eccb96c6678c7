// What requests cost in time, before they are sent.

import { crmContract } from '../../../contract/table';

const PER_MINUTE = crmContract.transport.requestsPerMinute.value;

/** A minute's allowance goes at about one request a second; beyond it, requests wait for the CRM's limit. */
export function secondsFor(requests: number): number {
  return Math.ceil(Math.min(requests, PER_MINUTE) + Math.max(0, requests - PER_MINUTE) * (60 / PER_MINUTE));
}
