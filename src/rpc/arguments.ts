// Arguments that several calls take, as the server checks them.

import * as z from 'zod/mini';
import { EDITABLE_FIELDS } from '../fields/fields';
import { VIEW_NAME_LIMIT } from './limits';
import { once } from './once';
import { count } from './plain-schemas';

export const id = once(() => z.string().check(z.minLength(1), z.maxLength(256)));

/** An id as the CRM has it. */
export const wireId = once(() => z.union([z.string().check(z.maxLength(256)), z.number()]));

export const query = once(() =>
  z.strictObject({
    platform: z.exactOptional(z.string().check(z.maxLength(40))),
    status: z.exactOptional(wireId()),
    labels: z.exactOptional(z.array(wireId()).check(z.maxLength(100))),
    owner: z.exactOptional(wireId()),
    group: z.exactOptional(wireId()),
    keyword: z.exactOptional(z.string().check(z.maxLength(200))),
    archived: z.exactOptional(z.boolean()),
    updatedSince: z.exactOptional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:\d{2})$/))),
    sort: z.exactOptional(z.enum(['updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'followers', '-followers', 'name', '-name'])),
  }),
);

export const viewName = once(() => z.string().check(z.regex(/\S/), z.maxLength(VIEW_NAME_LIMIT)));

export const editableField = once(() => z.enum(EDITABLE_FIELDS));

/** Ids for what is chosen from lists, text for the rest. */
export const fieldValue = once(() =>
  z.union([z.string().check(z.maxLength(50_000)), count(), z.null(), z.array(wireId()).check(z.maxLength(500))]),
);

/** A whole number that is exact, of at least so much; zod's own checks of integers would weigh two kilobytes in every call. */
export const wholeFrom = (least: number) => z.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= least);
export const whole = once(() => wholeFrom(Number.MIN_SAFE_INTEGER));

/** Which rows of the open tab. */
export const scope = once(() => z.enum(['all', 'visible', 'selected']));

/** Rows of a tab, or places in a list. */
export const numbers = once(() => z.array(wholeFrom(0)).check(z.maxLength(100_000)));
