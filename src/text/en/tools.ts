// English: the screens beside the main job. It must not know how they are laid out.

import { clip, counted } from '../phrase';

const labels = {
  open: 'All labels',
  title: 'Labels',
  find: 'Find or name a label',
  none: 'No label has this in its name.',
  carried: ({ n }: { n: number }) => `On ${counted(n, 'creator')}`,
  caveat: 'The message centre shows the same labels. Counts come from the CRM and may lag behind.',
  create: ({ name }: { name: string }) => `Create “${clip(name, 24)}”`,
  rename: 'Rename',
  remove: 'Delete…',
  newName: ({ name }: { name: string }) => `New name for “${clip(name, 24)}”`,
};

export const tools = { labels };
