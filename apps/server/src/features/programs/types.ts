import type { ProgramType } from './program-type.ts';
import { agent } from './types/agent.ts';
import { emailtofax } from './types/emailtofax.ts';
import { faxtoemail } from './types/faxtoemail.ts';
import { forward } from './types/forward.ts';
import { ivr } from './types/ivr.ts';
import { receiveemail } from './types/receiveemail.ts';
import { receivefax } from './types/receivefax.ts';
import { receivesms } from './types/receivesms.ts';
import { sendemail } from './types/sendemail.ts';
import { sendfax } from './types/sendfax.ts';
import { sendsms } from './types/sendsms.ts';
import { voicemessage } from './types/voicemessage.ts';
import { voicetts } from './types/voicetts.ts';

/** Every type of contract 30 §17.1, in its order. */
const PROGRAM_TYPES: readonly ProgramType[] = [
  sendfax,
  receivefax,
  faxtoemail,
  emailtofax,
  sendemail,
  receiveemail,
  sendsms,
  receivesms,
  voicemessage,
  voicetts,
  forward,
  agent,
  ivr,
];

const BY_NAME = new Map(PROGRAM_TYPES.map((type) => [type.name, type]));

/** Names of those that only send. */
export const OUTBOUND_TYPES: readonly string[] = PROGRAM_TYPES.filter(({ work, answers }) => work && !answers).map(
  ({ name }) => name,
);

export function programType(name: string): ProgramType | undefined {
  return BY_NAME.get(name);
}
