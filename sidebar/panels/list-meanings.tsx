// Values of a list that the CRM does not have: what each of them means, once for all its rows.

import { isListed } from '../../src/fields/fields';
import type { ListAsked, ListPreview } from '../../src/rpc/creators';
import { canBeCreated } from '../../src/rpc/limits';
import { QuietButton } from '../components/button';
import { Choice } from '../components/parts';
import { useWords } from '../components/words-context';

interface ListMeaningsProps {
  readonly preview: ListPreview;
  readonly asked: ListAsked;
  readonly look: (asking: ListAsked) => void;
  readonly createLabel: (name: string) => void;
}

export function ListMeanings({ preview, asked, look, createLabel }: ListMeaningsProps) {
  const { creators, common, panels } = useWords();
  const { match: t } = creators;
  const { choices, unknown, header, columns } = preview;
  const open = unknown.map(({ field, text, times }) => ({ field, text, times, as: undefined }));
  const given = asked.means.map((one) => ({ ...one, times: 0 }));
  const all = [...given, ...open].filter(({ field }) => choices.some((one) => one.field === field));
  if (all.length === 0) return null;
  const roles = columns.map(({ role }) => role);
  return (
    <div class="filters">
      <p>{t.meanings}</p>
      {all.map(({ field, text, times, as }) => (
        <div key={`${field} ${text}`}>
          <Choice
            label={t.unknownValue({ field: common.field[field], text, times: Math.max(1, times) })}
            none={t.meansNothing}
            options={(choices.find((one) => one.field === field)?.names ?? []).map((name) => ({ value: name, name }))}
            chosen={as}
            onChoose={(chosen) => {
              const others = asked.means.filter((one) => one.field !== field || one.text !== text);
              const means = chosen === undefined || !isListed(field) ? others : [...others, { field, text, as: chosen }];
              look({ ...asked, header, roles, means });
            }}
          />
          {as === undefined && field === 'labels' && canBeCreated(text) ? (
            <QuietButton onPress={() => createLabel(text)}>{panels.labels.create({ name: text })}</QuietButton>
          ) : null}
        </div>
      ))}
    </div>
  );
}
