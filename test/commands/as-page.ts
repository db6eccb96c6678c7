// Asks as a page does: what it sends arrives as JSON, and is validated before anything happens.

import * as z from 'zod/mini';
import type { Context } from '../../src/commands/context';

type Call<A, R> = ((ctx: Context, args: A) => R) & { readonly schema: () => z.ZodMiniType };

export function asPage<A, R>(call: Call<A, R>, ctx: Context, args: A): R {
  z.parse(call.schema(), JSON.parse(JSON.stringify(args)));
  return call(ctx, args);
}
