// What may become of a call of a Google service, in an execution that makes many.

import type { CountingHost } from '../sheets/conformance/emulated-host';

const WORDS = {
  german: 'Der Dienst antwortet nicht.',
  passing: 'Service error: Spreadsheets',
  protected: 'You are trying to edit a protected cell or object.',
};
const QUOTA = 'Service invoked too many times for one day: spreadsheets.';
const exception = (message: string): Error => Object.assign(new Error(message), { name: 'Exception' });

export interface End {
  /** What its number counts: calls as they begin, or as they have taken effect. A call that is refused has none. */
  readonly counts: 'begun' | 'done';
  /** Arms the fault at the call with that number from now on, 1-based; returns how to remove it. */
  readonly arm: (host: CountingHost, number: number) => () => void;
}

export const ENDS: Readonly<Record<string, End>> = {
  'is killed': atCall((n, number) => n >= number, 'killed'),
  'fails once, in another language': atCall((n, number) => n === number, WORDS.german),
  'fails once, with words that are known': atCall((n, number) => n === number, WORDS.passing),
  'is refused as protected': atCall((n, number) => n === number, WORDS.protected),
  'meets the quota of the day': atCall((n, number) => n >= number, QUOTA),
  'times out after it took effect': afterCall(WORDS.passing),
  'ends in other words after it took effect': afterCall(WORDS.german),
  'finds the lock held': { counts: 'begun', arm: lockedFrom },
};

/** Calls what is given at each call that begins, with its number. */
function watched(host: CountingHost, at: (n: number) => void): () => void {
  const { bill } = host;
  let n = 0;
  host.bill = (call) => {
    bill(call);
    n += 1;
    at(n);
  };
  return () => {
    host.bill = bill;
  };
}

function atCall(fails: (n: number, number: number) => boolean, words: string): End {
  return {
    counts: 'begun',
    arm: (host, number) =>
      watched(host, (n) => {
        if (fails(n, number)) throw exception(words);
      }),
  };
}

function afterCall(words: string): End {
  return {
    counts: 'done',
    arm: (host, number) => {
      let n = 0;
      host.done = () => {
        n += 1;
        if (n === number) throw exception(words);
      };
      return () => {
        host.done = () => {};
      };
    },
  };
}

function lockedFrom(host: CountingHost, number: number): () => void {
  const { lock } = host;
  const lift = watched(host, (n) => {
    host.lock = n >= number ? (kind) => ({ take: () => false, release: () => {}, held: () => lock(kind)?.held() ?? false }) : lock;
  });
  return () => {
    lift();
    host.lock = lock;
  };
}
