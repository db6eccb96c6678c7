// Checks every import against the layers. The table in layers.ts says what a layer may see.

import { allows, layerOf, layers, stepOf } from './layers';
import { importsOf, type Source, sourcesIn } from './sources';

const trespasses = (source: Source): readonly string[] => {
  const layer = layerOf(source.file);
  if (layer === undefined) return [`${source.file} belongs to no layer`];
  return importsOf(source)
    .filter(({ target, typeOnly }) => !allows(layer, target, typeOnly))
    .map(({ target, typeOnly }) => `${source.file} imports ${typeOnly ? 'types of ' : ''}${target}`);
};

describe('the layers', () => {
  test.each(layers.map(({ place }) => place))('%s imports only what its layer may see', (place) => {
    const own = sourcesIn(place).filter(({ file }) => layerOf(file)?.place === place);
    expect(own.flatMap(trespasses)).toEqual([]);
  });

  test('every source file belongs to a layer', () => {
    expect(sourcesIn('src', 'selftest', 'sidebar', 'workbench', 'contract').filter(({ file }) => layerOf(file) === undefined)).toEqual([]);
  });

  test('an import is written without a file extension', () => {
    const ended = sourcesIn('src', 'sidebar', 'workbench', 'contract', 'test', 'bench').flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => from.startsWith('.') && /\.(tsx?|m?js)$/.test(from))
        .map(({ from }) => `${source.file}: ${from}`),
    );
    expect(ended).toEqual([]);
  });
});

/** Imports of a later step of the flow, types included. */
const upstream = (source: Source): readonly string[] => {
  const own = stepOf(source.file);
  return importsOf(source)
    .filter(({ target }) => own !== null && (stepOf(target) ?? -1) > own)
    .map(({ target }) => `${source.file} imports ${target}`);
};

/** Every import cycle, types included, as the files in it. */
function circles(sources: readonly Source[]): readonly string[] {
  const files = new Map(sources.map((source) => [source.file.replace(/\.tsx?$/, ''), importsOf(source).map(({ target }) => target)]));
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (finished.has(file) || path.includes(file)) return;
    for (const target of files.get(file) ?? []) visit(target, [...path, file]);
    finished.add(file);
  };
  for (const file of files.keys()) visit(file, []);
  return found;
}

describe('the flow of the commands', () => {
  const commands = sourcesIn('src/commands');

  test('every folder of the commands has its place in it', () => {
    expect(commands.map(({ file }) => file).filter((file) => stepOf(file) === -1)).toEqual([]);
  });

  test('a step imports only what comes before it', () => {
    expect(commands.flatMap(upstream)).toEqual([]);
  });

  test('a step that imports a later one is found', () => {
    const source = { file: 'src/commands/tab/view.ts', text: "import type { RunHead } from '../runs/journal';\n" };
    expect(upstream(source)).toEqual(['src/commands/tab/view.ts imports src/commands/runs/journal']);
  });
});

describe('imports', () => {
  test.each(['src', 'selftest', 'sidebar', 'workbench', 'test', 'scripts', 'bench'])('never form a cycle in %s', (place) => {
    expect(circles(sourcesIn(place))).toEqual([]);
  });

  test('that form a cycle are found', () => {
    const one = { file: 'src/a.ts', text: "import type { B } from './b';\n" };
    const other = { file: 'src/b.ts', text: "import { a } from './a';\n" };
    expect(circles([one, other])).toEqual(['src/a -> src/b -> src/a']);
  });
});

describe('the search for violations', () => {
  const file = (file: string, text: string): Source => ({ file, text });

  test('a pure step that names an adapter is found', () => {
    expect(trespasses(file('src/sync/merge.ts', "import { showSidebar } from '../sheets/ui';\n"))).toEqual([
      'src/sync/merge.ts imports src/sheets/ui',
    ]);
  });

  test('access to a layer’s types does not include its code', () => {
    const imports = "import { type Tab } from '../commands/ports';\nimport { pull } from '../commands/pull';\n";
    expect(trespasses(file('src/sheets/tab.ts', imports))).toEqual(['src/sheets/tab.ts imports src/commands/pull']);
  });

  test('an import over several lines is found', () => {
    const imports = "import {\n  type Words,\n  words,\n} from '../src/text/words';\n";
    expect(trespasses(file('workbench/main.ts', imports))).toEqual(['workbench/main.ts imports src/text/words']);
  });

  test('the sandbox reading the add-on, a service reading Node, and a page reading the host are found', () => {
    expect(trespasses(file('workbench/crm/server.ts', "import { decode } from '../../src/crm/codec';\n"))).toHaveLength(1);
    expect(trespasses(file('workbench/services/range.ts', "import { readFileSync } from 'node:fs';\n"))).toHaveLength(1);
    expect(trespasses(file('workbench/page/page.ts', "import { book } from '../host/book';\n"))).toHaveLength(1);
  });
});
