import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

/** What each file of a source tree imports; types count like values. Paths are relative to the tree, with `/`. */
export interface ImportGraph {
  /** File → files of the same tree. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** File → packages and Node built-ins, as written. */
  readonly packages: ReadonlyMap<string, readonly string[]>;
}

/** Reads every TypeScript file below a folder. */
export function readSources(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return new Map(
    names.sort().map((name) => [name.split(path.sep).join('/'), readFileSync(path.join(root, name), 'utf8')]),
  );
}

/** Finds the static, type-only, re-exporting and dynamic imports of each source. */
export function importGraph(sources: ReadonlyMap<string, string>): ImportGraph {
  const files = new Map<string, readonly string[]>();
  const packages = new Map<string, readonly string[]>();
  for (const [file, text] of sources) {
    const specifiers = ts.preProcessFile(text, true, true).importedFiles.map((imported) => imported.fileName);
    const isRelative = (specifier: string) => specifier.startsWith('.');
    files.set(
      file,
      specifiers
        .filter(isRelative)
        .map((specifier) => path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts')),
    );
    packages.set(
      file,
      specifiers.filter((specifier) => !isRelative(specifier)),
    );
  }
  return { files, packages };
}

/**
 * Folders from the bottom up. A file may import from its own folder and from lower layers, so two folders of one layer
 * never see each other; the files of the tree's root may import everything.
 */
export type Layers = readonly (readonly string[])[];

/** Says which imports go up, sideways, out of the layers, or to a file that does not exist. */
export function layerViolations(graph: ImportGraph, layers: Layers): string[] {
  const layerOf = (folder: string) => layers.findIndex((layer) => layer.includes(folder));
  const violations: string[] = [];
  for (const [file, imported] of graph.files) {
    const folder = folderOf(file);
    if (folder !== '' && layerOf(folder) === -1) violations.push(`${file} is in "${folder}", which has no layer`);
    for (const target of imported) {
      const targetFolder = folderOf(target);
      if (!graph.files.has(target)) violations.push(`${file} imports ${target}, which does not exist`);
      else if (folder === '' || folder === targetFolder) continue;
      else if (targetFolder === '') violations.push(`${file} imports the entry ${target}`);
      else if (layerOf(targetFolder) >= layerOf(folder)) {
        violations.push(`${file} (layer ${layerOf(folder)}) imports ${target} (layer ${layerOf(targetFolder)})`);
      }
    }
  }
  return violations;
}

/** Finds the cycles, each once, as the files on it with the first one repeated at the end. */
export function importCycles(graph: ImportGraph): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (file: string) => {
    const start = trail.indexOf(file);
    if (start !== -1) cycles.push([...trail.slice(start), file]);
    if (start !== -1 || done.has(file)) return;
    trail.push(file);
    for (const target of graph.files.get(file) ?? []) visit(target);
    trail.pop();
    done.add(file);
  };
  for (const file of graph.files.keys()) visit(file);
  return cycles;
}

/** Says by which way of imports an entry reaches a built-in of Node. */
export function reachableBuiltins(graph: ImportGraph, entry: string): string[] {
  const wayTo = new Map<string, string>([[entry, entry]]);
  const found: string[] = [];
  for (const [file, way] of wayTo) {
    for (const name of graph.packages.get(file) ?? []) if (isBuiltin(name)) found.push(`${way} → ${name}`);
    for (const target of graph.files.get(file) ?? []) {
      if (!wayTo.has(target)) wayTo.set(target, `${way} → ${target}`);
    }
  }
  return found;
}

/** `@scope/name` or `name` of an import specifier. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '';
}
