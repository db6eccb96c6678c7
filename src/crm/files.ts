// Workbooks from and for the CRM: exports, the template and report of an import, and the import itself.

import type { CrmFile, Export, Id, ImportAnswer, ImportItem, Json, Page } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import type { CrmQuery } from '../fields/filters';
import { openRow, readPage, rowAfterWrite } from './answers';
import { attempt, isObject, Row, shapeOf, unknownShape } from './codec';
import type { Ask } from './exchange';
import type { FormFile } from './form';
import { pageValues } from './limits';
import { type Answer, problemOf } from './problems';
import { queryValues, unknownFilter } from './query';

/** The parts of the CRM that answer with files or take one. `key` is the Idempotency-Key of that very request. */
export interface FilesCrm {
  /** Starts writing a workbook of these channels; null = accepted, but answered without the export. */
  createExport(query: CrmQuery, key: string): Answer<Export | null>;
  /** One page, in the CRM's order; `page` is 1-based. */
  exports(page: number): Answer<Page<Export>>;
  /** null = the CRM says it does not exist. */
  getExport(id: Id): Answer<Export | null>;
  /** The problem is `not-ready` while the CRM is still writing it. */
  downloadExport(id: Id): Answer<CrmFile>;
  importTemplate(language: 'en' | 'zh'): Answer<CrmFile>;
  /** Sends a workbook. `overwrite` = existing channels take the workbook's values. */
  importChannels(file: FormFile, overwrite: boolean, key: string): Answer<ImportAnswer>;
  /** The CRM's own workbook about rows it did not take: those that failed, or already existed. The list is sent back as it came. */
  importReport(of: keyof ImportAnswer['raw'], raw: Json): Answer<CrmFile>;
}

export function filesCrm(ask: Ask, contract: Contract): FilesCrm {
  const link = (operation: OperationName) => (data: Json | undefined, workbook: CrmFile | null) =>
    workbook ?? readLink(contract, operation, data);
  return {
    createExport: (query, key) =>
      unknownFilter(contract, query)
        ? { ok: false, problem: problemOf('refused', false) }
        : ask({ operation: 'createExport', values: queryValues(contract, query), changes: true, idempotencyKey: key }, (data) =>
            rowAfterWrite(contract, 'createExport', data, readExport),
          ),
    exports: (page) =>
      ask({ operation: 'listExports', values: pageValues(contract, 'listExports', page) }, (data) =>
        readPage(contract, 'listExports', data, page, readExport),
      ),
    getExport: (id) =>
      absentAsNull(
        ask({ operation: 'getExport', path: { exportId: String(id) } }, (data) => readExport(openRow(contract, 'getExport', data))),
      ),
    downloadExport: (id) => ask({ operation: 'downloadExport', path: { exportId: String(id) } }, link('downloadExport')),
    importTemplate: (language) => ask({ operation: 'importTemplate', values: { language } }, link('importTemplate')),
    importChannels: (file, overwrite, key) =>
      ask({ operation: 'importChannels', values: { file, overwrite }, changes: true, idempotencyKey: key }, (data) =>
        readImport(contract, openRow(contract, 'importChannels', data)),
      ),
    importReport: (of, raw) => ask({ operation: 'importReport', values: { [of]: raw } }, link('importReport')),
  };
}

/** Turns "not found" from a problem into an answer. */
export function absentAsNull<T>(answer: Answer<T>): Answer<T | null> {
  if (answer.ok || answer.problem.kind !== 'not-found') return answer;
  return { ok: true, value: null, requestId: answer.problem.requestId };
}

function readLink(contract: Contract, operation: OperationName, data: Json | undefined): CrmFile {
  const url = typeof data === 'string' ? data : (openRow(contract, operation, data).text('url') ?? '');
  return url.startsWith('https://') ? { kind: 'link', url } : unknownShape('data has no https address');
}

const STATES: readonly Export['status'][] = ['working', 'ready', 'failed', 'expired'];

function readExport(row: Row): Export {
  const status = row.text('status');
  return {
    id: row.id('id'),
    status: STATES.find((state) => state === status) ?? 'unknown',
    kind: row.text('kind') ?? '',
    name: row.text('name') ?? '',
    rows: row.number('rows') ?? null,
    createdAt: row.text('createdAt') ?? '',
    expiresAt: row.text('expiresAt') ?? '',
    reason: row.text('reason') ?? '',
  };
}

function readImport(contract: Contract, row: Row): ImportAnswer {
  const failed = row.raw('failed');
  const repeated = row.raw('repeated');
  return {
    created: row.number('created') ?? null,
    failed: itemsOf(contract, failed, 'failed'),
    repeated: itemsOf(contract, repeated, 'repeated'),
    raw: { failed: failed ?? [], repeated: repeated ?? [] },
  };
}

/**
 * Items are for people to read, and the import has already happened, so every item is kept whatever its form. Anything but a list is an
 * unknown shape, and an absent list does not mean "none".
 */
function itemsOf(contract: Contract, list: Json | undefined, where: string): readonly ImportItem[] | null {
  if (list === undefined || list === null) return null;
  if (!Array.isArray(list)) return unknownShape(`data.${where} is not a list`);
  return list.map((item: Json): ImportItem => {
    if (!isObject(item)) return { row: null, reason: typeof item === 'string' ? item : JSON.stringify(item), extras: {} };
    const read = attempt(() => {
      const row = new Row(contract, shapeOf(contract, 'importItem'), item, where);
      return { row: row.number('row') ?? null, reason: row.text('reason') ?? '', extras: row.rest() };
    });
    return read.ok ? read.value : { row: null, reason: '', extras: item };
  });
}
