// Limits that the pages keep to and the server checks.

import { FILE_BYTES } from '../../contract/limits';

/** Longer names of labels and groups are refused; the CRM's own limit is not known. In UTF-16 units. */
export const NAME_LIMIT = 100;

/** Longer names of views are refused. In UTF-16 units. */
export const VIEW_NAME_LIMIT = 80;

/** A file that is imported, in the characters of base64. */
export const FILE_BASE64 = Math.ceil(FILE_BYTES / 3) * 4;
