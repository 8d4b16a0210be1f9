import { prompt } from './prompt.ts';

/** Conference rooms. */
export const CONFERENCE_PROMPTS = {
  conference_enter_number: prompt('ask', 'conf-getconfno'),
  conference_enter_pin: prompt('ask', 'conf-getpin'),
  conference_pin_invalid: prompt('refused', 'conf-invalidpin'),
  conference_number_invalid: prompt('refused', 'conf-invalid'),
  conference_full: prompt('refused', 'conf-full'),
  conference_locked: prompt('refused', 'conf-locked'),
  conference_wait_for_leader: prompt('notice', 'conf-waitforleader'),
  conference_leader_left: prompt('notice', 'conf-leaderhasleft'),
  conference_only_person: prompt('notice', 'conf-onlyperson'),
  conference_joined: prompt('notice', 'conf-hasjoin'),
  conference_left: prompt('notice', 'conf-hasleft'),
  conference_join_tone: prompt('done', 'confbridge-join'),
  conference_leave_tone: prompt('refused', 'confbridge-leave'),
  conference_muted: prompt('notice', 'conf-muted'),
  conference_unmuted: prompt('notice', 'conf-unmuted'),
  conference_now_locked: prompt('done', 'conf-lockednow'),
  conference_now_unlocked: prompt('done', 'conf-unlockednow'),
  conference_recording: prompt('notice', 'conf-now-recording'),
  conference_removed: prompt('refused', 'conf-kicked'),
} as const;
