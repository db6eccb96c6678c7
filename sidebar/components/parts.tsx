// Small building blocks of both pages: banners, folds, fields, progress.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { useWords } from './words-context';

interface BannerProps {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title?: string;
  readonly children?: ComponentChildren;
}

const signs = { info: 'i', good: '✓', warn: '!', bad: '!' } as const;

/** A message in a box. The icon and the words carry the meaning; the color only repeats it. */
export function Banner({ tone, title, children }: BannerProps) {
  return (
    <div class={`banner ${tone}`}>
      <span class="sign" aria-hidden="true">
        <b>{signs[tone]}</b>
      </span>
      <div>
        {title === undefined ? null : <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** A link that opens another window. Only https, because some addresses come from the CRM. */
export function NewWindow({ url, children }: { readonly url: string; readonly children: ComponentChildren }) {
  const { connect } = useWords().sidebar;
  if (!url.startsWith('https://')) return null;
  return (
    <a class="quiet" href={url} target="_blank" rel="noopener noreferrer">
      {children} <span class="unseen">{connect.newWindow}</span>
    </a>
  );
}

interface FoldProps {
  readonly title: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

/** What somebody unfolds scrolls into view, as much of it as there is room for. */
export function Fold({ title, open = false, children }: FoldProps) {
  const reveal = ({ currentTarget: fold }: { readonly currentTarget: HTMLDetailsElement }) => {
    // One that is open from the start says so, too; only a person's press leaves the focus in it.
    if (fold.open && fold.contains(document.activeElement)) fold.scrollIntoView({ block: 'nearest' });
  };
  return (
    <details class="fold" open={open} onToggle={reveal}>
      <summary>{title}</summary>
      <div class="folded">{children}</div>
    </details>
  );
}

/** Lines of equal weight, all distinct. */
export function PlainList({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul class="plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

interface CountedLinesProps {
  readonly title: string;
  readonly lines: readonly string[];
  /** How many more than the lines the title counts. */
  readonly more: number;
}

/** A count that expands to what it counts. */
export function CountedLines({ title, lines, more }: CountedLinesProps) {
  const { common } = useWords();
  if (lines.length === 0) return null;
  return (
    <Fold title={title}>
      <PlainList lines={lines} />
      {more > 0 ? <p class="faint">{common.others({ n: more })}</p> : null}
    </Fold>
  );
}

/** Names beside their values. */
export function Pairs({ pairs }: { readonly pairs: readonly (readonly [name: string, text: string])[] }) {
  return (
    <dl class="technical">
      {pairs.map(([name, text], i) => (
        <div class="line" key={i}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

interface FieldProps {
  readonly label: string;
  readonly children: (id: string) => ComponentChildren;
}

let fields = 0;

/** Preact's own useId restarts on every render of the page, so a field that appears later would get an id already in use. */
function freshId(): string {
  fields += 1;
  return `field-${fields}`;
}

/** A label above its control. */
export function Field({ label, children }: FieldProps) {
  const [id] = useState(freshId);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface TickProps {
  readonly name: string;
  /** Shown in parentheses after the name, in a fainter color. */
  readonly remark?: string | undefined;
  readonly on: boolean;
  /** It stands for several items, some ticked and some not. */
  readonly mixed?: boolean;
  readonly onTick: (on: boolean) => void;
}

/** A checkbox with its name beside it. */
export function Tick({ name, remark = '', on, mixed = false, onTick }: TickProps) {
  const { common } = useWords();
  return (
    <label class="check">
      <input type="checkbox" checked={on} indeterminate={mixed} onChange={(event) => onTick(event.currentTarget.checked)} />
      <span>
        {name}
        {remark === '' ? null : <span class="faint">{common.remark({ text: remark })}</span>}
      </span>
    </label>
  );
}

interface OneOfProps<T extends string> {
  /** Unique on the page. */
  readonly group: string;
  readonly options: readonly { readonly value: T; readonly name: string; readonly off?: boolean }[];
  readonly chosen: T;
  readonly onChoose: (option: T) => void;
}

/** One of a few options, all of them visible. */
export function OneOf<T extends string>({ group, options, chosen, onChoose }: OneOfProps<T>) {
  return (
    <>
      {options.map(({ value, name, off = false }) => (
        <label key={value} class="check">
          <input type="radio" name={group} checked={chosen === value} disabled={off} onChange={() => onChoose(value)} />
          {name}
        </label>
      ))}
    </>
  );
}

/** For a field that appears after a button press: moves the cursor to where the answer is typed. */
export function focusOnce(input: HTMLInputElement | null): void {
  if (input === null || input.dataset.asked === 'yes') return;
  input.dataset.asked = 'yes';
  input.focus();
  input.select();
}

/** Entries of the CRM to choose from, by name. */
export const named = <T extends Id>(list: readonly { readonly id: T; readonly name: string }[]) =>
  list.map(({ id, name }) => ({ value: id, name: name || String(id) }));

/** With the item if it was missing, otherwise without it. */
export const toggled = <T,>(all: readonly T[], item: T): T[] => (all.includes(item) ? all.filter((one) => one !== item) : [...all, item]);

interface ChoiceProps<T> {
  readonly label: string;
  /** The option for "no choice"; its value is undefined. */
  readonly none: string;
  readonly options: readonly { readonly value: T; readonly name: string }[];
  readonly chosen: T | undefined;
  readonly onChoose: (value: T | undefined) => void;
}

/** A drop-down over values of any type. The page's own values are positions, so that 1 and "1" stay distinct. */
export function Choice<T>({ label, none, options, chosen, onChoose }: ChoiceProps<T>) {
  const position = options.findIndex(({ value }) => value === chosen);
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={String(position)} onChange={(event) => onChoose(options[Number(event.currentTarget.value)]?.value)}>
          <option value="-1">{none}</option>
          {options.map(({ name }, i) => (
            <option key={name + String(i)} value={String(i)}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface PickedProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly nameOf: (option: T) => string;
  readonly onChoose: (option: T) => void;
}

/** One of several options, exactly one of which is always chosen. */
export function Picked<T extends string>({ label, options, chosen, nameOf, onChoose }: PickedProps<T>) {
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={chosen} onChange={(event) => onChoose(options.find((one) => one === event.currentTarget.value) ?? chosen)}>
          {options.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** null = the total is unknown. */
  readonly total: number | null;
}

export function Progress({ label, done, total }: ProgressProps) {
  const known = total !== null && total > 0;
  const percent = known ? Math.min(100, Math.round((100 * done) / total)) : 0;
  const range = known ? { 'aria-valuemin': 0, 'aria-valuemax': total, 'aria-valuenow': Math.min(done, total) } : {};
  return (
    <div class={known ? 'progress' : 'progress unknown'} role="progressbar" aria-label={label} {...range}>
      <div style={known ? { width: `${percent}%` } : {}} />
    </div>
  );
}
