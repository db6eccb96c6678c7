// A value that views can watch.

export class Store<T extends object> {
  private readonly watchers = new Set<(now: T, before: T) => void>();

  constructor(private value: T) {}

  get now(): T {
    return this.value;
  }

  /** Replaces the value; watchers are told at once and in the order in which they came. */
  set(next: T): void {
    const before = this.value;
    if (next === before) return;
    this.value = next;
    for (const watcher of this.watchers) watcher(next, before);
  }

  change(part: Partial<T>): void {
    this.set({ ...this.value, ...part });
  }

  /** Returns what ends the watching. */
  watch(watcher: (now: T, before: T) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}
