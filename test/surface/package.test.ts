import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import builds from '../../tsup.config.js';

const readText = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const target = z.strictObject({ types: z.string(), default: z.string() });
const { './package.json': manifestExport, ...subpaths } = z
  .object({
    exports: z.object({ './package.json': z.string() }).catchall(z.strictObject({ import: target, require: target })),
  })
  .parse(JSON.parse(readText('package.json'))).exports;

const suffixes = { esm: { code: '.js', types: '.d.ts' }, cjs: { code: '.cjs', types: '.d.cts' } };

describe('the exports of the package', () => {
  const builtFiles = builds.flatMap(({ entry, format, dts }) =>
    [format ?? []].flat().flatMap((name) => {
      if (name === 'iife') return [];
      const suffix = dts ? suffixes[name].types : suffixes[name].code;
      return Object.keys(entry ?? {}).map((entryName) => `./dist/${entryName}${suffix}`);
    }),
  );

  it('name every file that is built, and no other', () => {
    const named = Object.values(subpaths).flatMap((conditions) => [
      ...Object.values(conditions.import),
      ...Object.values(conditions.require),
    ]);
    expect(named.sort()).toEqual(builtFiles.sort());
  });

  it('put the types before the code in each condition, for resolvers take the first match', () => {
    for (const conditions of Object.values(subpaths)) {
      expect(Object.keys(conditions.import)).toEqual(['types', 'default']);
      expect(Object.keys(conditions.require)).toEqual(['types', 'default']);
    }
  });

  it('give ECMAScript modules to import and CommonJS to require', () => {
    for (const conditions of Object.values(subpaths)) {
      expect(conditions.import.default).toMatch(/\.js$/);
      expect(conditions.import.types).toMatch(/\.d\.ts$/);
      expect(conditions.require.default).toMatch(/\.cjs$/);
      expect(conditions.require.types).toMatch(/\.d\.cts$/);
    }
  });

  it('open the manifest, which bundlers and doctors read', () => {
    expect(manifestExport).toBe('./package.json');
  });

  it('are known to the compiler under the same names', () => {
    const { compilerOptions } = z
      .object({ compilerOptions: z.object({ paths: z.record(z.string(), z.array(z.string())) }) })
      .parse(JSON.parse(readText('tsconfig.json')));
    expect(Object.keys(compilerOptions.paths).sort()).toEqual(
      Object.keys(subpaths)
        .map((subpath) => subpath.replace('.', 'zhike'))
        .sort(),
    );
  });
});

describe('the lock file', () => {
  it('names no registry, so that every machine installs from its own', () => {
    expect(readText('package-lock.json')).not.toContain('"resolved": "http');
  });
});

describe('the changelog', () => {
  const headings = readText('CHANGELOG.md').match(/^## .*$/gm) ?? [];

  it('starts with what is unreleased', () => {
    expect(headings[0]).toBe('## [Unreleased]');
  });

  it('tells of the version in the manifest, with its day', () => {
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readText('package.json')));
    expect(headings[1]).toMatch(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}$`));
  });
});
