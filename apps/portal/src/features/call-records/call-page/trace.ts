import type { AnswerOf } from '@strowger/client';

/** What is kept of a call: its legs, their media, their SIP messages. */
export type Trace = AnswerOf<'/api/calls/{call_id}/trace'>;
export type TracedLeg = Trace['legs'][number];
export type SipMessage = Trace['messages'][number];
