// Invents creators, and what a team has noted about any creator; identical at every start.

import { creatorIdOf } from '../../contract/records';
import type { Chance } from './chance';
import type { Channel, Creator, Lists } from './model';
import { countries, nameEndings, noteSamples, oddCreatorIds, platforms, rareNameEndings } from './samples';

const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The day on which the sandbox's history begins; channels are added and changed during the following ninety days. */
const epoch = Date.UTC(2026, 0, 5, 8);
const historyMinutes = 90 * 24 * 60;

/**
 * `count` creators, numbered from `first`. Ids are opaque and URL-safe; one in forty begins with `-`, and with `odd` the first ones look
 * like numbers, booleans or dates.
 */
export function inventCreators(chance: Chance, count: number, first: number, odd: boolean): Creator[] {
  const taken = new Set<string>(odd ? oddCreatorIds : []);
  return Array.from({ length: count }, (_, index) => {
    const creatorId = (odd ? oddCreatorIds[index] : undefined) ?? freshId(chance, taken, index % 40 === 7);
    return inventCreator(chance, creatorId, first + index);
  });
}

function freshId(chance: Chance, taken: Set<string>, dash: boolean): string {
  for (;;) {
    const letters = Array.from({ length: 16 + chance.below(13) }, () => urlSafe[chance.below(urlSafe.length)]).join('');
    const id = dash ? `-${letters}` : letters;
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

function inventCreator(chance: Chance, creatorId: string, number: number): Creator {
  const digits = String(number).padStart(4, '0');
  const platform = chance.pick(platforms);
  return {
    creatorId: creatorIdOf(creatorId),
    platform,
    name: `Sample Creator ${digits} · ${nameEnding(number)}`,
    handle: `@sample_${digits}`,
    channelLink: `https://example.com/${platform}/sample_${digits}`,
    followers: chance.happens(0.03) ? null : Math.floor(10 ** (2 + chance.next() * 6)),
    country: chance.pick(countries),
  };
}

function nameEnding(number: number): string {
  const [endings, place] = number % 10 === 0 ? [rareNameEndings, number / 10] : [nameEndings, number];
  return endings[place % endings.length] ?? '';
}

/** A channel for a creator: how far the team has got with them. */
export function inventChannel(chance: Chance, creator: Creator, lists: Lists): Channel {
  const createdAt = epoch + chance.below(historyMinutes) * 60_000;
  const updatedAt = createdAt + chance.below(historyMinutes) * 60_000;
  const mailbox = `sample-${creator.creatorId.replace(/[^\w]/g, '').slice(0, 12).toLowerCase() || 'x'}`;
  return {
    ...creator,
    status: chance.pick(lists.statuses).id,
    labels: chance.some(lists.labels, 1.6 / lists.labels.length).map(({ id }) => id),
    owner: chance.happens(0.8) ? chance.pick(lists.members).id : null,
    email: chance.happens(0.6) ? `${mailbox}@example.com` : '',
    contactLink: chance.happens(0.4) ? `https://example.com/contact/${mailbox}?from=crm&lang=en` : '',
    notes: chance.happens(0.5) ? chance.pick(noteSamples) : '',
    archived: false,
    groups: chance.happens(0.2) ? [chance.pick(lists.groups).id] : [],
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
