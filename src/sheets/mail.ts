// Mail from the person to themselves.

import type { Mail } from '../commands/ports';
import { permissionFor } from './permission';

export const ownMail: Mail = {
  permission: () => permissionFor('script.send_mail', 'userinfo.email'),
  left: () => MailApp.getRemainingDailyQuota(),
  // Never retried: a mail that was sent after all would arrive twice.
  send: (subject, text) => MailApp.sendEmail(Session.getEffectiveUser().getEmail(), subject, text),
};
