// Processes that try mutants; one that does not answer in time is killed, which is an answer, too. Some mutants crash the whole engine, so
// threads would not do.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Memory that a mutant may fill before it counts as noticed. */
const MEMORY_MB = 1500;

export function openProcess(mutated) {
  let child = null;
  let settle = () => {};
  const open = () => {
    child = fork(fileURLToPath(new URL('worker.mjs', import.meta.url)), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      // What the engine prints while crashing says nothing about the mutant.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.send(mutated);
    child.on('message', (answer) => settle(answer));
    child.on('exit', (code, signal) => {
      child = null;
      settle({ ended: `the process ended with ${signal ?? code}` });
    });
  };
  const close = () =>
    new Promise((resolve) => {
      if (child === null) return resolve();
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  return {
    /** The process's answer; `{ ended }` if there was none within `ms`. */
    async ask(order, ms) {
      if (child === null) open();
      let timer;
      const answer = await new Promise((resolve) => {
        settle = resolve;
        timer = setTimeout(() => resolve({ ended: 'no end' }), ms);
        child.send(order);
      });
      clearTimeout(timer);
      settle = () => {};
      if (answer.ended !== undefined) await close();
      return answer;
    },
    close,
  };
}
