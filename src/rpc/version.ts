// The add-on's version. Script and pages are built from one commit, so a page with another version than the script was opened before an
// update.

import { version } from '../../package.json';

export const VERSION: string = version;
