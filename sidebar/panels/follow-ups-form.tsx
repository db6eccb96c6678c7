// The columns that follow-ups use, and the rule with its editable parts.

import type { FollowUpRule, FollowUpsLook, OwnName } from '../../src/rpc/follow-ups';
import { FOLLOW_UP_COLUMNS } from '../../src/rpc/follow-ups';
import { QuietButton } from '../components/button';
import { Choice, Field, Fold, named, Tick, toggled } from '../components/parts';
import { useWords } from '../components/words-context';
import { columnsIn } from './due-report';

export type Headings = Readonly<Partial<Record<OwnName, string>>>;

/** The most common numbers of days. */
const PRESETS = [3, 5] as const;

interface FormProps {
  readonly look: FollowUpsLook;
  readonly headings: Headings;
  readonly rule: FollowUpRule;
  readonly onHeadings: (change: Headings) => void;
  readonly onRule: (rule: FollowUpRule) => void;
}

export function RuleForm({ look, headings, rule, onHeadings, onRule }: FormProps) {
  const { followUps: t } = useWords().panels;
  const missing = FOLLOW_UP_COLUMNS.some((name) => !headings[name]);
  const options = look.headings.map((heading) => ({ value: heading, name: heading }));
  const columns = columnsIn(look, headings);
  const names = look.statuses.filter(({ id }) => rule.statuses.includes(id)).map(({ name }) => name);
  return (
    <>
      <Fold title={t.columns} open={missing}>
        <p class="faint">{t.about}</p>
        {FOLLOW_UP_COLUMNS.map((name) => (
          <Choice
            key={name}
            label={look.names[name]}
            none={t.makeNew({ heading: look.names[name] })}
            options={options}
            chosen={headings[name]}
            onChoose={(heading) => onHeadings({ [name]: heading ?? '' })}
          />
        ))}
        <Choice
          label={t.answered}
          none={t.none}
          options={options}
          chosen={headings.answered}
          onChoose={(heading) => onHeadings({ answered: heading ?? '' })}
        />
      </Fold>
      {missing ? null : (
        <Fold title={t.rule} open={look.found === null}>
          <RuleParts look={look} columns={columns} rule={rule} onRule={onRule} />
        </Fold>
      )}
      {missing ? null : (
        <p>
          {t.inWords({
            names,
            most: rule.most,
            days: rule.days,
            answered: headings.answered || null,
            columns,
          })}
        </p>
      )}
    </>
  );
}

interface PartsProps extends Pick<FormProps, 'look' | 'rule' | 'onRule'> {
  readonly columns: ReturnType<typeof columnsIn>;
}

function RuleParts({ look, columns, rule, onRule }: PartsProps) {
  const { followUps: t } = useWords().panels;
  return (
    <>
      <fieldset class="scope">
        <legend>{t.status}</legend>
        {named(look.statuses).map(({ value, name }) => (
          <Tick
            key={`${typeof value}${value}`}
            name={name}
            on={rule.statuses.includes(value)}
            onTick={() => onRule({ ...rule, statuses: toggled(rule.statuses, value) })}
          />
        ))}
      </fieldset>
      <NumberField label={t.most} least={1} value={rule.most} onChange={(most) => onRule({ ...rule, most })} />
      <NumberField label={t.days({ columns })} least={0} value={rule.days} onChange={(days) => onRule({ ...rule, days })} />
      <div class="links">
        {PRESETS.map((days) => (
          <QuietButton key={days} onPress={() => onRule({ ...rule, days })}>
            {t.preset({ days })}
          </QuietButton>
        ))}
      </div>
    </>
  );
}

/** The server's maximum. */
const MOST = 1_000;

interface NumberFieldProps {
  readonly label: string;
  readonly least: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Text that is not such a number changes nothing. */
function NumberField({ label, least, value, onChange }: NumberFieldProps) {
  const typed = (text: string) => {
    const number = Number(text);
    if (text !== '' && Number.isInteger(number) && number >= least && number <= MOST) onChange(number);
  };
  return (
    <Field label={label}>
      {(id) => <input id={id} type="number" min={least} max={MOST} value={value} onInput={(event) => typed(event.currentTarget.value)} />}
    </Field>
  );
}
