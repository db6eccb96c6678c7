// Mail that scripts have sent: it stays here, for people to look at.

import { Refusal } from '../model/cell';
import type { MailPort } from '../services/host';

export interface SentMail {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The address of the person for whom the script ran. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Recipients a day for an account of a private person (developers.google.com/apps-script/guides/services/quotas). */
const A_DAY = 100;
const DAY_MS = 86_400_000;

/** So many are kept. */
const KEPT = 200;

export class Outbox {
  private mails: readonly SentMail[] = [];

  /** `now` gives milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  /** The newest first. */
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
