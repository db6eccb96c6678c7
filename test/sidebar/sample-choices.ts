// Obviously invented filter choices, for the sidebar's tests.

import type { Choices } from '../../src/rpc/shapes';
import { NOW } from './samples';

export const choices: Choices = {
  groups: null,
  me: null,
  platforms: ['youtube', 'tiktok', 'instagram'],
  statuses: ['Not contacted', 'In communication', 'Under collaboration', 'Completed'].map((name, i) => ({ id: i + 1, name })),
  labels: ['Beauty', 'Q1 Launch', 'Summer', 'Gaming', 'Second wave', 'Agency', 'Micro', 'Top tier', 'Do not contact'].map((name, i) => ({
    id: `l${i}`,
    name,
  })),
  members: ['Member One', 'Member Two', 'Member Three'].map((name, i) => ({ id: `m${i}`, name })),
  readAt: NOW,
};
