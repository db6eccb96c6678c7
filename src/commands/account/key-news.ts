// What the CRM's answers reveal about this person's key: what it may not do, and how the CRM clears texts. Stored for this person alone.

import * as z from 'zod/mini';
import { type ChangeField, crmContract, type OperationName } from '../../../contract/table';
import type { ClearMemory } from '../../crm/clears';
import type { KeyNews } from '../../crm/exchange';
import type { AccountArea } from '../../rpc/panels';
import { kept, readKept, valueOf } from '../kept';
import type { Memory } from '../ports';

const BARRED = 'crm.barred';
const WRITES = 'crm.writes';
const CLEARS = 'crm.clears';

/** An unreadable record counts as unknown: the CRM's next answers will say it again. */
const OPERATIONS = kept<readonly OperationName[]>(1, () =>
  z.array(z.custom<OperationName>((name) => typeof name === 'string' && name in crmContract.operations)),
);
const FIELDS = kept<readonly ChangeField[]>(1, () =>
  z.array(z.custom<ChangeField>((name) => typeof name === 'string' && name in crmContract.changes)),
);

const AREAS: readonly (readonly [RegExp, AccountArea])[] = [
  [/Label/, 'labels'],
  [/Group/, 'groups'],
  [/Email/, 'email'],
  [/[Ee]xport/, 'exports'],
  [/[Ii]mport/, 'imports'],
  [/^(update|archive|restore|apply|validate|preview)/, 'changes'],
];

/** The kind of work an operation belongs to, as shown to people. */
export const areaOf = (operation: OperationName): AccountArea => AREAS.find(([pattern]) => pattern.test(operation))?.[1] ?? 'reading';

const YES = kept<true>(1, () => z.literal(true));

/** The operations edits go through. Archiving and restoring may need another permission. */
const EDITING: ReadonlySet<OperationName> = new Set<OperationName>(['updateChannel', 'validateBatch', 'previewBatch', 'applyBatch']);

/** Whether the CRM refused to let this key edit creators and has never let it change any. */
export const onlyReads = (mine: Memory): boolean =>
  valueOf(readKept(mine, WRITES, YES)) === null && barredOperations(mine).some((operation) => EDITING.has(operation));

/** Operations the CRM has refused to this key and not allowed since. */
export function barredOperations(mine: Memory): readonly OperationName[] {
  return valueOf(readKept(mine, BARRED, OPERATIONS)) ?? [];
}

export function clearMemory(mine: Memory): ClearMemory {
  return {
    read: () => valueOf(readKept(mine, CLEARS, FIELDS)) ?? [],
    write: (fields) => mine.write(CLEARS, FIELDS.write(fields)),
  };
}

export function forgetKeyNews(mine: Memory): void {
  for (const name of [BARRED, CLEARS, WRITES]) mine.write(name, null);
}

/** Keeps what one execution learns. Skips writes that would change nothing, because Google limits daily writes to user properties. */
export function keyNewsKeeper(mine: Memory): (news: KeyNews) => void {
  let barred: readonly OperationName[] | undefined;
  return (news) => {
    if (!news.barred && areaOf(news.operation) === 'changes' && mine.read(WRITES) === null) mine.write(WRITES, YES.write(true));
    barred = barred ?? barredOperations(mine);
    if (barred.includes(news.operation) === news.barred) return;
    barred = news.barred ? [...barred, news.operation] : barred.filter((one) => one !== news.operation);
    mine.write(BARRED, OPERATIONS.write(barred));
  };
}
