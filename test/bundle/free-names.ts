// Finds the names that a script uses without declaring them, so that what the platform lacks is noticed before a push.

import type { Node } from 'acorn';
import { type AnyNode, nodesOf } from '../architecture/sources';

type Scope = { readonly names: Set<string>; readonly outer: Scope | null };

/**
 * The names that no scope around their use declares, sorted and unique. `typeof name` is not a use: it is how a program tests whether
 * something exists. `arguments` belongs to every function.
 */
export function freeNames(program: Node): readonly string[] {
  const free = new Set<string>();
  visit(program as AnyNode, null, free);
  free.delete('arguments');
  return [...free].sort();
}

function visit(node: AnyNode, outer: Scope | null, free: Set<string>): void {
  if (node.type === 'Identifier') {
    if (!declares(outer, node.name as string)) free.add(node.name as string);
    return;
  }
  if (node.type === 'UnaryExpression' && node.operator === 'typeof' && child(node, 'argument')?.type === 'Identifier') return;
  const scope = opensScope(node) ? { names: new Set(declaredIn(node)), outer } : outer;
  for (const inner of usesIn(node)) visit(inner, scope, free);
}

const declares = (scope: Scope | null, name: string): boolean => scope !== null && (scope.names.has(name) || declares(scope.outer, name));

const isFunction = (node: AnyNode): boolean => /^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(node.type);

const opensScope = (node: AnyNode): boolean =>
  isFunction(node) ||
  /^(Program|BlockStatement|SwitchStatement|CatchClause|For(In|Of)?Statement|Class(Declaration|Expression))$/.test(node.type);

/** The children in which a name means a variable: not a property key, not what follows a dot, not a label. */
function usesIn(node: AnyNode): readonly AnyNode[] {
  const skipped =
    (node.type === 'MemberExpression' && node.computed !== true && 'property') ||
    (/^(Property|MethodDefinition|PropertyDefinition)$/.test(node.type) && node.computed !== true && 'key') ||
    (/^(Labeled|Break|Continue)Statement$/.test(node.type) && 'label');
  return Object.entries(node).flatMap(([key, value]) => (key === skipped ? [] : [value].flat().filter(isNode)));
}

/** What a scope declares: its parameters and own name, its `let`, `const`, class and function, and each `var` of a function. */
function declaredIn(scope: AnyNode): readonly string[] {
  const own = [child(scope, 'id'), child(scope, 'param'), ...children(scope, 'params')].flatMap(boundBy);
  const hoisted = isFunction(scope) || scope.type === 'Program' ? varsBelow(scope) : [];
  const listed = [
    ...children(scope, 'body'),
    child(scope, 'init'),
    child(scope, 'left'),
    ...children(scope, 'cases').flatMap((one) => children(one, 'consequent')),
  ];
  return [...own, ...hoisted, ...listed.flatMap((statement) => (statement === null ? [] : declaredBy(statement)))];
}

function declaredBy(statement: AnyNode): readonly string[] {
  if (statement.type === 'VariableDeclaration') return children(statement, 'declarations').flatMap((one) => boundBy(child(one, 'id')));
  return /^(Function|Class)Declaration$/.test(statement.type) ? boundBy(child(statement, 'id')) : [];
}

/** Each `var` in the function, however deep, except those of nested functions. */
function varsBelow(scope: AnyNode): readonly string[] {
  return [...nodesOf(scope)].flatMap(({ node, parents }) => {
    const nearest = parents.find((parent) => isFunction(parent) || parent.type === 'Program');
    return node.type === 'VariableDeclaration' && node.kind === 'var' && nearest === scope ? declaredBy(node) : [];
  });
}

/** The names that a pattern binds: `{ a, b: [c = d] }` binds a and c. */
function boundBy(pattern: AnyNode | null): readonly string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name as string];
    case 'ObjectPattern':
      return children(pattern, 'properties').flatMap((property) =>
        boundBy(child(property, property.type === 'Property' ? 'value' : 'argument')),
      );
    case 'ArrayPattern':
      return children(pattern, 'elements').flatMap(boundBy);
    case 'AssignmentPattern':
      return boundBy(child(pattern, 'left'));
    case 'RestElement':
      return boundBy(child(pattern, 'argument'));
    default:
      return [];
  }
}

const isNode = (value: unknown): value is AnyNode => typeof (value as { type?: unknown } | null)?.type === 'string';

const child = (node: AnyNode, key: string): AnyNode | null => (isNode(node[key]) ? node[key] : null);

const children = (node: AnyNode, key: string): readonly AnyNode[] => {
  const list = node[key];
  return Array.isArray(list) ? list.filter(isNode) : [];
};
