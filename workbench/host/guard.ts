// Keeps other web pages from controlling the stand-in: it listens on this machine only, but any page in the browser could call it.

import type { IncomingMessage } from 'node:http';

const FOREIGN = 'Only the pages of the workbench may do this.';

/**
 * Why a request is refused; null if it may pass. `own` are the stand-in's host names, with the port. Programs send neither of the headers
 * by which a browser identifies the page, and may pass.
 */
export function objection({ headers }: IncomingMessage, own: readonly string[]): string | null {
  // A name that somebody's DNS points at this machine is not ours.
  if (headers.host === undefined || !own.includes(headers.host)) return 'This address does not belong to the workbench.';
  const { origin } = headers;
  if (origin !== undefined && !own.some((host) => origin === `http://${host}`)) return FOREIGN;
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' ? null : FOREIGN;
}

/** A browser lets any page send other types than this without asking first. */
export const isJson = ({ headers }: IncomingMessage): boolean => /^application\/json\b/.test(headers['content-type'] ?? '');
