// Holds every import to the layers. What a layer may see is the table in layers.ts.

import { allows, layerOf, layers } from './layers';
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
    expect(sourcesIn('src', 'sidebar', 'workbench', 'contract').filter(({ file }) => layerOf(file) === undefined)).toEqual([]);
  });

  test('an import is written without the ending of a file', () => {
    const ended = sourcesIn('src', 'sidebar', 'workbench', 'contract', 'test', 'bench').flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => from.startsWith('.') && /\.(tsx?|m?js)$/.test(from))
        .map(({ from }) => `${source.file}: ${from}`),
    );
    expect(ended).toEqual([]);
  });
});

describe('the search for trespasses', () => {
  const file = (file: string, text: string): Source => ({ file, text });

  test('a pure step that names an adapter is found', () => {
    expect(trespasses(file('src/sync/merge.ts', "import { showSidebar } from '../sheets/ui';\n"))).toEqual([
      'src/sync/merge.ts imports src/sheets/ui',
    ]);
  });

  test('types of a layer do not open its code', () => {
    const imports = "import { type Tab } from '../commands/ports';\nimport { pull } from '../commands/pull';\n";
    expect(trespasses(file('src/sheets/tab.ts', imports))).toEqual(['src/sheets/tab.ts imports src/commands/pull']);
  });

  test('an import over several lines is found', () => {
    const imports = "import {\n  type Words,\n  words,\n} from '../src/text/words';\n";
    expect(trespasses(file('workbench/main.ts', imports))).toEqual(['workbench/main.ts imports src/text/words']);
  });

  test('the sandbox that reads the add-on, a service that reads Node, and a page that reads the host are found', () => {
    expect(trespasses(file('workbench/crm/server.ts', "import { decode } from '../../src/crm/codec';\n"))).toHaveLength(1);
    expect(trespasses(file('workbench/services/range.ts', "import { readFileSync } from 'node:fs';\n"))).toHaveLength(1);
    expect(trespasses(file('workbench/page/page.ts', "import { book } from '../host/book';\n"))).toHaveLength(1);
  });
});
