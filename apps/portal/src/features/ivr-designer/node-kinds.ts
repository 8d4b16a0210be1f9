/** How a field of a node is entered. */
export type FieldKind =
  | 'recording'
  | 'document'
  | 'text'
  | 'template'
  | 'extension'
  | 'phone'
  | 'line'
  | 'lines'
  | 'language'
  | 'moment'
  | 'seconds'
  | 'count';

/** A field of a node's data. */
export interface NodeField {
  /** What it is written as, before other names that designers have given it. */
  readonly names: readonly [FieldName, ...string[]];
  readonly kind: FieldKind;
  /** The node does nothing without it. */
  readonly required?: boolean;
  /** It counts only where this other one is empty. */
  readonly unless?: FieldName;
  /** Of numbers: what an empty one means, and the highest. */
  readonly usual?: number;
  readonly most?: number;
}

export type FieldName =
  | 'recording_id'
  | 'message'
  | 'key_timeout'
  | 'variable'
  | 'max_digits'
  | 'max_duration'
  | 'extension'
  | 'number'
  | 'text'
  | 'language'
  | 'voice'
  | 'digit'
  | 'date'
  | 'time'
  | 'callerid'
  | 'document_id'
  | 'text_id'
  | 'template_id'
  | 'seconds';

export type NodeType =
  | 'start'
  | 'hangup'
  | 'voice_play'
  | 'play_menu'
  | 'input'
  | 'record'
  | 'transfer'
  | 'amd'
  | 'tts'
  | 'say_alpha'
  | 'say_digit'
  | 'say_number'
  | 'say_date'
  | 'say_time'
  | 'callerid_set'
  | 'fax_send'
  | 'sms_send'
  | 'email_send'
  | 'dnc'
  | 'log'
  | 'wait';

/** Results that a node may end with beside keys. */
export type FixedResult = 'done' | 'timeout' | 'human' | 'machine' | 'success' | 'failure';

export interface NodeKind {
  readonly type: NodeType;
  /** Without any the call is over. */
  readonly results: readonly FixedResult[];
  /** Keys that may be pressed are results as well. */
  readonly keys: boolean;
  readonly fields: readonly NodeField[];
}

/** Keys of a menu, in the order in which they are offered. */
export const KEYS: readonly string[] = [...'1234567890*#'];

const kind = (
  type: NodeType,
  fields: readonly NodeField[] = [],
  { results = ['done'], keys = false }: Partial<Pick<NodeKind, 'results' | 'keys'>> = {},
): NodeKind => ({ type, results, keys, fields });

const text = (field: FieldName, ...others: string[]): NodeField => ({
  names: [field, ...others],
  kind: 'line',
  required: true,
});
/** Whatever became of it, where no link is for that. */
const SENT_OR_NOT = { results: ['done', 'success', 'failure'] as const };
const keyTimeout: NodeField = { names: ['key_timeout', 'timeout'], kind: 'seconds', usual: 10, most: 600 };

/** Every type of node (contract 30 §17.1) with what it takes and how it may end. */
export const NODE_KINDS: readonly NodeKind[] = [
  kind('start'),
  kind('voice_play', [{ names: ['recording_id', 'message'], kind: 'recording', required: true }]),
  kind('tts', [
    { names: ['text', 'message'], kind: 'lines', required: true },
    { names: ['language'], kind: 'language' },
    { names: ['voice'], kind: 'line' },
  ]),
  kind('say_number', [text('number', 'text', 'value')]),
  kind('say_digit', [text('digit', 'digits', 'text', 'value')]),
  kind('say_alpha', [text('text', 'alpha', 'value')]),
  kind('say_date', [{ names: ['date', 'text', 'value'], kind: 'moment' }]),
  kind('say_time', [{ names: ['time', 'text', 'value'], kind: 'moment' }]),
  kind('play_menu', [{ names: ['message', 'recording_id'], kind: 'recording', required: true }, keyTimeout], {
    results: ['timeout'],
    keys: true,
  }),
  kind(
    'input',
    [
      { names: ['recording_id', 'message'], kind: 'recording' },
      { names: ['variable', 'name'], kind: 'line' },
      { names: ['max_digits', 'digits', 'length'], kind: 'count', usual: 32, most: 32 },
      keyTimeout,
    ],
    { results: ['done', 'timeout'] },
  ),
  kind('record', [{ names: ['max_duration'], kind: 'seconds', usual: 120, most: 120 }]),
  kind('amd', [], { results: ['human', 'machine'] }),
  kind('transfer', [
    { names: ['extension'], kind: 'extension' },
    { names: ['number', 'destination'], kind: 'phone', required: true, unless: 'extension' },
  ]),
  kind('callerid_set', [{ names: ['callerid', 'caller_id', 'number'], kind: 'phone', required: true }]),
  kind('wait', [{ names: ['seconds'], kind: 'seconds', usual: 1, most: 600 }]),
  kind('hangup', [], { results: [] }),
  kind(
    'sms_send',
    [
      { names: ['text_id'], kind: 'text' },
      { names: ['message', 'content', 'text'], kind: 'lines', required: true, unless: 'text_id' },
    ],
    SENT_OR_NOT,
  ),
  kind('email_send', [{ names: ['template_id'], kind: 'template', required: true }], SENT_OR_NOT),
  kind('fax_send', [{ names: ['document_id'], kind: 'document', required: true }], SENT_OR_NOT),
  kind('dnc'),
  kind('log', [text('text', 'message', 'log')]),
];

/** Types as older designers call them. */
const SAME: Readonly<Record<string, NodeType>> = { originate: 'start', disconnect: 'hangup' };

/** Undefined: the type is not known here. */
export function nodeKind(type: string): NodeKind | undefined {
  const name = Object.hasOwn(SAME, type) ? SAME[type] : type;
  return NODE_KINDS.find((one) => one.type === name);
}

/** Words that designers have for results. */
const WORDS: Readonly<Record<string, FixedResult>> = {
  sent: 'success',
  ok: 'success',
  true: 'success',
  failed: 'failure',
  fail: 'failure',
  error: 'failure',
  false: 'failure',
};

/** The result that a link is for, whatever word stands beside it. */
export function resultOf({ results, keys }: NodeKind, word: string): string {
  if (keys && KEYS.includes(word)) return word;
  const said = word.toLowerCase();
  const meant = Object.hasOwn(WORDS, said) ? WORDS[said] : said;
  return results.find((one) => one === meant) ?? results[0] ?? 'done';
}
