// How a problem of the key leads to the form for another one, from whatever shows the problem.

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Leaves the stored key for the form; null = there is none, or the page has no such form. */
type OtherKey = (() => void) | null;

const OtherKeyContext = createContext<OtherKey>(null);

export const OtherKeyProvider = OtherKeyContext.Provider;

export const useOtherKey = (): OtherKey => useContext(OtherKeyContext);
