// A user as scripts see one.

import { emulated } from './emulated';

export const userObject = (email: string): object => emulated('User', { getEmail: (): string => email, toString: (): string => email });
