// The limits in the table that pages also show and check. Only these parts of the table end up in a page.

import { files, transport } from './crm.json';

export const REQUESTS_PER_MINUTE = transport.requestsPerMinute.value;

/** An imported workbook. */
export const FILE_BYTES = files.maxBytes.value;
export const FILE_ROWS = files.maxRows.value;
