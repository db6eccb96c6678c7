// Faults that a test arms: what the next requests of an operation meet instead of, before or after their answer.

import * as z from 'zod';
import { namesOf } from '../../contract/named';
import { crmContract, type OperationName } from '../../contract/table';
import { codeOf } from './answers';

const operationNames = namesOf(crmContract.operations);

/**
 * `answer`: what replaces the true answer; `none` = the true one, possibly late (`delayMs`) or with failures (`failing`).
 * `when`: before the request is executed, or after, when it has had its full effect and only the answer is lost.
 */
export const faultShape = z.strictObject({
  operation: z.enum(operationNames).optional(),
  key: z.string().optional(),
  answer: z.enum(['none', 'error-500', 'html-200', 'html-503', 'drop', 'rate-limited', 'refusal']).default('none'),
  /** For `refusal`: the CRM's error code, from the table or any other (then with HTTP 400). */
  code: z
    .string()
    .min(1)
    .default(codeOf(crmContract, { kind: 'duplicate' })),
  when: z.enum(['before', 'after']).default('before'),
  delayMs: z.number().int().min(0).max(600_000).default(0),
  /** Creators that a batch or an update fails on. */
  failing: z.array(z.string()).default([]),
  /** Number of matching requests that pass first. */
  skip: z.number().int().min(0).default(0),
  /** Number of requests that meet the fault. */
  times: z.number().int().min(1).default(1),
});

export type Fault = z.output<typeof faultShape>;

/** The armed faults in the order they were armed; a request meets the first that matches. */
export class Faults {
  private armed: Fault[] = [];

  arm(fault: Fault): void {
    this.armed.push({ ...fault });
  }

  disarm(): void {
    this.armed = [];
  }

  list(): readonly Fault[] {
    return this.armed;
  }

  take(operation: OperationName, key: string): Fault | null {
    const fault = this.armed.find((one) => (one.operation ?? operation) === operation && (one.key ?? key) === key);
    if (!fault) return null;
    if (fault.skip > 0) {
      fault.skip -= 1;
      return null;
    }
    fault.times -= 1;
    if (fault.times === 0) this.armed = this.armed.filter((one) => one !== fault);
    return fault;
  }
}

/** The page of a proxy in front of the CRM, where JSON was expected. */
export const htmlPage =
  '<!DOCTYPE html><html><head><title>One moment</title></head><body><h1>Checking your browser</h1><p>Please wait.</p></body></html>';
