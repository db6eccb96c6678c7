// Creators from a CSV file with the columns platform, handle, name, country and followers; other columns are ignored.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { creatorIdOf } from '../../contract/records';
import { type Creator, SandboxProblem } from './model';

interface CreatorFile {
  readonly creators: readonly Creator[];
  readonly rows: number;
  /** Rows with the platform and handle of an earlier row, or without them. */
  readonly repeated: number;
  /** Creators without a name; their handle is used instead. */
  readonly nameless: number;
  readonly unknownFollowers: number;
  /** Countries that were blank, a dash or a number. */
  readonly unknownCountries: number;
}

const columns = ['platform', 'handle', 'name', 'country', 'followers'] as const;
type Line = Readonly<Record<(typeof columns)[number], string>>;

/** Throws a SandboxProblem of kind `bad-csv` if the file is missing, is not CSV or lacks a column. */
export function readCreators(file: string): CreatorFile {
  const lines = linesOf(file);
  const distinct = firstOfEach(lines);
  const creators = distinct.map(creatorOf);
  return {
    creators,
    rows: lines.length,
    repeated: lines.length - creators.length,
    nameless: distinct.filter(({ name }) => name.trim() === '').length,
    unknownFollowers: creators.filter(({ followers }) => followers === null).length,
    unknownCountries: creators.filter(({ country }) => country === '').length,
  };
}

function linesOf(file: string): readonly Line[] {
  const bad = (what: string): SandboxProblem => new SandboxProblem('bad-csv', `The file of creators ${file} ${what}.`);
  let lines: readonly Line[];
  try {
    lines = parse<Line>(readFileSync(file), { bom: true, columns: true, skip_empty_lines: true });
  } catch (error) {
    const missing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
    throw bad(missing ? 'does not exist' : `cannot be read: ${String(error)}`);
  }
  const [first] = lines;
  if (!first) throw bad('has no creators');
  const missing = columns.filter((column) => !(column in first));
  if (missing.length > 0) throw bad(`has no column ${missing.join(', ')}`);
  return lines;
}

function firstOfEach(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ platform, handle }) => {
    const name = `${platform}\0${handle}`;
    if (platform === '' || handle === '' || seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}

/** The id is a digest of platform and handle: the same creator has the same id in every store. */
function creatorOf({ platform, handle, name, country, followers }: Line): Creator {
  const creatorId = creatorIdOf(createHash('sha256').update(`${platform}\0${handle}`).digest('base64url').slice(0, 22));
  return {
    creatorId,
    platform,
    name: name.trim() === '' ? handle : name,
    handle,
    channelLink: `https://example.com/${encodeURIComponent(platform)}/${encodeURIComponent(handle)}`,
    followers: /^\d{1,12}$/.test(followers.trim()) ? Number(followers) : null,
    country: /^[-\s]*$|^[\d.]/.test(country) ? '' : country,
  };
}
