/** Built-in prompts that people choose, by the paths of the API; their words stand in the texts of the kit. */
export const PROMPTS = [
  'welcome',
  'please_enter',
  'enter_ext',
  'one_moment_please',
  'hold_connect_call',
  'call_being_transferred',
  'thank_you_for_calling',
  'thank_you_for_holding',
  'im_sorry',
  'no_user_response',
  'no_route_destination',
  'call_cannot_be_completed_as_dialed',
  'that_was_an_invalid_entry',
  'please_try_again',
  'to_speak_with_an_operator',
  'recording_started',
] as const;

export type PromptName = (typeof PROMPTS)[number];

/** How a field names a prompt. */
export function promptPath(name: PromptName): string {
  return `ivr/ivr-${name}.wav`;
}

/** Which of the offered prompts a path names, with or without the folder of its rate; null: another one. */
export function promptNamed(path: string): PromptName | null {
  const name = /(?:^|\/)ivr-([a-z_]+)(?:\.wav)?$/.exec(path)?.[1];
  return PROMPTS.find((prompt) => prompt === name) ?? null;
}
