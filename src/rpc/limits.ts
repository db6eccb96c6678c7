// Limits that the pages keep to and the server checks.

/** Longer names of labels and groups are refused; the CRM's own limit is not known. In UTF-16 units. */
export const NAME_LIMIT = 100;

/** A file that is imported: 10 MB (contract), in bytes, and in the characters of base64. */
export const FILE_BYTES = 10 * 1024 * 1024;
export const FILE_BASE64 = Math.ceil(FILE_BYTES / 3) * 4;
