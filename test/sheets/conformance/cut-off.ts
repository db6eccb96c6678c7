// Ends an execution at a chosen service call, as a timeout, a refusal or Google's own termination does.

import type { EmulatedStage } from './emulated-stage';

type End = 'fails once' | 'is killed';

/** From the call with that number on, every call fails, or that one alone. Returns whether it was reached. */
function endingAt({ host }: EmulatedStage, number: number, end: End): { readonly reached: boolean; stop(): void } {
  const { bill } = host;
  const stop = (): void => {
    host.bill = bill;
  };
  const state = { calls: 0, reached: false, stop };
  host.bill = (call) => {
    bill(call);
    state.calls += 1;
    if (state.calls < number || (end === 'fails once' && state.calls > number)) return;
    state.reached = true;
    // The platform's words for temporary faults would be retried immediately; these are not known to be temporary.
    throw Object.assign(new Error('Der Dienst antwortet nicht.'), { name: 'Exception' });
  };
  return state;
}

/** Which calls of the work are tried: the first, and every so many after it. */
interface Stride {
  readonly first: number;
  readonly every: number;
}

/**
 * Does the work once for each end at each call it makes and passes on every stage that was left behind. Returns their number. Pauses take
 * no time.
 */
export function cutOff(
  prepare: () => EmulatedStage,
  work: (stage: EmulatedStage) => void,
  then: (stage: EmulatedStage, where: string) => void,
  { first, every }: Stride = { first: 1, every: 1 },
): number {
  let ends = 0;
  for (const end of ['fails once', 'is killed'] as const) {
    for (let number = first; ; number += every) {
      const stage = prepare();
      stage.host.tools.sleep = () => {};
      const fault = endingAt(stage, number, end);
      try {
        work(stage);
      } catch {
        // The execution is over; the next one starts.
      }
      fault.stop();
      if (!fault.reached) break;
      ends += 1;
      then(stage, `${end} at call ${number}`);
    }
  }
  return ends;
}
