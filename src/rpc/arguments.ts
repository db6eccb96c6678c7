// Argument schemas shared by several calls, as the server checks them.

import * as z from 'zod/mini';
import { EDITABLE_FIELDS } from '../fields/fields';
import { AGES, type Conditions, FILTERS, type FilterKind, type FilterName, SETS } from '../fields/filters';
import { NAME_LIMIT, VIEW_NAME_LIMIT } from './limits';
import { once } from './once';
import { count } from './plain-schemas';

export const id = once(() => z.string().check(z.minLength(1), z.maxLength(256)));

/** An id as the CRM has it. */
export const wireId = once(() => z.union([z.string().check(z.maxLength(256)), z.number()]));

/** Which object of the CRM is meant. */
export const objectId = once(() => z.union([id(), z.number()]));

/** The new name of an object of the CRM. */
export const objectName = once(() => z.string().check(z.minLength(1), z.maxLength(NAME_LIMIT)));

/** The most entries or texts per filter; the longest text; the most days to count back: a hundred years. */
const CHOSEN_LIMIT = 100;
const TEXT_LIMIT = 80;
const DAYS_LIMIT = 36_500;

const conditions = once(() => {
  const numberFrom = (least: number) => z.number().check(z.minimum(least));
  return {
    entries: z.strictObject({ is: z.enum(SETS), of: z.readonly(z.array(wireId()).check(z.maxLength(CHOSEN_LIMIT))) }),
    texts: z.strictObject({
      is: z.enum(SETS),
      of: z.readonly(z.array(z.string().check(z.maxLength(TEXT_LIMIT))).check(z.maxLength(CHOSEN_LIMIT))),
    }),
    range: z.strictObject({ from: z.exactOptional(numberFrom(0)), to: z.exactOptional(numberFrom(0)) }),
    filled: z.boolean(),
    age: z.strictObject({ is: z.enum(AGES), days: wholeFrom(1).check(z.refine((days) => days <= DAYS_LIMIT)) }),
  } satisfies { readonly [K in FilterKind]: z.ZodMiniType<Conditions[K]> };
});

/** The filters beyond the CRM's own, one key per row of the table. */
const where = once(() => {
  const of = <K extends FilterKind>(kind: K) => z.exactOptional(conditions()[kind]);
  const each = {
    statuses: of(FILTERS.statuses.kind),
    owners: of(FILTERS.owners.kind),
    platforms: of(FILTERS.platforms.kind),
    labels: of(FILTERS.labels.kind),
    groups: of(FILTERS.groups.kind),
    owned: of(FILTERS.owned.kind),
    email: of(FILTERS.email.kind),
    countries: of(FILTERS.countries.kind),
    followers: of(FILTERS.followers.kind),
    changed: of(FILTERS.changed.kind),
    created: of(FILTERS.created.kind),
  } satisfies { readonly [F in FilterName]: unknown };
  return z.strictObject(each);
});

/** What the CRM is asked as is. */
const asked = once(() => ({
  platform: z.exactOptional(z.string().check(z.maxLength(40))),
  status: z.exactOptional(wireId()),
  labels: z.exactOptional(z.readonly(z.array(wireId()).check(z.maxLength(CHOSEN_LIMIT)))),
  owner: z.exactOptional(wireId()),
  group: z.exactOptional(wireId()),
  keyword: z.exactOptional(z.string().check(z.maxLength(200))),
  archived: z.exactOptional(z.boolean()),
  updatedSince: z.exactOptional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]{5,12}(?:Z|[+-]\d{2}:\d{2})$/))),
  sort: z.exactOptional(z.enum(['updatedAt', '-updatedAt', 'createdAt', '-createdAt', 'followers', '-followers', 'name', '-name'])),
}));

/** A choice of creators. */
export const query = once(() => z.strictObject({ ...asked(), where: z.exactOptional(where()) }));

/** The same without filters of our own. */
export const crmQuery = once(() => z.strictObject(asked()));

export const viewName = once(() => z.string().check(z.regex(/\S/), z.maxLength(VIEW_NAME_LIMIT)));

export const editableField = once(() => z.enum(EDITABLE_FIELDS));

/** Ids for what is chosen from lists, text for the rest. */
export const fieldValue = once(() =>
  z.union([z.string().check(z.maxLength(50_000)), count(), z.null(), z.array(wireId()).check(z.maxLength(500))]),
);

/** A safe integer of at least `least`; zod's own integer checks would add two kilobytes to every call. */
export const wholeFrom = (least: number) => z.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= least);
export const whole = once(() => wholeFrom(Number.MIN_SAFE_INTEGER));

/** Which rows of the open tab. */
export const scope = once(() => z.enum(['all', 'visible', 'selected']));

/** Rows of a tab, or positions in a list. */
export const numbers = once(() => z.array(wholeFrom(0)).check(z.maxLength(100_000)));
