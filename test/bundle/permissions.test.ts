// What a person left unticked when Google asked: the menu has Google ask again for what nothing works without, and for nothing else.

import { localStandIn, messageOf } from '../workbench/support/local-stand-in';
import { built } from './built';

const prefix = 'https://www.googleapis.com/auth/';
const manifest = JSON.parse(built('appsscript.json')) as Readonly<Record<string, unknown>>;

function opened(...withheld: readonly string[]) {
  const local = localStandIn({ code: built('Code.js'), manifest, pages: { sidebar: '<p>panel</p>' } });
  for (const scope of withheld) local.standIn.session.people.get('1').withheld.add(prefix + scope);
  return local.run('openSidebar');
}

test.each(['spreadsheets.currentonly', 'script.external_request', 'script.container.ui'])(
  'without %s the panel does not open: Google asks for it',
  (scope) => {
    expect(messageOf(opened(scope))).toContain(prefix + scope);
  },
);

test('without the address, the timer and the mail it opens', () => {
  expect(opened('userinfo.email', 'script.scriptapp', 'script.send_mail')).toMatchObject({ ok: true });
});
