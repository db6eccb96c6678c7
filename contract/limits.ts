// The table's limits that pages tell and check, too. Only these parts of the table come into a page.

import { files, transport } from './crm.json';

export const REQUESTS_PER_MINUTE = transport.requestsPerMinute.value;

/** A workbook that is imported. */
export const FILE_BYTES = files.maxBytes.value;
export const FILE_ROWS = files.maxRows.value;
