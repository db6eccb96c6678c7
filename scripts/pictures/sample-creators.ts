// Creators with plain names, for pictures: the other invented ones test what names can do to a sheet.

import { writeFileSync } from 'node:fs';

export function writeSampleCreators(file: string): void {
  const lines = Array.from({ length: 60 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return `youtube,sample_creator_${number},Sample Creator ${number},Beauty,,US,${(index + 3) * 12_400},${(index + 2) * 4_100},${(index + 1) * 350},${index * 12}`;
  });
  writeFileSync(file, ['platform,handle,name,category,category_2,country,followers,avg_views,avg_likes,avg_comments', ...lines].join('\n'));
}
