// The command that brings the add-on to Google, over a made-up clasp and Google.

import { runDeploy } from '../../scripts/deploy/run-deploy';
import { ACCOUNT, COMMIT, ID, type MadeUp, madeUp } from './made-up-clasp';

const PROD = '.clasp.prod.json';
const named = { [PROD]: JSON.stringify({ scriptId: ID, rootDir: 'dist' }) };

function deployed(args: readonly string[], given: MadeUp = {}) {
  const made = madeUp(given);
  const code = runDeploy(args, made.ports);
  return { ...made, code };
}

const prod = (given: MadeUp = {}) => deployed(['--env', 'prod'], { files: named, ...given });
const commands = (asked: readonly string[]) => asked.map((words) => words.replace(/(--user|-P) \S+ /g, '').split(' ')[0]);

describe('on success', () => {
  test('the build is pushed, read back, compared, versioned, and the next clicks are named with their links', () => {
    const { code, asked, google, said } = prod();
    expect(code).toBe(0);
    expect(commands(asked)).toEqual(['show-authorized-user', 'push', 'pull', 'create-version']);
    expect(asked[1]).toBe(`-P ${PROD} push --force --json`);
    expect(google.versions).toEqual(['1.2.3 (0123456)']);
    expect(said()).toMatch(/read back: Google holds the same, SHA-256 [0-9a-f]{64}/);
    expect(said()).toContain(`https://script.google.com/home/projects/${ID}/edit`);
    expect(said()).toContain('script version 1');
  });

  test('for dev, no version is created', () => {
    const { code, google, said } = deployed(['--env', 'dev', '--script', ID]);
    expect([code, google.versions]).toEqual([0, []]);
    expect(said()).toContain('Test deployments');
  });

  test('a push without anything to send is fine if Google holds the build', () => {
    const first = prod();
    const again = madeUp({ files: named, pushesNothing: true });
    again.google.held = first.google.held;
    expect(runDeploy(['--env', 'prod'], again.ports)).toBe(0);
    expect(again.said()).toContain('already has all of it');
  });
});

describe('the project', () => {
  test('is created on request, and remembered', () => {
    const { code, files, asked } = deployed(['--env', 'dev', '--create']);
    expect([code, JSON.parse(files.get('.clasp.dev.json') ?? '')]).toEqual([0, { scriptId: ID, rootDir: 'dist' }]);
    expect(commands(asked)).toEqual(['show-authorized-user', 'create-script', 'push', 'pull']);
  });

  test.each([`https://script.google.com/home/projects/${ID}/edit`, `https://script.google.com/d/${ID}/edit?usp=sharing`, ` ${ID} `])(
    'is taken from what a person copies: %s',
    (pasted) => {
      const { code, files } = deployed(['--env', 'dev', '--script', pasted]);
      expect([code, JSON.parse(files.get('.clasp.dev.json') ?? '').scriptId]).toEqual([0, ID]);
    },
  );

  test.each([
    ['none is named', ['--env', 'prod'], {}, /--create.*--script ID/],
    [
      'the file still holds the words of the template',
      ['--env', 'prod'],
      { [PROD]: '{"scriptId":"put the id here","rootDir":"dist"}' },
      /--create/,
    ],
    ['the file is damaged', ['--env', 'prod'], { [PROD]: '{"scriptId":' }, /--create/],
    ['what was given is no id', ['--env', 'prod', '--script', 'My project'], {}, /“My project” is not a script id/],
    ['one is there and another is asked for', ['--env', 'prod', '--create'], named, /already names a project/],
  ])('%s: one sentence, and nothing is sent', (_, args, files, sentence) => {
    const { code, complained, asked } = deployed(args, { files });
    expect([code, complained()]).toEqual([2, expect.stringMatching(sentence)]);
    expect(commands(asked)).toEqual(['show-authorized-user']);
  });
});

describe('before anything is sent', () => {
  test.each([
    ['an old Node', { node: '18.19.0' }, /install Node 20 or newer/],
    ['a changed file', { git: { commit: COMMIT, clean: false } }, /commit them/],
    ['tests of another commit', { tested: 'another' }, /npm test/],
    ['tests that never ran', { tested: null }, /npm test/],
    ['no git', { git: null }, /not a git checkout/],
  ])('%s stops a release', (_, ground, sentence) => {
    const { code, said, asked } = prod({ ground });
    expect([code, said(), asked]).toEqual([2, expect.stringMatching(sentence), []]);
  });

  test('dev continues with a changed and untested checkout, and says so', () => {
    const { code, said } = deployed(['--env', 'dev', '--script', ID], { ground: { git: { commit: COMMIT, clean: false }, tested: null } });
    expect([code, said()]).toEqual([0, expect.stringMatching(/! Files differ[\s\S]*! The tests/)]);
  });

  test('a dry run asks clasp nothing, lists the files, and says what is left to do', () => {
    const { code, asked, said } = deployed(['--env', 'prod', '--dry-run'], { ground: { tested: null } });
    expect([code, asked]).toEqual([2, []]);
    expect(said()).toMatch(/Code\.js[\s\S]*appsscript\.json[\s\S]*1 to fix/);
    expect(deployed(['--env', 'prod', '--dry-run']).code).toBe(0);
  });

  test('a failed build sends nothing', () => {
    const { code, asked } = prod({ builds: false });
    expect([code, asked]).toEqual([2, []]);
  });

  test('an account other than the given one is not used', () => {
    const { code, complained, asked } = deployed(['--env', 'prod', '--account', 'team@example.test'], { files: named });
    expect([code, complained()]).toEqual([2, expect.stringContaining(`signed in as ${ACCOUNT}, not as team@example.test`)]);
    expect(commands(asked)).toEqual(['show-authorized-user']);
    expect(deployed(['--env', 'prod', '--account', ACCOUNT.toUpperCase()], { files: named }).code).toBe(0);
  });

  test('a second sign-in is used for every call', () => {
    const { asked } = deployed(['--env', 'prod', '--user', 'work'], { files: named });
    expect(asked.filter((words) => !words.startsWith('--user work') && words !== 'pull')).toEqual([]);
  });

  test.each([
    [[], /--env dev or --env prod/],
    [['--env', 'live'], /no environment “live”/],
    [['--env', 'dev', '--colour'], /--colour/],
    [['--env', 'dev', '--create', '--script', ID], /not both/],
  ])('%j is answered with what is needed', (args, sentence) => {
    const { code, complained } = deployed(args);
    expect([code, complained()]).toEqual([2, expect.stringMatching(sentence)]);
  });
});

describe('complaints of Google and clasp', () => {
  const refused = (out: string) => ({ ok: false, out });

  test.each([
    [
      'push',
      'User has not enabled the Apps Script API. Enable it by visiting https://script.google.com/home/usersettings then retry.',
      /Turn it on at/,
    ],
    ['show-authorized-user', 'Error: invalid_grant', /npx clasp login$/m],
    ['push', 'Error: invalid_rapt', /npx clasp login$/m],
    ['push', 'No credentials found.', /npx clasp login$/m],
    ['push', 'Request had insufficient authentication scopes.', /check every box/],
    ['show-authorized-user', 'Error: admin_policy_enforced', /administrator/],
    ['push', 'Requested entity was not found.', /sees no such script project.*\.clasp\.prod\.json.*--user prod/],
    ['push', 'The caller does not have permission', /shared with you as an editor/],
    ['push', 'Syntax error: SyntaxError: Unexpected token line: 1 file: Code', /cannot parse the built program/],
    ['push', 'Request contains an invalid argument.', /git diff appsscript\.json/],
    ['push', 'Project contents must include a manifest file named appsscript.', /manifest/],
    ['push', "Quota exceeded for quota metric 'Management requests' and limit 'Management requests per minute'", /too many requests/],
    ['push', 'getaddrinfo ENOTFOUND script.googleapis.com', /HTTPS_PROXY/],
    ['push', 'spawnSync node ETIMEDOUT', /Could not reach/],
    ['push', 'Internal error encountered.', /had an error/],
    ['create-version', 'Maximum number of versions reached.', /200 versions/],
    ['pull', 'The service is currently unavailable.', /could not be read back.*had an error/],
    ['push', 'Something that nobody has seen', /does not recognize/],
    ['push', '', /\(nothing\)/],
  ])('%s: %j becomes one sentence with what to do, followed by the original output', (command, out, sentence) => {
    const { code, complained } = prod({ faults: { [command]: refused(out) } });
    expect([code, complained()]).toEqual([command === 'show-authorized-user' ? 2 : 1, expect.stringMatching(sentence)]);
    expect(complained()).toContain('clasp said:');
  });

  test('nobody is signed in', () => {
    const { code, complained } = prod({ user: { loggedIn: false } });
    expect([code, complained()]).toEqual([2, expect.stringContaining('npx clasp login')]);
  });

  test('a push that sent nothing but reported success is detected by reading back', () => {
    const { code, complained, google } = prod({ pushesNothing: true });
    expect([code, complained()]).toEqual([
      1,
      expect.stringMatching(/does not hold what was built: Code\.js, appsscript\.json, sidebar\.html/),
    ]);
    expect(google.versions).toEqual([]);
  });

  test('a project that cannot be created is not remembered', () => {
    const { code, files } = deployed(['--env', 'dev', '--create'], { faults: { 'create-script': refused('Internal error encountered.') } });
    expect([code, JSON.parse(files.get('.clasp.dev.json') ?? '')]).toEqual([1, { rootDir: 'dist' }]);
  });
});
