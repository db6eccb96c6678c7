// E-mail tasks, exports and imports as the pages show them, as JSON values. It must not know how a page looks.

import type { Id } from '../../contract/records';

/** Only a standalone task takes creators in. */
export interface TaskLine {
  readonly id: Id;
  readonly name: string;
  readonly standalone: boolean;
}
