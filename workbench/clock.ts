// The one clock of the stand-in. Script, add-on pages and sandbox CRM go by it, so that their times keep their proportions at any speed.

export interface ClockSettings {
  /** How many milliseconds pass for the stand-in while one passes on this machine. */
  readonly speed: number;
  /** The moment when both clocks showed the same, in milliseconds since 1970. */
  readonly since: number;
}

export class Clock {
  constructor(readonly settings: ClockSettings) {}

  /** Milliseconds since 1970. */
  readonly now = (): number => {
    const { speed, since } = this.settings;
    return Math.round(since + (Date.now() - since) * speed);
  };

  /** What so many milliseconds of this clock take on the machine; whole ones, and never none where there were some. */
  readonly machineMs = (ms: number): number => Math.ceil(ms / this.settings.speed);

  readonly pause = (ms: number): Promise<void> =>
    ms > 0 ? new Promise((done) => setTimeout(done, this.machineMs(ms))) : Promise.resolve();
}
