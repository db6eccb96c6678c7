// The schemas of plain values, of which all others are made.

import * as z from 'zod/mini';
import { once } from './once';

export const text = once(() => z.string());
export const count = once(() => z.number());
export const yes = once(() => z.boolean());
export const textOrNot = once(() => z.nullable(text()));
export const countOrNot = once(() => z.nullable(count()));
