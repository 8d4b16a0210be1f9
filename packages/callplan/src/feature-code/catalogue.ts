/** What follows a code: digits of these forms (contract 20 §12.3). */
const PARAMETERS = {
  extension: /^[0-9]{2,11}$/,
  mailbox: /^[0-9]{2,11}$/,
  group: /^[0-9]{2,11}$/,
  queue: /^[0-9]{2,11}$/,
  number: /^\+?[0-9]{1,17}$/,
  telephone: /^\+?[0-9]{1,20}$/,
  agent: /^[0-9]{1,20}$/,
  slot: /^(?:0[1-9]|[1-9][0-9])$/,
  contact: /^[0-9]{1,10}$/,
} as const;

export type CodeParameter = keyof typeof PARAMETERS;

/** A built-in code, or one of its forms, as the list of contract 20 §12.1 shows it. */
export interface BuiltInCode {
  readonly name: FeatureName;
  /** The bare code: `*97`. */
  readonly code: string;
  readonly description: string;
  /** Off: listed, and answered with 404. */
  readonly enabled: boolean;
  /** Only for extensions whose user administers the tenant or holds `realtime`. */
  readonly isProtected: boolean;
  /** What is dialled on; `asked`: when it is missing the caller is asked for it. */
  readonly parameter: { readonly kind: CodeParameter; readonly asked: boolean } | null;
  /** Pressed while one talks, not dialled. */
  readonly isPressed: boolean;
}

type Form = readonly [
  form: string,
  name: string,
  description: string,
  ...marks: readonly ('off' | 'protected' | 'pressed')[],
];

/** `<x>` must follow, `[x]` is asked for where it is missing. One form a line, in the order of the codes. */
const FORMS = [
  ['*0[contact]', 'speed_dial', 'Call the contact with this speed dial'],
  ['*1', 'blind_transfer', 'In a call: transfer it to a number', 'pressed'],
  ['*11', 'hot_desk_login', 'Bind this device to an extension', 'off'],
  ['*12', 'hot_desk_logout', 'Give the device back', 'off'],
  ['*2', 'record_toggle', 'In a call: start or stop recording', 'pressed'],
  ['*21', 'follow_me_toggle', 'Follow me on or off'],
  ['*22', 'agent_toggle', 'Log this extension in to its queues, or out'],
  ['*22<agent>', 'agent_toggle_by_id', 'Log an agent in or out by id and PIN'],
  ['*23', 'agent_login', 'Log an agent in: asks id and PIN'],
  ['*24', 'agent_break', 'Begin or end a break'],
  ['*3', 'move_to_conference', 'In a call: move all to a conference', 'pressed'],
  ['*30[extension]', 'conference_call', 'Conference with another extension'],
  ['*33[extension]', 'eavesdrop', 'Listen in on the call of an extension', 'protected'],
  ['*34[extension]', 'barge_in', 'Join the call of an extension', 'off', 'protected'],
  ['*3472', 'disa', 'Outside dial tone after a PIN', 'off'],
  ['*363', 'do_not_disturb_on', 'Do not disturb on'],
  ['*4', 'attended_transfer', 'In a call: attended transfer', 'off', 'pressed'],
  ['*4000', 'any_voicemail_by_number', 'Voicemail of any box: asks id and PIN'],
  ['*411', 'directory', 'Directory by name'],
  ['*5', 'record_mask', 'In a call: pause the recording', 'pressed'],
  ['*5900', 'park', 'Park in a free slot'],
  ['*59<slot>', 'park_slot', 'Park in a slot, or fetch from it: *5901 to *5999'],
  ['*6', 'record_unmask', 'In a call: go on with the recording', 'pressed'],
  ['*67[telephone]', 'withhold_caller_id', 'Withhold the caller id for this call'],
  ['*69', 'call_return', 'Call the last caller'],
  ['*72[number]', 'forward_all_on', 'Forward all calls'],
  ['*724', 'page_group', 'Page the list of extensions that the tenant has set up'],
  ['*73', 'forward_all_off', 'Forward no calls'],
  ['*732', 'record_prompt', 'Record a prompt', 'protected'],
  ['*74', 'forward_all_toggle', 'Forward all calls on or off'],
  ['*75[group]', 'ring_group_forward_toggle', 'Forward a ring group, or not'],
  ['*77', 'do_not_disturb_toggle', 'Do not disturb on or off'],
  ['*78', 'do_not_disturb', 'Do not disturb on'],
  ['*780', 'broadcast', 'Play a recording to a list', 'off'],
  ['*79', 'do_not_disturb_off', 'Do not disturb off'],
  ['*8', 'group_pickup', 'Take a call that rings in the own call group'],
  ['*8<extension>', 'page', 'Intercom with an extension'],
  ['*800[queue]', 'queue_waiting', 'How many wait in a queue'],
  ['*870', 'redial', 'Call the last number dialled'],
  ['*9170', 'say_time', 'The time'],
  ['*9171', 'say_date', 'The date'],
  ['*9172', 'say_date_and_time', 'Date and time'],
  ['*9195', 'echo_delayed', 'Echo after 5 seconds'],
  ['*9196', 'echo', 'Echo'],
  ['*9197', 'milliwatt', 'Tone of 1004 Hz, one milliwatt'],
  ['*9198', 'tone_stream', 'Tone stream'],
  ['*925', 'wake_up', 'Wake-up call'],
  ['*9411', 'emergency_calls', 'Latest emergency calls', 'protected'],
  ['*9664', 'music_test', 'Music on hold'],
  ['*97', 'own_voicemail', 'Own voicemail'],
  ['*97<extension>', 'pickup_polycom', 'Take the call that rings at an extension'],
  ['*98', 'any_voicemail', 'Voicemail of any box: asks id and PIN'],
  ['*98<mailbox>', 'voicemail_of', 'Voicemail of a box: asks its PIN'],
  ['*99<mailbox>', 'leave_message', 'Leave a message in a box'],
  ['**[extension]', 'pickup', 'Take the call that rings at an extension'],
  ['0', 'operator', 'Operator', 'off'],
] as const satisfies readonly Form[];

export type FeatureName = (typeof FORMS)[number][1];

/** The codes that every tenant has. */
export const BUILT_IN_CODES: readonly BuiltInCode[] = FORMS.map(builtIn);

/** Whether this may follow a code that wants such a thing. */
export function isParameter(kind: CodeParameter, digits: string): boolean {
  return PARAMETERS[kind].test(digits);
}

function builtIn([form, name, description, ...marks]: (typeof FORMS)[number]): BuiltInCode {
  const [, code = '', bracket, word] = /^([*0-9]+)(?:([<[])(\w+))?/.exec(form) ?? [];
  const has = (mark: string) => marks.some((one) => one === mark);
  return {
    name,
    code,
    description,
    enabled: !has('off'),
    isProtected: has('protected'),
    parameter: isKind(word) ? { kind: word, asked: bracket === '[' } : null,
    isPressed: has('pressed'),
  };
}

function isKind(word: string | undefined): word is CodeParameter {
  return word !== undefined && Object.hasOwn(PARAMETERS, word);
}
