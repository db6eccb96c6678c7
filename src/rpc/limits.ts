// Limits that the pages keep to and the server enforces.

import { FILE_BYTES } from '../../contract/limits';

/** Longer names of labels and groups are rejected; the CRM's own limit is not known. In UTF-16 units. */
export const NAME_LIMIT = 100;

/**
 * Whether a label or group may be given the name: a line break or other control character in it was not intended, yet the CRM might accept
 * it.
 */
export const canBeCreated = (name: string): boolean => name.length <= NAME_LIMIT && !/\p{Cc}/u.test(name);

/** Longer names of views are rejected. In UTF-16 units. */
export const VIEW_NAME_LIMIT = 80;

/** An imported file, in base64 characters. */
export const FILE_BASE64 = Math.ceil(FILE_BYTES / 3) * 4;
