import { CALL_PROMPTS } from './call-prompts.ts';
import { CONFERENCE_PROMPTS } from './conference-prompts.ts';
import { DIRECTORY_PROMPTS } from './directory-prompts.ts';
import { FEATURE_PROMPTS } from './feature-prompts.ts';
import type { Prompt } from './prompt.ts';
import { QUEUE_PROMPTS } from './queue-prompts.ts';
import { VOICEMAIL_PROMPTS } from './voicemail-prompts.ts';

const ALL = {
  ...CALL_PROMPTS,
  ...FEATURE_PROMPTS,
  ...VOICEMAIL_PROMPTS,
  ...CONFERENCE_PROMPTS,
  ...QUEUE_PROMPTS,
  ...DIRECTORY_PROMPTS,
} as const;

/** Every fixed thing that the system has to say. */
export type PromptName = keyof typeof ALL;

export const PROMPTS: Readonly<Record<PromptName, Prompt>> = ALL;
