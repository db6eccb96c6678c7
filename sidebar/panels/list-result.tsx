// What a matched list would bring: counts that expand to lists, unsent edits first, because they would be replaced.

import type { ListPreview } from '../../src/rpc/creators';
import { QuietButton } from '../components/button';
import { Banner, CountedLines, PlainList } from '../components/parts';
import { useWords } from '../components/words-context';

interface ListResultProps {
  readonly preview: ListPreview;
  /** Asks the CRM about the creators in a text, one per line. */
  readonly lookElsewhere: (text: string) => void;
}

export function ListResult({ preview, lookElsewhere }: ListResultProps) {
  const { creators, common } = useWords();
  const { match: t } = creators;
  const { elsewhere, ambiguous, notFound, unknown, overwrites } = preview;
  const overwritten = overwrites.map(({ creator, field }) => common.beside({ parts: [creator, common.field[field]] }));
  return (
    <>
      <h3>{t.matched({ n: preview.matched, total: preview.rows })}</h3>
      {overwrites.length === 0 ? null : (
        <Banner tone="warn" title={t.overwrites({ n: preview.overwritesTotal })}>
          <PlainList lines={overwritten.slice(0, 5)} />
          {overwritten.length > 5 ? (
            <CountedLines
              title={common.others({ n: preview.overwritesTotal - 5 })}
              lines={overwritten.slice(5)}
              more={preview.overwritesTotal - overwritten.length}
            />
          ) : null}
        </Banner>
      )}
      <CountedLines
        title={t.ambiguous({ n: preview.ambiguousTotal })}
        lines={ambiguous.map(({ row, text, creators }) => t.several({ row, text, names: creators }))}
        more={preview.ambiguousTotal - ambiguous.length}
      />
      <CountedLines
        title={t.notFound({ n: preview.notFoundTotal })}
        lines={notFound.map(t.place)}
        more={preview.notFoundTotal - notFound.length}
      />
      {preview.shortened === 0 ? null : (
        <Banner tone="warn" title={creators.add.shortened({ n: preview.shortened })}>
          {creators.add.shortenedWhat}
        </Banner>
      )}
      {elsewhere.n === 0 ? null : (
        <QuietButton onPress={() => lookElsewhere(elsewhere.text)}>
          {t.elsewhere({ ...elsewhere, seconds: common.span(elsewhere) })}
        </QuietButton>
      )}
      <CountedLines
        title={t.unknown({ n: preview.unknownTotal })}
        lines={unknown.map(({ text, field, times }) => t.unknownValue({ field: common.field[field], text, times }))}
        more={preview.unknownTotal - unknown.reduce((sum, { times }) => sum + times, 0)}
      />
      {preview.again === 0 ? null : <p class="faint">{t.twice({ n: preview.again })}</p>}
      {preview.formulas === 0 ? null : <p class="faint">{t.formulas({ n: preview.formulas })}</p>}
      {preview.cells === 0 && preview.matched > 0 && preview.unknownTotal === 0 ? <p>{t.nothing}</p> : null}
    </>
  );
}
