// The sandbox CRM's door on the host: its contents and load, a colleague, a broken connection.

import type { ColleagueDid, DoorView, SeenStatus } from '../protocol';

const DOOR = '/crm/sandbox/door';

/** null = the host did not give such an answer. */
export const readDoor = (): Promise<DoorView | null> => asked(fetch(DOOR));

export const letColleagueChange = (seen: readonly SeenStatus[]): Promise<ColleagueDid | null> => asked(post('colleague', { seen }));
export const breakConnection = (times: number): Promise<DoorView | null> => asked(post('break', { times }));
export const mendConnection = (): Promise<DoorView | null> => asked(post('mend', {}));

/** Fires every timer of the spreadsheet now; returns their number. */
export async function runTimers(): Promise<number> {
  const answer = await asked<{ readonly fired: number }>(
    fetch('/api/timers', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
  );
  return answer?.fired ?? 0;
}

const post = (what: string, body: object): Promise<Response> =>
  fetch(`${DOOR}/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

async function asked<T>(coming: Promise<Response>): Promise<T | null> {
  try {
    const answer = await coming;
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
