import type { Gender } from './grammar/grammar.ts';
import type { PromptName } from './prompts/prompts.ts';

/** One thing to say. Moments are said in the IANA zone `zone`, days with their year unless `withYear` is false. */
export type Utterance = { readonly say: 'prompt'; readonly name: PromptName } | SpokenValue | CountedSentence;

/** A value by itself. */
export type SpokenValue =
  /** Keys one by one: `0`-`9`, `*`, `#`, a leading `+`. */
  | { readonly say: 'digits'; readonly value: string }
  | { readonly say: 'number'; readonly value: number; readonly gender?: Gender }
  | { readonly say: 'date' | 'datetime'; readonly at: Date; readonly zone: string; readonly withYear?: boolean }
  | { readonly say: 'time'; readonly at: Date; readonly zone: string }
  | { readonly say: 'duration'; readonly seconds: number }
  | { readonly say: 'letters'; readonly text: string }
  | { readonly say: 'telephone'; readonly number: string }
  | { readonly say: 'silence'; readonly seconds: number };

/** Sentences around a number, whole in one language. */
export type CountedSentence =
  /** "You have 3 new and 1 old messages". */
  | { readonly say: 'messages'; readonly fresh: number; readonly saved: number }
  /** "Message 3". */
  | { readonly say: 'message_number'; readonly position: number }
  /** "The person at extension 1001 is unavailable", or on the phone. */
  | { readonly say: 'mailbox_greeting'; readonly number: string; readonly busy?: boolean }
  /** "Message from phone number ...", or from an unknown caller. */
  | { readonly say: 'message_from'; readonly number: string | null }
  /** "Received", date and time. */
  | { readonly say: 'message_received'; readonly at: Date; readonly zone: string; readonly withYear?: boolean }
  | { readonly say: 'message_duration'; readonly seconds: number }
  | { readonly say: 'queue_position'; readonly position: number }
  | { readonly say: 'queue_hold_time'; readonly seconds: number }
  | { readonly say: 'queue_waiting'; readonly count: number }
  /** How many others are in the conference. */
  | { readonly say: 'conference_others'; readonly count: number }
  | { readonly say: 'parked_at'; readonly slot: string }
  /** "Incoming call from ...", or "you have an incoming call". */
  | { readonly say: 'call_from'; readonly number: string | null }
  | { readonly say: 'call_forwarded_to'; readonly number: string }
  | { readonly say: 'wake_up_set'; readonly at: Date; readonly zone: string };
