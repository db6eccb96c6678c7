// The result of a CLI start, in words for the person who has to act on it.

import { printedDocuments, withoutSecrets } from '../contract-check/documents';
import { REQUEST_LINE } from '../contract-check/dumps';

export interface Ran {
  /** null = it did not exit on its own. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /**
   * `missing` = no such program, `hangs` = stopped after the time allowed, `unstartable` = the system does not start it, or its output was
   * too long.
   */
  readonly failed?: 'missing' | 'hangs' | 'unstartable';
}

export type Trouble = 'missing' | 'hangs' | 'unstartable' | 'login' | 'old' | 'unknown-command' | 'prose' | 'refused';

const LOGIN =
  /\b(?:log ?in|sign ?in|not authenticated|unauthori[sz]ed|authenticate|no api key|api key (?:is )?(?:missing|required|not)|INVALID_API_KEY)\b/i;
const UNKNOWN =
  /unknown (?:command|option|argument)|unrecogni[sz]ed|command \S+ not found|invalid choice|no such (?:command|option)|is not a .*command/i;

/** null = it printed JSON, or a line that names its request if that was asked for. */
export function troubleOf({ code, stdout, stderr, failed }: Ran, wantsRequest: boolean): Trouble | null {
  if (failed !== undefined) return failed;
  const { documents, around } = printedDocuments(`${stdout}\n${stderr}`);
  const said = `${stdout}\n${stderr}`;
  if (code === 0 && documents.some((one) => typeof one === 'object' && one !== null && !Array.isArray(one))) return null;
  if (code === 0 && wantsRequest && around.search(REQUEST_LINE) >= 0) return null;
  if (LOGIN.test(said)) return 'login';
  if (UNKNOWN.test(said)) return /\bschema\b/i.test(said) ? 'old' : 'unknown-command';
  return code === 0 ? 'prose' : 'refused';
}

/** What to do if the very first question fails: the others would, too. */
const REMEDY: Readonly<Record<Trouble, string>> = {
  missing: 'There is no such program. Install the vendor’s CLI, or name it with --cli FILE.',
  hangs: 'It did not end in time. Try it by hand; --timeout SECONDS gives it longer.',
  unstartable: 'The system does not start it. Try it by hand; is it a program, and may you run it?',
  login: 'It wants a login. Log in with the CLI itself, as its --help says, then run this again.',
  old: 'It knows no `schema` and is too old. Update it, then run this again.',
  'unknown-command': 'It does not know the command and may be too old. Update it, then run this again.',
  prose: 'It prints text where JSON was expected. Is this the vendor’s CLI? Name another one with --cli FILE.',
  refused: 'It ended with an error.',
};

/** Enough of a message to recognize it. */
const SAID = 160;

/** The remedy, and the start of the output for an unknown error. */
export function remedyFor(trouble: Trouble, { stdout, stderr }: Ran): string {
  const [said = ''] = withoutSecrets(`${stderr}\n${stdout}`).trim().split('\n');
  return trouble === 'refused' && said !== '' ? `It ended with an error: "${said.slice(0, SAID)}".` : REMEDY[trouble];
}
