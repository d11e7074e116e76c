import { defineConfig, type Options } from 'tsup';

const entry = {
  index: 'src/index.ts',
  travel: 'src/travel/index.ts',
  documents: 'src/documents/index.ts',
  'documents-node': 'src/documents/node/index.ts',
  cli: 'src/cli/index.ts',
};

// Splitting keeps one copy of the error classes for all entries of a format, so that `instanceof` works across subpaths.
const shared: Options = {
  entry,
  splitting: true,
  target: 'es2022',
  platform: 'neutral',
  treeshake: true,
  sourcemap: false,
};

export default defineConfig([
  { ...shared, format: 'esm', clean: true },
  // These two are published as ESM only; a CommonJS file on Node 20 cannot require them.
  { ...shared, format: 'cjs', noExternal: ['ky', 'nanoid'] },
  { entry, format: ['esm', 'cjs'], dts: { only: true } },
]);
