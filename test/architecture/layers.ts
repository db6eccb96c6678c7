// Which layer of the project may import which: the table that ARCHITECTURE.md explains in words.

interface Layer {
  /** Folders and files; the longest match determines a file's layer. */
  readonly place: string;
  /** Places that it may import, besides its own. */
  readonly runs: readonly string[];
  /** Places whose types alone it may import. */
  readonly knows: readonly string[];
  /** Packages, by the start of their name. */
  readonly packages: readonly string[];
}

export const layers: readonly Layer[] = [
  { place: 'contract', runs: [], knows: [], packages: [] },
  { place: 'src/fields', runs: ['contract/named'], knows: ['contract'], packages: [] },
  { place: 'src/sync', runs: ['src/fields', 'contract/named', 'contract/records'], knows: ['contract'], packages: ['fastest-levenshtein'] },
  { place: 'src/crm', runs: ['contract', 'src/fields'], knows: [], packages: [] },
  {
    place: 'src/rpc',
    runs: ['src/fields', 'contract/limits'],
    knows: ['contract', 'src/sync', 'src/crm'],
    packages: ['zod/mini', 'package.json'],
  },
  { place: 'src/text', runs: ['src/fields', 'contract/named'], knows: ['src/rpc', 'src/sync', 'contract'], packages: [] },
  {
    place: 'src/commands',
    runs: ['src/fields', 'src/sync', 'src/crm', 'src/rpc', 'src/text', 'contract'],
    knows: [],
    packages: ['zod/mini'],
  },
  {
    place: 'src/sheets',
    runs: ['src/rpc', 'src/text', 'src/sync/model', 'src/sync/number-runs'],
    knows: ['src/commands', 'src/crm', 'contract'],
    packages: [],
  },
  { place: 'src/main.ts', runs: ['src/sheets', 'src/commands', 'src/crm', 'src/rpc', 'src/text', 'contract'], knows: [], packages: [] },
  { place: 'selftest', runs: ['contract'], knows: [], packages: [] },
  {
    place: 'sidebar',
    runs: ['src/fields', 'src/rpc', 'src/text', 'contract/limits', 'contract/named'],
    knows: ['contract', 'src/sync', 'src/commands/calls'],
    packages: ['preact'],
  },
  {
    place: 'workbench',
    runs: ['contract'],
    knows: ['workbench/services'],
    packages: [
      'node:',
      'hono',
      '@hono/node-server',
      '@libsql/client',
      'gas-local',
      'sql.js',
      'zod',
      'csv-parse',
      'fast-formula-parser',
      'fflate',
      're2js',
    ],
  },
  { place: 'workbench/services', runs: ['contract', 'workbench'], knows: [], packages: ['fast-formula-parser'] },
  { place: 'workbench/page', runs: ['workbench/protocol'], knows: [], packages: ['preact', '@revolist/revogrid'] },
];

const within = (path: string, place: string): boolean => path === place || `${path}.ts` === place || path.startsWith(`${place}/`);

/** The layer of a file or an import's target; undefined if it is in none. */
export function layerOf(path: string): Layer | undefined {
  return layers.filter((layer) => within(path, layer.place)).sort((a, b) => b.place.length - a.place.length)[0];
}

/** Whether a file of the layer may import the target. A package prefix must end where a name ends: "hono" is not "honocrate". */
export function allows(layer: Layer, target: string, typeOnly: boolean): boolean {
  const targetLayer = layerOf(target);
  if (targetLayer === layer) return true;
  if (targetLayer === undefined)
    return layer.packages.some((name) => target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`));
  const places = typeOnly ? [...layer.runs, ...layer.knows] : layer.runs;
  return places.some((place) => within(target, place) && (place === targetLayer.place || place.startsWith(targetLayer.place)));
}

/** The folders and files of `src/commands`, in the order of the flow: each may import only what comes before it. */
const flow = [
  'ports',
  'context',
  'result',
  'kept',
  'under-lock',
  'unattended',
  'call',
  'account',
  'reading',
  'tab',
  'views',
  'lookups',
  'pull',
  'edits',
  'runs',
  'creators',
  'mutations',
  'follow-ups',
  'schedule',
  'hand-out',
  'overview',
  'practice',
  'state',
  'call-list',
  'calls',
] as const;

const COMMANDS = 'src/commands/';

/** The position of a file or target of `src/commands` in the flow; -1 if it has none, null if it is elsewhere. */
export function stepOf(path: string): number | null {
  if (!path.startsWith(COMMANDS)) return null;
  const [name = ''] = path.slice(COMMANDS.length).split('/');
  return (flow as readonly string[]).indexOf(name.replace(/\.ts$/, ''));
}
