// Which script project an environment stands for: a file next to the code that is not in the repository.

import { z } from 'zod';

export const ENVIRONMENTS = ['dev', 'prod'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

export const projectFile = (env: Environment): string => `.clasp.${env}.json`;

/** What is pushed, and from where. */
export const BUILT = 'dist';

const projectShape = z.object({ scriptId: z.string().regex(/^[\w-]{20,}$/), rootDir: z.string() });

/** The id in a project file; null if there is no file or no id in it. */
export function scriptIdIn(text: string | null): string | null {
  try {
    return projectShape.parse(JSON.parse(text ?? '')).scriptId;
  } catch {
    return null;
  }
}

/**
 * The id in what a person pastes: the id alone, or the project's address in the browser
 * (https://script.google.com/home/projects/ID/edit or https://script.google.com/d/ID/edit). null if it contains none.
 */
export function scriptIdFrom(pasted: string): string | null {
  const id = /\/(?:projects|d)\/([\w-]+)/.exec(pasted)?.[1] ?? pasted.trim();
  return /^[\w-]{20,}$/.test(id) ? id : null;
}

export const projectText = (scriptId: string | undefined, rootDir: string): string => `${JSON.stringify({ scriptId, rootDir }, null, 2)}\n`;

export const editorOf = (scriptId: string): string => `https://script.google.com/home/projects/${scriptId}/edit`;
