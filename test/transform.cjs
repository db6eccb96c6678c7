// Turns one TypeScript file into CommonJS for jest. Types are not looked at: `tsc -b` does that in the same test command.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const options = {
  format: 'cjs',
  target: 'node20',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
  sourcesContent: false,
  supported: { 'dynamic-import': false },
};

// `import.meta` does not exist in CommonJS.
const metaUrl = {
  define: { 'import.meta.url': '__fileUrl' },
  banner: "const __fileUrl = require('node:url').pathToFileURL(__filename).href;",
};

const self = readFileSync(__filename);

module.exports = {
  getCacheKey: (source, file) => createHash('sha256').update(`${version}\0${file}\0`).update(self).update(source).digest('hex'),

  process(source, file) {
    const loader = /\.tsx$/.test(file) ? 'tsx' : /\.ts$/.test(file) ? 'ts' : 'js';
    return transformSync(source, { ...options, ...(source.includes('import.meta.url') && metaUrl), loader, sourcefile: file });
  },
};
