// The stand-in's single clock. The script, the add-on's pages and the sandbox CRM all use it, so their times stay in proportion at any
// speed.

export interface ClockSettings {
  /** Milliseconds that pass in the stand-in per millisecond on this machine. */
  readonly speed: number;
  /** The moment when both clocks showed the same time, in milliseconds since 1970. */
  readonly since: number;
}

/** How far a clock is ahead of the machine's time multiplied by its speed, in milliseconds: a number that the threads share. */
export const newLead = (): SharedArrayBuffer => new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);

export class Clock {
  private readonly lead: BigInt64Array;
  /** The moment at which the clock is stopped, with fractions of a millisecond; null while it runs. */
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

  /** Stops time in this thread, except for what `pass` adds. */
  stop(): void {
    this.stoppedAt = this.now();
  }

  /** Advances the clock; while it is running, in every thread. */
  pass(ms: number): void {
    if (this.stoppedAt === null) Atomics.add(this.lead, 0, BigInt(Math.round(ms)));
    else this.stoppedAt += ms;
  }

  /** Starts the clock again from where it stopped, in every thread. */
  run(): void {
    if (this.stoppedAt === null) return;
    Atomics.store(this.lead, 0, BigInt(this.now() - this.running()));
    this.stoppedAt = null;
  }

  /** Converts milliseconds of this clock to whole milliseconds of the machine, rounded up so that a wait never becomes zero. */
  readonly machineMs = (ms: number): number => Math.ceil(ms / this.settings.speed);

  readonly pause = (ms: number): Promise<void> =>
    ms > 0 ? new Promise((done) => setTimeout(done, this.machineMs(ms))) : Promise.resolve();
}
