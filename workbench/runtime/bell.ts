// A bell between threads: ringing it after posting a message wakes up a receiver that blocks.

/** Shared by the threads; a single number, incremented with every ring. */
export class Bell {
  private readonly rings: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.rings = new Int32Array(memory);
  }

  ring(): void {
    Atomics.add(this.rings, 0, 1);
    Atomics.notify(this.rings, 0);
  }

  /** The number of rings so far. Read it before looking for messages, so that a ring in between is not missed. */
  heard(): number {
    return Atomics.load(this.rings, 0);
  }

  /** Blocks until the next ring after `heard`, or until that many milliseconds have passed. */
  wait(heard: number, ms: number): void {
    if (ms > 0) Atomics.wait(this.rings, 0, heard, ms);
  }
}
