// Prints the casts in non-test code, one per line as `file:line`, found by TypeScript's own parser. `as const` does not count.

import { SyntaxKind } from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

const PROJECTS = ['pure', 'platform', 'sidebar', 'workbench', 'services', 'grid', 'test'];
const OURS = /^(src|selftest|sidebar|workbench|scripts|bench)\//;

const api = new API({ cwd: process.cwd() });
const seen = new Set();
const found = [];
for (const name of PROJECTS) {
  const snapshot = api.updateSnapshot({ openProject: `tsconfig/${name}.json` });
  const project = snapshot.getProjects().find(({ configFileName }) => configFileName.endsWith(`/${name}.json`));
  for (const path of project?.program.getSourceFileNames?.() ?? project?.rootFiles ?? []) {
    const file = path.slice(process.cwd().length + 1);
    if (!OURS.test(file) || seen.has(file)) continue;
    seen.add(file);
    const source = project.program.getSourceFile(path);
    const visit = (node) => {
      if (node.kind === SyntaxKind.AsExpression && !isConst(node.type)) found.push(`${file}:${lineOf(source, node)}`);
      node.forEachChild(visit);
    };
    source.forEachChild(visit);
  }
}
api.close();
console.log(found.sort().join('\n'));

function isConst(type) {
  return type.kind === SyntaxKind.TypeReference && type.typeName.text === 'const';
}

function lineOf(source, node) {
  return source.text.slice(0, node.end).split('\n').length;
}
