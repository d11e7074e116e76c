import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** The names that an entry exports, in alphabetical order. */
export interface EntryNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/**
 * Reads the exported names of an entry file from its text, since types leave no trace at run time.
 *
 * @throws the file exports by `export *` or by default: an entry names what it exports
 */
export function readEntryNames(file: URL): EntryNames {
  const source = ts.createSourceFile(file.pathname, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const values: string[] = [];
  const types: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportAssignment(statement)) throw new Error(`${file.pathname} has a default export`);
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (clause === undefined || !ts.isNamedExports(clause)) throw new Error(`${file.pathname} exports by a star`);
      for (const element of clause.elements) {
        (statement.isTypeOnly || element.isTypeOnly ? types : values).push(element.name.text);
      }
    } else if (hasExportModifier(statement)) {
      for (const name of declaredNames(statement)) (isTypeDeclaration(statement) ? types : values).push(name);
    }
  }
  return { values: values.sort(), types: types.sort() };
}

function hasExportModifier(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function isTypeDeclaration(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) =>
      ts.isIdentifier(declaration.name) ? declaration.name.text : '',
    );
  }
  const { name } = statement as ts.Statement & { readonly name?: ts.Identifier };
  return name === undefined ? [] : [name.text];
}
