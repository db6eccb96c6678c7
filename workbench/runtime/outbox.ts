// Mail that scripts have sent: it stays here, for people to look at.

import { Refusal } from '../model/cell';
import type { MailPort } from '../services/host';

export interface SentMail {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The address of the person that the script ran for. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Recipients per day for a consumer account (developers.google.com/apps-script/guides/services/quotas). */
const A_DAY = 100;
const DAY_MS = 86_400_000;

/** Maximum number of mails kept. */
const KEPT = 200;

export class Outbox {
  private mails: readonly SentMail[] = [];

  /** `now` returns milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  /** Newest first. */
  get sent(): readonly SentMail[] {
    return [...this.mails].reverse();
  }

  portFor(from: string): MailPort {
    const left = (): number => A_DAY - this.mails.filter((mail) => mail.from === from && mail.at > this.now() - DAY_MS).length;
    return {
      left,
      send: (to, subject, body) => {
        if (!/^[^@\s,]+@[^@\s,]+$/.test(to)) throw new Refusal(`Invalid email: ${to}`);
        if (left() <= 0) throw new Refusal('Service invoked too many times for one day: email.');
        this.mails = [...this.mails, { at: this.now(), from, to, subject, body }].slice(-KEPT);
      },
    };
  }

  toJSON(): readonly SentMail[] {
    return this.mails;
  }

  load(saved: readonly SentMail[]): void {
    this.mails = saved;
  }
}
