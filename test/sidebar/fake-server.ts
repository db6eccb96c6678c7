// A scripted server for the pages: defines the answer to each call, and records the calls.

import type { CallArguments, CallName, CallResults } from '../../src/commands/calls';
import type { Problem, Reply } from '../../src/rpc/problems';

/** One answer: a value, a problem, or silence forever (a pending call). */
type Scripted<N extends CallName> = { readonly value: CallResults[N] } | { readonly problem: Problem } | 'silence';

/** Answers in order; the last one is repeated. A call without a script stays pending. */
export type Script = { readonly [N in CallName]?: readonly Scripted<N>[] };

export interface FakeServer {
  readonly asked: readonly { readonly call: CallName; readonly args: unknown }[];
  /** The reply, or null for silence. */
  readonly answer: (call: CallName, args: unknown) => Reply<unknown> | null;
  /** The arguments of the last call with that name. */
  readonly lastArguments: <N extends CallName>(call: N) => CallArguments<N> | undefined;
}

export function fakeServer(script: Script): FakeServer {
  const asked: { call: CallName; args: unknown }[] = [];
  const answer = (call: CallName, args: unknown): Reply<unknown> | null => {
    asked.push({ call, args });
    const scripted: readonly Scripted<CallName>[] = script[call] ?? ['silence'];
    const times = asked.filter((one) => one.call === call).length;
    return replyOf(scripted[Math.min(times, scripted.length) - 1] ?? 'silence');
  };
  const lastArguments = <N extends CallName>(call: N) =>
    asked.filter((one) => one.call === call).at(-1)?.args as CallArguments<N> | undefined;
  return { asked, answer, lastArguments };
}

function replyOf(scripted: Scripted<CallName>): Reply<unknown> | null {
  if (scripted === 'silence') return null;
  return 'problem' in scripted ? { ok: false, problem: scripted.problem } : { ok: true, value: scripted.value };
}
