// How much one step of a mutation may hold.

import { inChunks } from '../../sync/chunks';

/** A step may name everyone in a group: 392,000 characters are some 10,000 creators with ids of 36 characters. */
export const PIECES = 8;

/** Reserved for everything but a step's subject and body, with room to spare. */
const REST_OF_STEP = 4_000;

/** Whether a step with this content can be stored, whatever its outcome. */
export const fitsStep = (content: object): boolean => inChunks(JSON.stringify(content) + ' '.repeat(REST_OF_STEP), PIECES) !== null;
