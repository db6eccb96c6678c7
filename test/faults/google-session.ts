// A person's session over the emulated services, step by step: each step is an execution, pressed again until it is done.

import { startCheck } from '../../src/commands/runs/check';
import { readState } from '../../src/commands/state';
import type { GoogleOffice } from './google-office';
import { mutate, pull, run } from './jobs';
import { type Person, Stopped } from './person';

/** The steps of a session, each pressed again until it is done. */
const STEPS: readonly (readonly [name: string, press: (office: GoogleOffice, person: Person) => void])[] = [
  ['pull', (_, person) => pull(person)],
  [
    'sync',
    (office, person) => {
      if (!office.edited) office.edit();
      run(person, () => startCheck(person.ctx, { scope: 'all' }));
    },
  ],
  [
    'new label',
    ({ crm }, person) => {
      const open = person.ask(() => readState(person.ctx, { withEdits: false })).mutation;
      if (open === null && crm.labelList.some(({ name }) => name === 'Winter')) return;
      mutate(person, () => ({ what: 'create-label', name: 'Winter' }));
    },
  ],
  ['refresh', (_, person) => pull(person)],
];

/** How a press ended: `done`, the problem that the person reads, or a violation. */
function pressed(press: (office: GoogleOffice, person: Person) => void, office: GoogleOffice): string {
  const execution = office.document.enter();
  try {
    press(office, office.person(execution));
    return 'done';
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.kind;
    return execution.problemOfThrown(thrown)?.kind ?? `threw ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

/** Presses of one step; minutes pass between them. The fault is over after the first one that met it. */
const PRESSES = 6;
export const BETWEEN_MS = 120_000;

interface Ended {
  /** How presses ended that were not `done`. */
  readonly ends: readonly string[];
  /** The steps that were never done. */
  readonly undone: readonly string[];
}

/** The steps from that one on. `between` runs before each, when no execution is under way. */
export function session(office: GoogleOffice, from = 0, lift: () => void = () => {}, between: (step: number) => void = () => {}): Ended {
  const ends: string[] = [];
  const undone: string[] = [];
  for (const [step, [name, press]] of STEPS.entries()) {
    if (step < from) continue;
    between(step);
    let last = '';
    for (let n = 0; n < PRESSES && last !== 'done'; n += 1) {
      if (last !== '') {
        lift();
        office.clock.sleep(BETWEEN_MS);
      }
      last = pressed(press, office);
      if (last !== 'done') ends.push(last);
    }
    if (last !== 'done') undone.push(`${name} ends in "${last}"`);
  }
  lift();
  return { ends, undone };
}
