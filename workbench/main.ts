// The workbench from the command line: starts it, prints its address, opens the browser, stops on Ctrl-C.

import { spawn } from 'node:child_process';
import { setFlagsFromString } from 'node:v8';
import { readCommandLine } from './host/command-line';
import { scriptZone, startWorkbench } from './start';
import { thrown, traceOf } from './thrown';

const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Failing to open a browser is not an error: the address is printed. */
function openBrowser(url: string): void {
  const [command, ...words] = OPENERS[process.platform] ?? ['xdg-open'];
  const started = spawn(command, [...words, url], { stdio: 'ignore', detached: true });
  started.on('error', () => undefined);
  started.unref();
}

/**
 * Every execution of a script starts with fresh functions, so that V8 would optimize the same ones again and again, which costs more than
 * it saves: a quarter of the processor time of a pull and a Sync. Twelve times its default (V8 11.3) lets only long executions pay for it.
 */
function optimizeLater(): void {
  setFlagsFromString('--interrupt-budget=800000');
}

async function main(): Promise<void> {
  optimizeLater();
  const { options, opens } = readCommandLine(process.argv.slice(2));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  // On the platform, a script's own Date uses the manifest's time zone, which is not the spreadsheet's.
  process.env['TZ'] = scriptZone() ?? zone;
  const workbench = await startWorkbench({ zone, log: (line) => process.stderr.write(`${line}\n`), ...options });
  for (const sentence of workbench.crm.seedReport.sentences) console.log(sentence);
  console.log(`The page: ${workbench.url} - key of the sandbox CRM: ${workbench.key}`);
  if ((options.speed ?? 1) > 1) console.log(`Time runs ${options.speed} times as fast as on this machine.`);
  if (opens) openBrowser(workbench.url);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    void workbench.close().then(() => process.exit(0));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

main().catch((error: unknown) => {
  // A known problem is one sentence; anything else is a bug, shown with its trace.
  const { name, message } = thrown(error);
  const known = name === 'StartProblem' || name === 'SandboxProblem';
  console.error(known ? message : traceOf(error));
  process.exitCode = known ? 2 : 1;
});
