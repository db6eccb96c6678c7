// The only calls that a capture makes with the vendor's CLI. None of them can change the CRM.

import { namesOf } from '../../contract/named';
import { OPERATIONS } from '../../contract/needs';
import type { Contract, OperationName } from '../../contract/table';

/** What the CLI is asked; `body` is the path of a file, `values` are for the placeholders in the path. */
export type Call =
  | { readonly kind: 'schema'; readonly operation: OperationName }
  | { readonly kind: 'dry-run'; readonly operation: OperationName; readonly values: readonly string[]; readonly body: string | null }
  | { readonly kind: 'read'; readonly operation: OperationName; readonly values: readonly string[]; readonly body: string | null };

/**
 * Reads that answer JSON; those that write a file to the current folder are left out. Lists come before requests that need one of their
 * ids.
 */
export const READS: readonly OperationName[] = namesOf(OPERATIONS).filter((name) => {
  const { writes, reads, as } = OPERATIONS[name];
  return writes !== true && reads !== null && as !== 'file';
});

/** An id may begin with `-`, and must not be taken for an option. */
const positionals = (values: readonly string[]): readonly string[] =>
  values.some((value) => value.startsWith('-')) ? ['--', ...values] : values;

/** The arguments of a call, as a list: no shell ever sees them. */
export function argumentsOf({ operations }: Contract, call: Call): readonly string[] {
  const { command } = operations[call.operation];
  if (call.kind === 'schema') return ['schema', command];
  const options = [
    ...(call.body === null ? [] : ['--body-file', call.body]),
    call.kind === 'read' ? '--trace-json' : '--dry-run',
    '--json',
    '--no-input',
  ];
  return [...command.split(' '), ...options, ...languageOf(call.operation), ...positionals(call.values)];
}

const languageOf = (operation: OperationName): readonly string[] => (operation === 'importTemplate' ? ['--language', 'en'] : []);

/**
 * Whether these arguments may be passed to the CLI at all: a schema, a dry run, or a read from the list above, and never `--force`. Checked
 * right before the CLI starts, independently of how they were created: a command that writes is a dry run or nothing.
 */
export function isHarmless({ operations }: Contract, given: readonly string[]): boolean {
  const commands = namesOf<OperationName>(operations).map((name) => [name, operations[name]] as const);
  const [first, second] = given;
  if (first === 'schema') return given.length === 2 && commands.some(([, { command }]) => command === second);
  const options = given.slice(0, given.includes('--') ? given.indexOf('--') : undefined);
  if (options.some((one) => /^(?:--force|-f|--yes|-y)(?:=|$)/.test(one))) return false;
  const named = commands.filter(([, { command }]) => command.split(' ').every((word, index) => given[index] === word));
  // The longest name is meant: `crm list` is not `crm`.
  const [operation] = named.sort(([, one], [, other]) => other.command.length - one.command.length)[0] ?? [];
  if (operation === undefined) return false;
  if (options.includes('--dry-run')) return true;
  return READS.includes(operation) && options.includes('--trace-json');
}
