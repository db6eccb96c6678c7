// Which wire types the product can read a value from, and send one as.

/** The kind of value the product makes from an answer -> the wire types it can be made from. */
export const READ_FROM = {
  text: ['text', 'time', 'choice', 'number', 'boolean', 'id'],
  code: ['text'],
  number: ['number', 'text'],
  flag: ['boolean', 'number', 'text'],
  word: ['choice'],
  id: ['id'],
  ids: ['ids'],
  creators: ['ids'],
  json: ['json'],
  one: ['one'],
  many: ['many'],
} as const;

/** The kind of value the product sends -> the wire types it can be sent as. */
export const SENT_AS = {
  text: ['text'],
  time: ['time', 'text'],
  number: ['number', 'text'],
  flag: ['boolean'],
  word: ['choice'],
  id: ['id'],
  ids: ['ids'],
  creators: ['ids'],
  json: ['json'],
  file: ['file'],
  one: ['one'],
} as const;
