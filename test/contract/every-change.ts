// Every entry of the table, changed in every way in which a captured contract may differ, one at a time.

import type { Contract, OperationName, Shape, WireKey } from '../../contract/table';
import type { JobName } from './jobs';

export interface Change {
  /** The entry, like `shapes.channel.country`. */
  readonly entry: string;
  /** What was changed. */
  readonly what: string;
  readonly table: unknown;
  /** What may have a different result now: values with this name. */
  readonly name: string;
  /** What must continue to work. */
  readonly jobs: readonly JobName[];
}

type Path = readonly (string | number)[];

const TYPES = ['text', 'number', 'boolean', 'time', 'id', 'ids', 'json'] as const;

export function everyChange(contract: Contract): readonly Change[] {
  const users = usersOf(contract);
  const changed = (path: Path, what: string, value: unknown, jobs: readonly JobName[], entry: Path = path): Change => ({
    entry: entry.join('.'),
    what,
    table: withValue(contract, path, value),
    name: String(entry.at(-1)),
    jobs,
  });
  const evidenceOf = (path: Path, jobs: readonly JobName[], entry: Path = path): readonly Change[] =>
    (['K', 'U'] as const)
      .filter((one) => one !== at(contract, [...path, 'evidence']))
      .slice(0, 1)
      .map((one) => changed([...path, 'evidence'], `evidence ${one}`, one, jobs.slice(0, 1), entry));
  const fact = (path: Path, values: readonly unknown[], jobs: readonly JobName[], entry: Path = path): readonly Change[] => {
    if (at(contract, path) === undefined) return [];
    const others = values.filter((one) => one !== at(contract, [...path, 'value']));
    return [
      ...others.map((one) => changed([...path, 'value'], `${path.at(-1)} ${JSON.stringify(one)}`, one, jobs, entry)),
      ...evidenceOf(path, jobs, entry),
      changed(path, `without ${path.at(-1)}`, undefined, jobs, entry),
    ];
  };

  const wireKey = (path: Path, jobs: readonly JobName[]): readonly Change[] => {
    const wire = at(contract, path) as WireKey;
    const { also, values, ...plain } = wire;
    const spelled: readonly (readonly [string, WireKey])[] = [
      ['another key', { ...wire, key: `zz_${wire.key}` }],
      ['one more spelling', { ...wire, also: [...(also ?? []), `zz_${wire.key}`] }],
      ...(also ? ([['its second spelling first', { ...wire, key: also[0] ?? '', also: [wire.key] }]] as const) : []),
    ];
    const typed = TYPES.filter((type) => type !== wire.type).map((type): readonly [string, WireKey] => [
      `type ${type}`,
      { ...plain, ...(also && { also }), type },
    ]);
    const words = Object.keys(values ?? {}).flatMap((word): readonly (readonly [string, WireKey])[] => {
      const { [word]: _, ...others } = values ?? {};
      return [
        [`without the word ${word}`, { ...wire, values: others }],
        [`another value for ${word}`, { ...wire, values: { ...values, [word]: [`zz-${word}`] } }],
      ];
    });
    return [
      ...[...spelled, ...typed, ...words].map(([what, one]) => changed(path, what, one, jobs)),
      changed(path, wire.required ? 'optional' : 'required', { ...wire, required: !wire.required }, jobs),
      changed(path, 'missing', undefined, jobs),
      ...evidenceOf(path, jobs),
    ];
  };
  const shape = (path: Path, keys: Shape, jobs: readonly JobName[]): readonly Change[] =>
    Object.keys(keys).flatMap((name) => wireKey([...path, name], jobs));

  const operation = (name: OperationName): readonly Change[] => {
    const path = ['operations', name] as const;
    const { method, path: address, answer, request, encoding } = contract.operations[name];
    const jobs: readonly JobName[] = [name];
    const set = (key: string, value: unknown, what: string): Change => changed([...path, key], what, value, jobs, path);
    return [
      ...(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((one) => one !== method).map((one) => set('method', one, one)),
      set('path', `/zz${address}`, 'another path'),
      set('path', address.replace(/\{\w+\}/, 'zz'), 'a path without a place'),
      set('path', `${address}/{zz}`, 'a path with one more place'),
      set('command', 'zz', 'another command'),
      set('request', request === undefined ? 'listQuery' : undefined, 'another request'),
      set('encoding', encoding === undefined ? 'multipart' : undefined, 'another encoding'),
      set('answer', { ...answer, shape: 'labelsChange' }, 'another shape'),
      ...(['one', 'page', 'list', 'none', 'file'] as const)
        .filter((as) => as !== answer.as)
        .map((as) => set('answer', { ...answer, as }, `answered as ${as}`)),
      ...evidenceOf(path, jobs),
      ...evidenceOf([...path, 'answer'], jobs, path),
      changed(path, 'missing', undefined, jobs),
      ...fact([...path, 'idsPerBody'], [50, 2, 1], jobs, path),
      ...fact([...path, 'carryFromPreview'], ['token', 'zz'], [name, name === 'previewEmail' ? 'applyEmail' : 'applyBatch'], path),
    ];
  };

  const { transport, paging, shapes, operations, changes, errors, files, envelope } = contract;
  const lists = ['listChannels', 'listLabels', 'listStatuses'] as const;
  const facts: Readonly<Record<keyof typeof transport, readonly unknown[]>> = {
    origin: ['https://zz.example.com', 'http://zz.example.com', ''],
    basePath: ['/zz/v9', 'zz'],
    authorization: ['Zz', ''],
    requestIdHeader: ['X-Zz', ''],
    idempotencyHeader: ['X-Zz', ''],
    dashboard: ['https://zz.example.com/keys', 'zz'],
    requestsPerMinute: [50, 2, 1, 0],
  };
  return [
    ...(Object.keys(facts) as (keyof typeof facts)[]).flatMap((name) =>
      fact(['transport', name], facts[name], name === 'requestsPerMinute' ? ['pace'] : ['archiveChannel', 'refusal wrong-key']),
    ),
    ...shape(['envelope'], envelope, ['quota', 'getChannel', 'refusal refused']),
    ...shape(['paging', 'answer'], paging.answer, lists),
    ...fact(['paging', 'maxPageSize'], [50, 2, 1, 0], lists),
    ...(['maxBytes', 'maxRows'] as const).flatMap((name) => fact(['files', name], [files[name].value * 2, 1, 0], ['files'])),
    ...Object.entries(shapes).flatMap(([name, keys]) => shape(['shapes', name], keys, users(name))),
    ...Object.keys(shapes).map((name) => changed(['shapes', name], 'missing', undefined, users(name))),
    ...(Object.keys(operations) as OperationName[]).flatMap(operation),
    ...(Object.keys(changes) as (keyof typeof changes)[]).flatMap((name) => {
      const path = ['changes', name] as const;
      const jobs: readonly JobName[] = [`field ${name}`];
      return [
        ...(['batch', 'update'] as const).flatMap((one) => fact([...path, 'carriedBy', one], [true, false, 'zz'], jobs, path)),
        ...fact([...path, 'clear'], ['null', 'empty', 'impossible', 'zz'], jobs, path),
        ...fact([...path, 'creates'], [true, false], jobs, path),
        changed(path, 'missing', undefined, jobs),
      ];
    }),
    ...errors.flatMap((rule, index) => {
      const path = ['errors', index] as const;
      const jobs: readonly JobName[] = [`refusal ${rule.kind}`];
      const set = (key: string, value: unknown): Change => changed([...path, key], `${key} ${value}`, value, jobs, path);
      return [
        set('code', 'ZZ_1'),
        ...fact([...path, 'status'], [rule.status.value === 409 ? 400 : 409, 200], jobs, path),
        changed([...path, 'kind'], 'another kind', rule.kind === 'refused' ? 'server' : 'refused', jobs, [
          `errors: no code means ${rule.kind}`,
        ]),
        set('meaning', 'Other words.'),
        set('pattern', '^ZZ'),
        set('pattern', '^['),
        ...evidenceOf(path, jobs),
        changed(path, 'missing', undefined, jobs, [`errors: no code means ${rule.kind}`]),
      ];
    }),
  ];
}

/** Which operations use a shape, in their request or answer, at any depth. */
function usersOf({ operations, shapes }: Contract): (shape: string) => readonly JobName[] {
  const inner = (name: string): readonly string[] => [
    name,
    ...Object.values(shapes[name] ?? {}).flatMap(({ type }) => (type.includes(':') ? inner(type.split(':')[1] ?? '') : [])),
  ];
  const carried = (Object.keys(operations) as OperationName[]).map((name) => {
    const { request, answer } = operations[name];
    return [name, new Set([...(request?.split('+') ?? []), answer.shape].flatMap(inner))] as const;
  });
  return (shape) => {
    if (['meta', 'credits', 'action'].includes(shape)) return ['quota', 'refusal wrong-key'];
    if (shape === 'importItem') return ['importChannels'];
    const users = carried.filter(([, all]) => all.has(shape)).map(([name]) => name);
    // An apply requests its preview, too.
    return users.filter((name) => !/^(validate|preview)/.test(name));
  };
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown> | undefined)?.[name], value);
}

/** A copy with another value at this place; undefined removes it. */
function withValue(value: unknown, [name, ...rest]: Path, to: unknown): unknown {
  if (name === undefined) return to;
  if (Array.isArray(value))
    return value.flatMap((one, index) =>
      index !== name ? [one] : rest.length === 0 && to === undefined ? [] : [withValue(one, rest, to)],
    );
  const { [name]: old, ...others } = value as Record<string | number, unknown>;
  const changed = withValue(old, rest, to);
  return rest.length === 0 && to === undefined ? others : { ...(value as object), [name]: changed };
}
