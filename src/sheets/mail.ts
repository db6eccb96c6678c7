// Mail from the person to themselves.

import type { Mail } from '../commands/ports';
import { permissionFor } from './permission';

export const ownMail: Mail = {
  permission: () => permissionFor('script.send_mail'),
  left: () => MailApp.getRemainingDailyQuota(),
  // Not tried again: one that was sent all the same would come twice.
  send: (subject, text) => MailApp.sendEmail(Session.getEffectiveUser().getEmail(), subject, text),
};
