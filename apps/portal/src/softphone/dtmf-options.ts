import { C } from 'jssip';

/** Key presses go as events of the audio stream (RFC 4733); times in milliseconds. */
export const DTMF_OPTIONS = { transportType: C.DTMF_TRANSPORT.RFC2833, duration: 120, interToneGap: 80 };
