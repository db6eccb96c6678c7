// The one clock of the stand-in. Script, add-on pages and sandbox CRM go by it, so that their times keep their proportions at any speed.

export interface ClockSettings {
  /** How many milliseconds pass for the stand-in while one passes on this machine. */
  readonly speed: number;
  /** The moment when both clocks showed the same, in milliseconds since 1970. */
  readonly since: number;
}

/** How far a clock is ahead of what its speed alone makes of the machine's, in milliseconds: a number that the threads share. */
export const newLead = (): SharedArrayBuffer => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);

export class Clock {
  private readonly lead: BigInt64Array;
  /** The moment at which it stands, to fractions of a millisecond; null while it runs. */
  private stoppedAt: number | null = null;

  constructor(
    readonly settings: ClockSettings,
    lead = newLead(),
  ) {
    this.lead = new BigInt64Array(lead);
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => (this.stoppedAt === null ? this.running() + this.ahead : Math.floor(this.stoppedAt));

  private running(): number {
    const { speed, since } = this.settings;
    return Math.round(since + (Date.now() - since) * speed);
  }

  get ahead(): number {
    return Number(Atomics.load(this.lead, 0));
  }

  /** Lets time stand still in this thread, but for what passes by `pass`. */
  stop(): void {
    this.stoppedAt = this.now();
  }

  /** Puts the clock forward; where it runs, in every thread. */
  pass(ms: number): void {
    if (this.stoppedAt === null) Atomics.add(this.lead, 0, BigInt(Math.round(ms)));
    else this.stoppedAt += ms;
  }

  /** Lets it run again from where it stands, in every thread. */
  run(): void {
    if (this.stoppedAt === null) return;
    Atomics.store(this.lead, 0, BigInt(this.now() - this.running()));
    this.stoppedAt = null;
  }

  /** What so many milliseconds of this clock take on the machine; whole ones, and never none where there were some. */
  readonly machineMs = (ms: number): number => Math.ceil(ms / this.settings.speed);

  readonly pause = (ms: number): Promise<void> =>
    ms > 0 ? new Promise((done) => setTimeout(done, this.machineMs(ms))) : Promise.resolve();
}
