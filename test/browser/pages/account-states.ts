// The states of the account in the sidebar.

import { idle } from '../../sidebar/samples';
import { openMore } from './pressing';
import type { PageState } from './sidebar-states';

const open = openMore(({ panels }) => panels.account.open);
const account = {
  keyEnd: '4f7a',
  me: null,
  used: 12,
  total: 1000,
  remaining: 988,
  barred: [],
  sentLastMinute: 3,
  perMinute: 30,
  slowedUntil: null,
  waitMs: 0,
};

export const accountStates: readonly PageState[] = [
  { name: 'account', shows: 'panel', state: idle, script: { readAccount: [{ value: account }] }, go: open },
  {
    name: 'account-barred',
    shows: 'panel',
    state: idle,
    script: {
      readAccount: [
        {
          value: {
            ...account,
            me: 'Sample owner B',
            total: null,
            remaining: null,
            barred: ['changes', 'email'],
            sentLastMinute: 15,
            perMinute: 15,
            slowedUntil: '2026-03-02T10:44:00Z',
            waitMs: 18_000,
          },
        },
      ],
    },
    go: open,
  },
  {
    name: 'leaving',
    shows: 'leaving',
    state: idle,
    script: { signOut: [{ value: { ends: { schedule: true, run: true, elsewhere: 2 } } }] },
    go: openMore(({ sidebar }) => sidebar.more.signOut),
  },
  { name: 'account-failed', shows: 'panel', state: idle, script: { readAccount: [{ problem: { kind: 'unreachable' } }] }, go: open },
];
