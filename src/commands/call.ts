// Defines a call that a page may make, in one place: what it takes and what it does.

import * as z from 'zod/mini';
import { once } from '../rpc/once';
import type { Context } from './context';
import { type Asked, failed } from './result';

/** Arguments by name; unknown names are rejected. */
type Shape = Readonly<Record<string, z.core.$ZodType>>;

type Schema<S extends Shape> = z.ZodMiniObject<S, z.core.$strict>;

interface Checked<S extends Shape> {
  /** Created on first use: an execution runs one call, but loads all of them. */
  readonly schema: () => Schema<S>;
  /** Runs the call for a page. Arguments that do not fit are rejected as `bad-arguments` before the context is created. */
  readonly answer: (ctx: () => Context, args: unknown) => Asked<unknown>;
}

/** Makes a command callable by pages. Other commands call it as the function it is; it returns what `run` returns. */
export function call<S extends Shape, Run extends (ctx: Context, args: z.infer<Schema<S>>) => Asked<unknown>>(
  shape: () => S,
  run: Run,
): Run & Checked<S> {
  const schema = once(() => z.strictObject(shape()));
  return Object.assign(run, {
    schema,
    answer: (ctx: () => Context, args: unknown) => {
      const parsed = z.safeParse(schema(), args);
      return parsed.success ? run(ctx(), parsed.data) : failed('bad-arguments');
    },
  });
}
