// Where a person's key is stored: in their own properties, under this name alone.

import type { Context } from '../context';

export const KEY = 'crm.key';

/** False once the person has signed out. A practice needs no key. */
export const hasKey = ({ mine, practice }: Context): boolean => practice?.here === true || mine.read(KEY) !== null;
