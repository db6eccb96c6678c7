// Threads that try mutants; one that does not answer in time is ended, which is an answer, too.

import { Worker } from 'node:worker_threads';

/** So much of a thread's memory a mutant may fill before it counts as noticed. */
const MEMORY_MB = 1500;

export function openThread(mutated) {
  let worker = null;
  let settle = null;
  const open = () => {
    worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { mutated },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', (answer) => settle?.(answer));
    worker.on('error', (error) => {
      worker = null;
      settle?.({ ended: error.message });
    });
  };
  return {
    /** The thread's answer; `{ ended }` where there was none within `ms`. */
    async ask(order, ms) {
      if (worker === null) open();
      let timer;
      try {
        return await new Promise((resolve) => {
          settle = resolve;
          timer = setTimeout(() => resolve({ ended: 'no end' }), ms);
          worker.postMessage(order);
        }).then(async (answer) => {
          if (answer.ended !== undefined) {
            settle = null;
            await worker?.terminate();
            worker = null;
          }
          return answer;
        });
      } finally {
        clearTimeout(timer);
      }
    },
    async close() {
      settle = null;
      await worker?.terminate();
      worker = null;
    },
  };
}
