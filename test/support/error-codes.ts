import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const anyString = '*';

/**
 * Collects every error code that the source can produce: what stands at `code` in the options of an error, or beside
 * `retryable` in the summary of one. Codes made of a literal and a union (`model-${kind}`) are spelled out; a part that
 * may be any string is shown as `*`.
 */
export function collectErrorCodes(root: URL): readonly string[] {
  const folder = fileURLToPath(root);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const codes = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && describesError(node)) {
      for (const property of node.properties) {
        if (property.name?.getText() !== 'code') continue;
        if (ts.isPropertyAssignment(property)) {
          for (const code of possibleStrings(property.initializer, checker)) codes.add(code);
        } else if (ts.isShorthandPropertyAssignment(property)) {
          const symbol = checker.getShorthandAssignmentValueSymbol(property);
          if (symbol) for (const code of literalsOf(checker.getTypeOfSymbol(symbol))) codes.add(code);
        }
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  codes.delete(anyString);
  return [...codes].sort();
}

function describesError(literal: ts.ObjectLiteralExpression): boolean {
  const { parent } = literal;
  if (ts.isNewExpression(parent)) return parent.expression.getText().endsWith('Error');
  if (ts.isCallExpression(parent)) return parent.expression.kind === ts.SyntaxKind.SuperKeyword;
  return literal.properties.some((property) => property.name?.getText() === 'retryable');
}

function possibleStrings(expression: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  if (ts.isParenthesizedExpression(expression)) return possibleStrings(expression.expression, checker);
  if (ts.isConditionalExpression(expression)) {
    return [...possibleStrings(expression.whenTrue, checker), ...possibleStrings(expression.whenFalse, checker)];
  }
  if (ts.isBinaryExpression(expression)) {
    return [...possibleStrings(expression.left, checker), ...possibleStrings(expression.right, checker)];
  }
  if (ts.isTemplateExpression(expression)) {
    return expression.templateSpans.reduce<readonly string[]>(
      (heads, span) =>
        heads.flatMap((head) =>
          possibleStrings(span.expression, checker).map((middle) => head + middle + span.literal.text),
        ),
      [expression.head.text],
    );
  }
  return literalsOf(checker.getTypeAtLocation(expression));
}

function literalsOf(type: ts.Type): readonly string[] {
  if (type.isStringLiteral()) return [type.value];
  if (type.isUnion()) return type.types.flatMap((member) => literalsOf(member));
  return type.flags & ts.TypeFlags.Undefined ? [] : [anyString];
}
