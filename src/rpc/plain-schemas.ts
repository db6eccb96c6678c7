// The schemas of plain values that all others are built from.

import * as z from 'zod/mini';
import type { Json } from '../../contract/records';
import { once } from './once';

export const text = once(() => z.string());
export const count = once(() => z.number());
export const yes = once(() => z.boolean());
export const textOrNot = once(() => z.nullable(text()));
export const texts = once(() => z.readonly(z.array(text())));
/** A moment as ISO 8601. */
export const moment = once(() => z.string().check(z.refine((at) => !Number.isNaN(Date.parse(at)))));
export const countOrNot = once(() => z.nullable(count()));

/** Any JSON value: the input comes from JSON.parse, which returns nothing else. */
export const isJson = (value: unknown): value is Json => value !== undefined;
export const json = once(() => z.custom<Json>(isJson));

/** An object with any keys. */
export const recordOf = <T>(isOne: (value: unknown) => value is T) =>
  z.custom<Readonly<Record<string, T>>>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isOne),
  );
