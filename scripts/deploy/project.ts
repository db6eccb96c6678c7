// Which script project an environment stands for: a file beside the code that is not kept in the repository.

import { z } from 'zod';

export const ENVIRONMENTS = ['dev', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const projectFile = (env: Environment): string => `.clasp.${env}.json`;

/** What is pushed, from where. */
export const BUILT = 'dist';

const projectShape = z.object({ scriptId: z.string().regex(/^[\w-]{20,}$/), rootDir: z.string() });

/** The id that a project file names; null when there is no file or no id in it. */
export function scriptIdIn(text: string | null): string | null {
  try {
    return projectShape.parse(JSON.parse(text ?? '')).scriptId;
  } catch {
    return null;
  }
}

/**
 * The id in what a person pastes: the id alone, or the address of the project in the browser
 * (https://script.google.com/home/projects/ID/edit or https://script.google.com/d/ID/edit). null when there is none in it.
 */
export function scriptIdFrom(pasted: string): string | null {
  const id = /\/(?:projects|d)\/([\w-]+)/.exec(pasted)?.[1] ?? pasted.trim();
  return /^[\w-]{20,}$/.test(id) ? id : null;
}

export const projectText = (scriptId: string | undefined, rootDir: string): string => `${JSON.stringify({ scriptId, rootDir }, null, 2)}\n`;

export const editorOf = (scriptId: string): string => `https://script.google.com/home/projects/${scriptId}/edit`;
