// Limits that the pages keep to and the server checks. It must not know what checks them.

/** Longer names of labels and groups are refused; the CRM's own limit is not known. In UTF-16 units. */
export const NAME_LIMIT = 100;
