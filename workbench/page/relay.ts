// Relays google.script.run and google.script.host between an add-on page and the host.
// A message counts only if it comes from exactly the frame in question.

import type { FromAddOnPage, ToAddOnPage } from '../protocol';
import type { Session } from './session';

/** Listens to one frame until the returned function is called. */
export function relay(session: Session, page: string, frame: HTMLIFrameElement, close: () => void): () => void {
  const heard = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || frame.contentWindow === null) return;
    const message = readMessage(event.data);
    if (message?.addOn === 'run') void call(session, page, frame, message);
    else if (message?.addOn === 'close') close();
  };
  window.addEventListener('message', heard);
  return () => window.removeEventListener('message', heard);
}

async function call(
  session: Session,
  page: string,
  frame: HTMLIFrameElement,
  message: Extract<FromAddOnPage, { addOn: 'run' }>,
): Promise<void> {
  const answer = await session.run({ page, fn: message.fn, args: message.args });
  const reply: ToAddOnPage = { addOn: 'answer', call: message.call, answer };
  // The frame's origin is opaque, so no narrower target can be named; the answer goes into this frame and no other.
  frame.contentWindow?.postMessage(reply, '*');
}

/** A message of the agreed shape; null for anything else, such as what browser extensions post. */
export function readMessage(posted: unknown): FromAddOnPage | null {
  if (typeof posted !== 'object' || posted === null || !('addOn' in posted)) return null;
  const message: Readonly<Record<string, unknown>> = { ...posted };
  if (message.addOn === 'close') return { addOn: 'close' };
  const { call, fn, args } = message;
  const fits = message.addOn === 'run' && typeof call === 'number' && typeof fn === 'string' && Array.isArray(args);
  return fits ? { addOn: 'run', call, fn, args } : null;
}
