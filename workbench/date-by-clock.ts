// Installs a `Date` that follows another clock in a realm: the script's, or a page's.

/**
 * A date created from arguments is unaffected; `Date.now()`, `new Date()` and `Date()` ask `now`. Instances remain instances of the realm's
 * own `Date`. Browsers receive this function as source text: it may use nothing from outside.
 */
export function dateByClock(realm: { Date: DateConstructor }, now: () => number): void {
  const machine = realm.Date;
  const clocked = new Proxy(machine, {
    apply: () => new machine(now()).toString(),
    construct: (target, given: unknown[], made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  machine.prototype.constructor = clocked;
  realm.Date = clocked;
}
