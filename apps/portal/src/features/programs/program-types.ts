/** Types of programs that the API takes (contract 30 §17.1). */
export type ProgramTypeName =
  | 'sendfax'
  | 'sendsms'
  | 'sendemail'
  | 'voicemessage'
  | 'voicetts'
  | 'agent'
  | 'ivr'
  | 'receivefax'
  | 'faxtoemail'
  | 'emailtofax'
  | 'receivesms'
  | 'receiveemail'
  | 'forward';

/** Parameters of programs, each with a field of the form. */
export type ParameterName =
  | 'account_id'
  | 'cover_id'
  | 'document_id'
  | 'template_id'
  | 'text_id'
  | 'message'
  | 'recording_id'
  | 'text'
  | 'delay'
  | 'language'
  | 'voice'
  | 'did_id'
  | 'extension_id'
  | 'phone'
  | 'email'
  | 'description'
  | 'ivr_scheme';

/** What goes through a program. */
export type Service = 'fax' | 'sms' | 'email' | 'voice';

export interface ProgramType {
  readonly name: ProgramTypeName;
  readonly service: Service;
  /** It is sent or called out; others answer what arrives. */
  readonly outbound: boolean;
  /** In the order of the form. */
  readonly parameters: readonly ParameterName[];
}

const type = (
  name: ProgramTypeName,
  service: Service,
  way: 'out' | 'in',
  parameters: readonly ParameterName[],
): ProgramType => ({ name, service, outbound: way === 'out', parameters });

/** Every type: those that are sent first, then those that answer. */
export const PROGRAM_TYPES: readonly ProgramType[] = [
  type('ivr', 'voice', 'out', ['description', 'account_id', 'ivr_scheme']),
  type('voicemessage', 'voice', 'out', ['recording_id']),
  type('voicetts', 'voice', 'out', ['text', 'language', 'voice', 'delay']),
  type('agent', 'voice', 'out', ['extension_id']),
  type('sendfax', 'fax', 'out', ['document_id', 'cover_id', 'account_id']),
  type('sendsms', 'sms', 'out', ['text_id', 'message']),
  type('sendemail', 'email', 'out', ['template_id']),
  type('forward', 'voice', 'in', ['did_id', 'extension_id']),
  type('receivefax', 'fax', 'in', ['account_id', 'phone']),
  type('faxtoemail', 'fax', 'in', ['account_id', 'phone', 'email']),
  type('emailtofax', 'fax', 'in', ['account_id', 'email']),
  type('receivesms', 'sms', 'in', ['account_id', 'phone']),
  type('receiveemail', 'email', 'in', ['account_id', 'email']),
];

/** Undefined: a newer server has types that are not known here. */
export function programType(name: string): ProgramType | undefined {
  return PROGRAM_TYPES.find((one) => one.name === name);
}
