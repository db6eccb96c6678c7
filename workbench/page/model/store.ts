// A value that views can watch.

export class Store<T extends object> {
  private readonly watchers = new Set<(now: T, before: T) => void>();

  constructor(private value: T) {}

  get now(): T {
    return this.value;
  }

  /** Replaces the value; watchers are called immediately, in the order they subscribed. */
  set(next: T): void {
    const before = this.value;
    if (next === before) return;
    this.value = next;
    for (const watcher of this.watchers) watcher(next, before);
  }

  change(part: Partial<T>): void {
    this.set({ ...this.value, ...part });
  }

  /** Returns the function that unsubscribes. */
  watch(watcher: (now: T, before: T) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}
