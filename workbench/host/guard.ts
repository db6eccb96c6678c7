// Keeps other web pages from driving the stand-in: it listens on this machine only, but every page in the browser could call it.
// It must not know what is asked.

import type { IncomingMessage } from 'node:http';

/** Why a request is refused; null when it may pass. `own` are the hosts under which the stand-in is known, with the port. */
export function objection({ method = 'GET', headers }: IncomingMessage, own: readonly string[]): string | null {
  // A name that somebody's DNS points to this machine is not ours.
  if (headers.host === undefined || !own.includes(headers.host)) return 'This address does not belong to the workbench.';
  if (method === 'GET' || method === 'HEAD') return null;
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) return 'Only the pages of the workbench may do this.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'Only the pages of the workbench may do this.';
  // Without this type a browser would let any page send the request without asking first.
  return /^application\/json\b/.test(headers['content-type'] ?? '') ? null : 'Only JSON is taken here.';
}
