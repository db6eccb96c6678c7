// The type of what a schema lets through, so that the shape of a record is written once: in its schema.

import type * as z from 'zod/mini';

type Unchanging<T> = T extends string | number | boolean | null | undefined ? T : { readonly [K in keyof T]: Unchanging<T[K]> };

/** What passes the schema that `S` makes. Nobody changes it, so all of it is read-only. */
export type ShapeOf<S extends () => z.ZodMiniType> = Unchanging<z.output<ReturnType<S>>>;
