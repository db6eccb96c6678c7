// Limits that the pages keep to and the server checks.

import { FILE_BYTES } from '../../contract/limits';

/** Longer names of labels and groups are refused; the CRM's own limit is not known. In UTF-16 units. */
export const NAME_LIMIT = 100;

/** Whether a label or a group may be given the name: a line break or another control character in it was not meant, and the CRM might take it all the same. */
export const canBeCreated = (name: string): boolean => name.length <= NAME_LIMIT && !/\p{Cc}/u.test(name);

/** Longer names of views are refused. In UTF-16 units. */
export const VIEW_NAME_LIMIT = 80;

/** A file that is imported, in the characters of base64. */
export const FILE_BASE64 = Math.ceil(FILE_BYTES / 3) * 4;
