// Puts a `Date` that goes by another clock into a realm: the script's, or a page's.

/**
 * A date that is made from something stays what it is; `Date.now()`, `new Date()` and `Date()` ask `now`. Instances are those of the realm's
 * own `Date`, before and after. Browsers get this function as its own text: it may use nothing from outside.
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
