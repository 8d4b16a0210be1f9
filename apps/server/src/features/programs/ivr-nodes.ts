import type { Named } from './ivr-scheme.ts';

/** A type of node of an `ivr` program (contract 30 §17.1). */
export interface NodeKind {
  readonly name: string;
  /** The result that a link is for, from the word that the scheme writes beside it. */
  readonly resultOf: (word: string) => string;
  /** Fields of its data that name rows. */
  readonly names: readonly { readonly field: string; readonly table: Named['table'] }[];
  /** Fields of its data of which one at least must say something; empty: it needs none. */
  readonly needs: readonly string[];
}

/** Most nodes end in one way alone, whatever the link is called. */
const DONE = () => 'done';
const DIGIT_OR_TIMEOUT = (word: string) => (/^[0-9*#]$/.test(word) ? word : 'timeout');
const HUMAN_OR_MACHINE = (word: string) => (word.toLowerCase() === 'machine' ? 'machine' : 'human');
const SUCCESS_OR_FAILURE = (word: string) => {
  if (/^(success|sent|ok|true)$/i.test(word)) return 'success';
  return /^(failure|failed|fail|error|false)$/i.test(word) ? 'failure' : 'done';
};
const DONE_OR_TIMEOUT = (word: string) => (word.toLowerCase() === 'timeout' ? 'timeout' : 'done');

const recording = (field: string) => ({ field, table: 'recordings' }) as const;

function kind(
  name: string,
  names: NodeKind['names'] = [],
  resultOf: NodeKind['resultOf'] = DONE,
  needs: NodeKind['needs'] = [],
): NodeKind {
  return { name, resultOf, names, needs };
}

/** What sends something of the tenant's, or what is typed in the node itself. */
function sends(name: string, field: string, table: Named['table'], ...typed: readonly string[]): NodeKind {
  return kind(name, [{ field, table }], SUCCESS_OR_FAILURE, [field, ...typed]);
}

const START = kind('start');
const HANG_UP = kind('hangup');

const KINDS: ReadonlyMap<string, NodeKind> = new Map([
  ...[START, HANG_UP].map((one) => [one.name, one] as const),
  ['originate', START],
  ['disconnect', HANG_UP],
  ...[
    kind('voice_play', [recording('recording_id')]),
    kind('play_menu', [recording('message'), recording('recording_id')], DIGIT_OR_TIMEOUT),
    kind('input', [recording('recording_id')], DONE_OR_TIMEOUT),
    kind('record'),
    kind('transfer'),
    kind('amd', [], HUMAN_OR_MACHINE),
    kind('tts', [], DONE, ['text', 'message']),
    kind('say_alpha'),
    kind('say_digit'),
    kind('say_number'),
    kind('say_date'),
    kind('say_time'),
    kind('callerid_set'),
    sends('fax_send', 'document_id', 'documents'),
    sends('sms_send', 'text_id', 'texts', 'message', 'content', 'text'),
    sends('email_send', 'template_id', 'templates'),
    kind('dnc'),
    kind('log'),
    kind('wait'),
  ].map((one) => [one.name, one] as const),
]);

export function nodeKind(name: string): NodeKind | undefined {
  return KINDS.get(name);
}
