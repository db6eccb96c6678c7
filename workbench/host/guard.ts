// Keeps other web pages from driving the stand-in: it listens on this machine only, but every page in the browser could call it.

import type { IncomingMessage } from 'node:http';

const FOREIGN = 'Only the pages of the workbench may do this.';

/**
 * Why a request is refused; null when it may pass. `own` are the hosts under which the stand-in is known, with the port. Programs send
 * neither of the headers by which a browser tells whose page it is, and may pass.
 */
export function objection({ headers }: IncomingMessage, own: readonly string[]): string | null {
  // A name that somebody's DNS points to this machine is not ours.
  if (headers.host === undefined || !own.includes(headers.host)) return 'This address does not belong to the workbench.';
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) return FOREIGN;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' ? null : FOREIGN;
}

/** A browser lets any page send other types than this one without asking first. */
export const isJson = ({ headers }: IncomingMessage): boolean => /^application\/json\b/.test(headers['content-type'] ?? '');
