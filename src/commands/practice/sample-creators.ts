// The creators of a practice, plainly invented.

import { creatorIdOf } from '../../../contract/records';
import type { PracticeChannel, PracticeRecord } from '../../crm/practice/record';
import type { Words } from '../../text/en';

/** Enough to sort and filter, few enough to see at once. */
const CREATORS = 16;
/** Additional creators that can be added. */
const CREATABLE = 2;

/** One the CRM refuses to change, so that people see a refusal. */
const LOCKED = 5;

const PLATFORMS = ['youtube', 'instagram', 'tiktok'];
const COUNTRIES = ['US', 'GB', 'DE', 'BR'];

/** The same for everyone who practices in this language. `now`: milliseconds since 1970. */
export function sampleCrm({ practice }: Words, now: number): PracticeRecord {
  const [first, second] = practice.notes;
  const at = new Date(now).toISOString();
  const all = Array.from({ length: CREATORS + CREATABLE }, (_, i): PracticeChannel => {
    const n = String(i + 1).padStart(2, '0');
    return {
      creatorId: creatorIdOf(`practice-${n}`),
      platform: PLATFORMS[i % PLATFORMS.length] ?? '',
      name: practice.creator({ n }),
      handle: `@sample-creator-${n}`,
      channelLink: `https://example.com/sample-creator-${n}`,
      followers: 1_000 * ((i * 37) % 90) + 4_200,
      country: COUNTRIES[i % COUNTRIES.length] ?? '',
      status: (i % practice.statuses.length) + 1,
      labels: i % 3 === 2 ? [] : [`practice-label-${(i % 3) + 1}`],
      owner: i % 4 === 3 ? null : `practice-member-${'ab'[i % 2]}`,
      email: i % 5 === 4 ? '' : `sample-creator-${n}@example.com`,
      contactLink: '',
      notes: i === LOCKED ? practice.lockedNote : i % 4 === 0 ? first : i % 6 === 1 ? second : '',
      archived: false,
      locked: i === LOCKED,
      createdAt: at,
      updatedAt: at,
    };
  });
  return {
    channels: all.slice(0, CREATORS),
    // A newly added creator only has what the platform knows.
    creatable: all.slice(CREATORS).map((one) => ({ ...one, status: 1, labels: [], owner: null, email: '', notes: '' })),
    statuses: practice.statuses.map((name, i) => ({ id: i + 1, name })),
    members: ['a', 'b'].map((letter) => ({ id: `practice-member-${letter}`, name: practice.member({ letter: letter.toUpperCase() }) })),
    labels: practice.labels.map((name, i) => ({ id: `practice-label-${i + 1}`, name })),
    answered: [],
  };
}
