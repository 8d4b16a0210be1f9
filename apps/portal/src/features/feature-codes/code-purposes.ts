/** What codes are good for, in the order in which they are shown. */
export const PURPOSES = [
  'own',
  'voicemail',
  'taking',
  'calling',
  'talking',
  'agents',
  'tests',
  'special',
  'flows',
] as const;

export type Purpose = (typeof PURPOSES)[number];

/** What is dialled behind a code. */
export type Behind = 'extension' | 'number' | 'mailbox' | 'agent' | 'group' | 'queue' | 'slot' | 'contact';

/** Built-in codes (contract 20 §12.3): their purpose, and what is dialled behind them; in brackets where it is asked for. */
const CODES = {
  forward_all_on: ['own', '[number]'],
  forward_all_off: ['own', ''],
  forward_all_toggle: ['own', ''],
  do_not_disturb: ['own', ''],
  do_not_disturb_on: ['own', ''],
  do_not_disturb_off: ['own', ''],
  do_not_disturb_toggle: ['own', ''],
  follow_me_toggle: ['own', ''],
  wake_up: ['own', ''],
  hot_desk_login: ['own', ''],
  hot_desk_logout: ['own', ''],
  own_voicemail: ['voicemail', ''],
  any_voicemail: ['voicemail', ''],
  any_voicemail_by_number: ['voicemail', ''],
  voicemail_of: ['voicemail', 'mailbox'],
  leave_message: ['voicemail', 'mailbox'],
  group_pickup: ['taking', ''],
  pickup: ['taking', '[extension]'],
  pickup_polycom: ['taking', 'extension'],
  park: ['taking', ''],
  park_slot: ['taking', 'slot'],
  call_return: ['calling', ''],
  redial: ['calling', ''],
  speed_dial: ['calling', '[contact]'],
  withhold_caller_id: ['calling', '[number]'],
  directory: ['calling', ''],
  operator: ['calling', ''],
  page: ['calling', 'extension'],
  page_group: ['calling', ''],
  conference_call: ['calling', '[extension]'],
  blind_transfer: ['talking', ''],
  attended_transfer: ['talking', ''],
  record_toggle: ['talking', ''],
  record_mask: ['talking', ''],
  record_unmask: ['talking', ''],
  move_to_conference: ['talking', ''],
  agent_toggle: ['agents', ''],
  agent_toggle_by_id: ['agents', 'agent'],
  agent_login: ['agents', ''],
  agent_break: ['agents', ''],
  queue_waiting: ['agents', '[queue]'],
  echo: ['tests', ''],
  echo_delayed: ['tests', ''],
  milliwatt: ['tests', ''],
  tone_stream: ['tests', ''],
  music_test: ['tests', ''],
  say_time: ['tests', ''],
  say_date: ['tests', ''],
  say_date_and_time: ['tests', ''],
  ring_group_forward_toggle: ['special', '[group]'],
  record_prompt: ['special', ''],
  eavesdrop: ['special', '[extension]'],
  barge_in: ['special', '[extension]'],
  emergency_calls: ['special', ''],
  disa: ['special', ''],
  broadcast: ['special', ''],
} as const satisfies Record<string, readonly [Purpose, Behind | `[${Behind}]` | '']>;

/** The name of a built-in code. */
export type BuiltInCode = keyof typeof CODES;

/** All of them. */
export const BUILT_IN_CODES: readonly BuiltInCode[] = Object.keys(CODES).filter(isBuiltIn);

/** Whether a code is one that every tenant has; the names of others are their call flows'. */
export function isBuiltIn(name: string): name is BuiltInCode {
  return Object.hasOwn(CODES, name);
}

/** What a code is good for; those that a tenant has made belong to its call flows. */
function purposeOf(name: string): Purpose {
  return isBuiltIn(name) ? CODES[name][0] : 'flows';
}

/** What is dialled behind a code; null: nothing. `asked`: it may be left out, and is asked for then. */
export function behind(name: string): { readonly kind: Behind; readonly asked: boolean } | null {
  const written: Behind | `[${Behind}]` | '' = isBuiltIn(name) ? CODES[name][1] : '';
  if (written === '') return null;
  const kind = BEHIND.find((one) => written === one || written === `[${one}]`);
  return kind === undefined ? null : { kind, asked: written !== kind };
}

const BEHIND: readonly Behind[] = ['extension', 'number', 'mailbox', 'agent', 'group', 'queue', 'slot', 'contact'];

interface Code {
  readonly dialplan_name: string;
}

/** Codes by what they are good for; purposes without any are left out. */
export function byPurpose<Row extends Code>(rows: readonly Row[]): { purpose: Purpose; rows: Row[] }[] {
  return PURPOSES.map((purpose) => ({
    purpose,
    rows: rows.filter((row) => purposeOf(row.dialplan_name) === purpose),
  })).filter((group) => group.rows.length > 0);
}

/** A list of codes as text: a code and what it does on each line. */
export function codesText(rows: readonly { readonly code: string; readonly does: string }[]): string {
  return rows.map(({ code, does }) => `${code}\t${does}\n`).join('');
}
