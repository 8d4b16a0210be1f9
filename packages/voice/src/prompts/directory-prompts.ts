import { prompt } from './prompt.ts';

/** Dial by name (contract 20 §12.4). */
export const DIRECTORY_PROMPTS = {
  directory_enter_name: prompt('ask', 'dir-welcome', 'dir-pls-enter digits/3 dir-firstlast', 'dir-usingkeypad'),
  directory_choose: prompt('ask', 'vm-tocallnum'),
  directory_extension: prompt('notice', 'dir-multi3'),
  directory_no_match: prompt('refused', 'dir-nomatch'),
  directory_no_more: prompt('refused', 'dir-nomore'),
} as const;
