// Which types of the wire the product can read a value from, and send one as.

/** What the product makes of a value in an answer -> the types of the wire that it can be made of. */
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

/** What the product has to send -> the types of the wire that it can be sent as. */
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
