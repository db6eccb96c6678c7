// A bell between threads: whoever has put a message into somebody's port rings it, so that a thread that blocks wakes up.

/** Shared by the threads; one number, which grows with every ring. */
export class Bell {
  private readonly rings: Int32Array;

  constructor(readonly memory: SharedArrayBuffer = new SharedArrayBuffer(4)) {
    this.rings = new Int32Array(memory);
  }

  ring(): void {
    Atomics.add(this.rings, 0, 1);
    Atomics.notify(this.rings, 0);
  }

  /** How often it has rung. Read it before looking for messages, so that a ring in between is not slept through. */
  heard(): number {
    return Atomics.load(this.rings, 0);
  }

  /** Blocks until it rings once more than `heard`, or so many milliseconds have passed. */
  wait(heard: number, ms: number): void {
    if (ms > 0) Atomics.wait(this.rings, 0, heard, ms);
  }
}
