// The filters only the add-on can test: country, followers, email, and relative days.

import { useState } from 'preact/hooks';
import { AGES, type AgeWord, type Conditions } from '../../src/fields/filters';
import { Choice, Field, Picked } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Query } from '../machine/model';

type Where = NonNullable<Query['where']>;

export interface OwnFiltersProps {
  readonly where: Where;
  readonly setFilter: <F extends keyof Where>(name: F, said: Where[F] | undefined) => void;
}

/** What most people ask for first. */
const DAYS = 30;
const DAYS_LIMIT = 36_500;

export function OwnFilters({ where, setFilter }: OwnFiltersProps) {
  const { filters: t } = useWords();
  return (
    <>
      <Choice
        label={t.email}
        none={useWords().sidebar.choose.any}
        options={[
          { value: true, name: t.withEmail },
          { value: false, name: t.noEmail },
        ]}
        chosen={where.email}
        onChoose={(email) => setFilter('email', email)}
      />
      <Followers said={where.followers} onSay={(said) => setFilter('followers', said)} />
      <Countries said={where.countries} onSay={(said) => setFilter('countries', said)} />
      <Age label={t.changed} names={t.changedIs} said={where.changed} onSay={(said) => setFilter('changed', said)} />
      <Age label={t.created} names={t.createdIs} said={where.created} onSay={(said) => setFilter('created', said)} />
      {where.changed === undefined && where.created === undefined ? null : <p class="faint">{t.moving}</p>}
    </>
  );
}

interface SayProps<T> {
  readonly said: T | undefined;
  readonly onSay: (said: T | undefined) => void;
}

const numberOf = (text: string): number | undefined => (/^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined);

function Followers({ said = {}, onSay }: SayProps<Conditions['range']>) {
  const { filters: t } = useWords();
  const say = (from: number | undefined, to: number | undefined) =>
    onSay(from === undefined && to === undefined ? undefined : { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
  const input = (value: number | undefined, onNumber: (n: number | undefined) => void) => (id: string) => (
    <input id={id} type="number" min="0" step="1" value={value ?? ''} onInput={(event) => onNumber(numberOf(event.currentTarget.value))} />
  );
  return (
    <div class="pair">
      <Field label={t.followersFrom}>{input(said.from, (from) => say(from, said.to))}</Field>
      <Field label={t.followersTo}>{input(said.to, (to) => say(said.from, to))}</Field>
    </div>
  );
}

const inParts = (text: string): readonly string[] =>
  text
    .split(/[,，、;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function Countries({ said, onSay }: SayProps<Conditions['texts']>) {
  const { filters: t, common } = useWords();
  const [written, setWritten] = useState('');
  const known = said?.of ?? [];
  // Text being typed stays as it is, including a trailing comma, as long as it means the same choice.
  const text = inParts(written).join('\n') === known.join('\n') ? written : known.join(common.comma);
  const say = (typed: string) => {
    setWritten(typed);
    const of = inParts(typed);
    onSay(of.length === 0 ? undefined : { is: said?.is ?? 'any', of });
  };
  return (
    <>
      <Field label={t.countries}>
        {(id) => <input id={id} type="text" maxLength={400} value={text} onInput={(event) => say(event.currentTarget.value)} />}
      </Field>
      <p class="faint">{t.countriesHint}</p>
      {said === undefined ? null : (
        <Picked
          label={t.countriesAre}
          options={['any', 'none'] as const}
          chosen={said.is === 'none' ? 'none' : 'any'}
          nameOf={(one) => t.is[one]}
          onChoose={(is) => onSay({ ...said, is })}
        />
      )}
    </>
  );
}

interface AgeProps extends SayProps<Conditions['age']> {
  readonly label: string;
  readonly names: Readonly<Record<AgeWord, string>>;
}

function Age({ label, names, said, onSay }: AgeProps) {
  const { sidebar, filters: t } = useWords();
  /** Days that are not a number yet; the choice waits for them. */
  const [begun, setBegun] = useState<{ readonly is: AgeWord; readonly text: string } | null>(null);
  const shown = said === undefined ? begun : { is: said.is, text: String(said.days) };
  const say = (is: AgeWord, text: string) => {
    const days = numberOf(text) ?? 0;
    const fits = days >= 1 && days <= DAYS_LIMIT;
    setBegun(fits ? null : { is, text });
    onSay(fits ? { is, days } : undefined);
  };
  const choose = (is: AgeWord | undefined) => {
    if (is !== undefined) return say(is, shown === null || shown.text === '' ? String(DAYS) : shown.text);
    setBegun(null);
    onSay(undefined);
  };
  return (
    <>
      <Choice
        label={label}
        none={sidebar.choose.any}
        options={AGES.map((value) => ({ value, name: names[value] }))}
        chosen={shown?.is}
        onChoose={choose}
      />
      {shown === null ? null : (
        <Field label={t.daysOf({ what: label })}>
          {(id) => (
            <input
              id={id}
              type="number"
              min="1"
              max={DAYS_LIMIT}
              step="1"
              value={shown.text}
              onInput={(event) => say(shown.is, event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </>
  );
}
