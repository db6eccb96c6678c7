// MailApp: mail in the name of the person that the script runs for. None leaves this computer.

import { emulated, hostOf, membersOf, mismatch } from '../emulated';

export const mailApp = (): object =>
  emulated('MailApp', {
    getRemainingDailyQuota: (): number => {
      hostOf().authorize('MailApp.getRemainingDailyQuota', 'mail');
      return hostOf().mail.left();
    },
    sendEmail,
  });

/** `(recipient, subject, body)`, or a message with these names. Attachments, copies and HTML are not emulated. */
function sendEmail(...args: readonly unknown[]): void {
  const [first] = args;
  const { to, subject, body, ...others } = args.length === 1 ? membersOf(first) : { to: first, subject: args[1], body: args[2] };
  if (args.length === 2 || args.length > 3 || Object.keys(others).length > 0) throw mismatch('MailApp.sendEmail', args);
  if (typeof to !== 'string' || typeof subject !== 'string' || typeof body !== 'string') throw mismatch('MailApp.sendEmail', args);
  hostOf().authorize('MailApp.sendEmail', 'mail');
  hostOf().mail.send(to, subject, body);
}
