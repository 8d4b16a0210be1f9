import { prompt } from './prompt.ts';

/** Waiting in a queue (contract 20 §5.1). */
export const QUEUE_PROMPTS = {
  queue_next: prompt('notice', 'queue-youarenext'),
  queue_all_busy: prompt('notice', 'queue-periodic-announce'),
  queue_thank_you: prompt('notice', 'queue-thankyou'),
  queue_hold_time_for_agent: prompt('notice', 'queue-reporthold'),
} as const;
