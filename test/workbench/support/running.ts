// A whole workbench on a free port for tests, with its threads as built.

import { startWorkbench, type Workbench, type WorkbenchOptions } from '../../../workbench/start';
import { type ScriptFiles, scriptFolder } from './local-stand-in';

const MANIFEST = { urlFetchWhitelist: ['https://skill.noxinfluencer.com/'] };

const started: Workbench[] = [];

afterAll(() => Promise.all(started.map((workbench) => workbench.close())));

export interface Running extends Workbench {
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  run(fn: string, args?: readonly unknown[], person?: string): Promise<unknown>;
}

/** Needs the built workers: npm run build. */
export async function running(files: ScriptFiles, options: WorkbenchOptions = {}): Promise<Running> {
  const script = scriptFolder({ ...files, manifest: { ...MANIFEST, ...files.manifest } });
  const crm = { creators: { kind: 'invented', count: 20 }, rate: 0 } as const;
  const workbench = await startWorkbench({ port: 0, data: null, zone: 'Europe/Berlin', script, crm, ...options });
  started.push(workbench);
  const json = { 'content-type': 'application/json' };
  const post: Running['post'] = (path, body, headers = json) =>
    fetch(workbench.url + path, { method: 'POST', headers: { ...headers }, body: JSON.stringify(body) });
  return {
    ...workbench,
    get: (path, headers = {}) => fetch(workbench.url + path, { headers: { ...headers } }),
    post,
    run: async (fn, args = [], person = '1') => (await post('/api/run', { person, fn, args })).json(),
  };
}

/** Reads an event stream; `until` returns the first event that passes the test. */
export function eventsOf(response: Response): { until(test: (event: { readonly type: string }) => boolean): Promise<unknown> } {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  const heard: { readonly type: string }[] = [];
  const read = async (): Promise<void> => {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    if (done) throw new Error('the stream has ended');
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    heard.push(...parts.filter((part) => part.startsWith('data: ')).map((part) => JSON.parse(part.slice(6))));
  };
  return {
    until: async (test) => {
      for (;;) {
        const at = heard.findIndex(test);
        if (at >= 0) return heard.splice(0, at + 1)[at];
        await read();
      }
    },
  };
}
