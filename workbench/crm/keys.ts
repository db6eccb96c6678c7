// The keys that the sandbox CRM knows, what each may do, and how often.

import { namesOf } from '../../contract/named';
import type { AccountName } from './model';

export interface SandboxKey {
  readonly name: KeyName;
  readonly key: string;
  readonly account: AccountName;
  readonly about: string;
  readonly mayWrite: boolean;
  /** What the key may spend; a request that changes something costs 1, everything else is free. */
  readonly totalCredit: number;
  /** The service behind the CRM refuses everything. */
  readonly upstreamLimited: boolean;
}

const usual = { account: 'main', mayWrite: true, totalCredit: 100_000, upstreamLimited: false } as const;

/** Invented keys: they work with this sandbox only. */
const table = {
  full: { ...usual, about: 'May do everything.' },
  colleague: { ...usual, about: 'A second key of the same account, with a rate limit of its own.' },
  otherAccount: { ...usual, account: 'other', about: 'Another team: other members, labels and creators.' },
  readOnly: { ...usual, mayWrite: false, about: 'Has no permission to write.' },
  noCredit: { ...usual, totalCredit: 0, about: 'Its credit is used up.' },
  lastCredits: { ...usual, totalCredit: 3, about: 'Its credit lasts for three more writes.' },
  upstreamLimited: { ...usual, upstreamLimited: true, about: 'Has met a limit of the service behind the CRM.' },
} as const;

export type KeyName = keyof typeof table;

export const keyNames = namesOf(table);

export const sandboxKeys: readonly SandboxKey[] = keyNames.map((name, index) => ({
  name,
  key: `nox_sk_sandbox_${name.toLowerCase()}_000${index + 1}`,
  ...table[name],
}));

export function keyNamed(name: KeyName): SandboxKey {
  const found = sandboxKeys.find((key) => key.name === name);
  if (!found) throw new Error(`There is no key ${name}.`);
  return found;
}

/** The key of an Authorization header, or null. The scheme is case-insensitive, as in HTTP. */
export function keyOfHeader(header: string | null, scheme: string): SandboxKey | null {
  const [given, text, ...more] = (header ?? '').trim().split(/ +/);
  if (given?.toLowerCase() !== scheme.toLowerCase() || more.length > 0) return null;
  return sandboxKeys.find(({ key }) => key === text) ?? null;
}

const windowMs = 60_000;

/** Allows that many requests per key in any 60 seconds; refused ones do not count. 0 = no limit. */
export class Pace {
  private readonly taken = new Map<KeyName, number[]>();

  constructor(private readonly requestsPerMinute: number) {}

  /** Milliseconds until the next request would be allowed; 0 = this one is. */
  take(name: KeyName, now: number): number {
    if (this.requestsPerMinute === 0) return 0;
    const recent = (this.taken.get(name) ?? []).filter((at) => at > now - windowMs);
    this.taken.set(name, recent);
    const oldest = recent[recent.length - this.requestsPerMinute];
    if (oldest !== undefined) return oldest + windowMs - now;
    recent.push(now);
    return 0;
  }

  forget(): void {
    this.taken.clear();
  }
}
