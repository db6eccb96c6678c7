// What can be changed in a program so that it remains one: the operators of the mutation test. Sentences and broken contracts are left
// alone.

const SWAPPED = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

const OTHER_METHOD = { some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min' };

/** Methods whose call may be left out, leaving the object they were called on. */
const LEFT_OUT = ['filter', 'slice', 'sort', 'reverse', 'trim', 'toLowerCase', 'toUpperCase', 'normalize'];

/** A key, kind or mode; text with a space is for people. */
const WORD = /^[\w.:-]+$/;

/** What a function passed to these creates is created once and then kept. */
const KEEPING = ['once', 'call', 'kept', 'inTerms', 'answerIn'];

/** What creates a schema; the function may be passed by name, or called by one that is. */
const SCHEMAS = 'z';

/**
 * All mutations of the tree: the node replaced and its replacement. `removes`: a statement is dropped. `lasts`: any later test may notice
 * it, not only those that reach it.
 */
export function* mutationsOf(tree, text) {
  yield* walk(tree, null, '', { text, chained: false, lasts: false });
}

function* walk(node, parent, key, around) {
  // A broken contract is thrown for developers; nobody tests its words.
  if (node.type === 'ImportDeclaration' || (node.type === 'NewExpression' && /Error$/.test(node.callee.name ?? ''))) return;
  for (const one of own(node, parent, key, around)) yield { ...one, lasts: around.lasts };
  const inner = {
    ...around,
    chained: node.type === 'ChainExpression' || (around.chained && isChainPart(node, key)),
    lasts: around.lasts || isKept(node, parent),
  };
  for (const [name, child] of Object.entries(node)) {
    for (const one of Array.isArray(child) ? child : [child])
      if (one !== null && typeof one === 'object' && typeof one.type === 'string') yield* walk(one, node, name, inner);
  }
}

const isKept = (node, parent) =>
  node.type === 'ArrowFunctionExpression' &&
  node.params.length === 0 &&
  ((parent?.type === 'CallExpression' && KEEPING.includes(parent.callee.name)) || node.body.callee?.object?.name === SCHEMAS);

const isChainPart = (node, key) =>
  ['MemberExpression', 'CallExpression'].includes(node.type) && (key === 'object' || key === 'callee' || key === 'expression');

function* own(node, parent, key, { text, chained }) {
  const of = (one) => text.slice(one.start, one.end);
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      yield { node: node.test, kind: 'condition', becomes: 'true' };
      yield { node: node.test, kind: 'condition', becomes: 'false' };
      return;
    case 'WhileStatement':
    case 'ForStatement':
      if (node.test) yield { node: node.test, kind: 'condition', becomes: 'false' };
      return;
    case 'BinaryExpression':
    case 'LogicalExpression':
      if (node.operator === '+' && [node.left, node.right].some(isText)) return;
      for (const operator of SWAPPED[node.operator] ?? [])
        yield {
          node,
          kind: node.type === 'LogicalExpression' ? 'logic' : /[=<>]/.test(operator) ? 'comparison' : 'arithmetic',
          becomes: `(${of(node.left)}) ${operator} (${of(node.right)})`,
        };
      return;
    case 'UnaryExpression':
      if (node.operator === '!' || node.operator === '-') yield { node, kind: 'negation', becomes: of(node.argument) };
      return;
    case 'UpdateExpression':
      yield { node, kind: 'arithmetic', becomes: of(node).replace(/\+\+|--/, (was) => (was === '++' ? '--' : '++')) };
      return;
    case 'AssignmentExpression':
      if (node.operator === '+=' || node.operator === '-=')
        yield { node, kind: 'arithmetic', becomes: `${of(node.left)} ${node.operator === '+=' ? '-=' : '+='} ${of(node.right)}` };
      return;
    case 'Literal':
      if (typeof node.value === 'boolean') yield { node, kind: 'boolean', becomes: String(!node.value) };
      else if (typeof node.value === 'string' && WORD.test(node.value) && !isName(parent, key)) yield { node, kind: 'word', becomes: "''" };
      return;
    case 'ArrayExpression':
      if (node.elements.length > 0) yield { node, kind: 'array', becomes: '[]' };
      return;
    case 'CallExpression':
      if (!chained) yield* calls(node, of);
      return;
    case 'ExpressionStatement':
      if (node.directive === undefined && node.expression.callee?.type !== 'Super')
        yield { node: node.expression, kind: 'statement left out', becomes: 'void 0', removes: 'expression' };
      return;
    case 'ReturnStatement':
      if (node.argument === null) yield { node, kind: 'statement left out', becomes: '', removes: 'statement' };
      return;
    case 'ContinueStatement':
    case 'BreakStatement':
      if (parent.type !== 'SwitchCase') yield { node, kind: 'statement left out', becomes: '', removes: 'statement' };
      return;
    default:
  }
}

function* calls(node, of) {
  const { callee } = node;
  if (callee.type !== 'MemberExpression' || callee.computed) return;
  const { name } = callee.property;
  const other = Object.hasOwn(OTHER_METHOD, name) ? OTHER_METHOD[name] : undefined;
  if (other !== undefined) yield { node, kind: 'call', becomes: `${of(callee.object)}.${other}(${node.arguments.map(of).join(', ')})` };
  else if (LEFT_OUT.includes(name)) yield { node, kind: 'call', becomes: of(callee.object) };
}

const isText = (node) => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

/** The key of an object, or a module specifier. */
const isName = (parent, key) =>
  (parent.type === 'Property' && key === 'key') ||
  parent.type.startsWith('Export') ||
  parent.type === 'PropertyDefinition' ||
  parent.type === 'ImportExpression';
