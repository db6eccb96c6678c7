// The states of a run that continues while nobody is there.

import type { Background } from '../../../src/rpc/background';
import { edited, idle, NOW, run } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const background: Background = { runId: 'run-1', tab: 'Spring launch', triedAt: null, problem: null, ended: null };

export const backgroundStates: readonly PageState[] = [
  { name: 'background', shows: 'stopped', state: { ...edited, run: run('paused', { applied: 0, left: 55 }), background } },
  {
    name: 'background-stopped',
    shows: 'stopped',
    state: { ...edited, run: run('paused', { unknown: 1 }), background: { ...background, triedAt: NOW, problem: { kind: 'no-credit' } } },
  },
  {
    name: 'background-done',
    shows: 'idle',
    state: { ...idle, background: { ...background, ended: { how: 'over', applied: 55, failed: 0, unknown: 0, left: 0 } } },
  },
  {
    name: 'background-partly',
    shows: 'edits',
    state: { ...edited, background: { ...background, ended: { how: 'given-up', applied: 22, failed: 1, unknown: 2, left: 30 } } },
  },
  {
    name: 'background-lost',
    shows: 'idle',
    state: { ...idle, background: { ...background, ended: { how: 'lost', applied: 0, failed: 0, unknown: 0, left: 0 } } },
  },
];
