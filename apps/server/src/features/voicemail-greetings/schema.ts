import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';

/** A greeting as the API shows it (contract 20 §7.2). */
export const greetingSchema = Type.Object({
  voicemail_greeting_uuid: uuid(),
  voicemail_uuid: uuid(),
  voicemail_id: Type.String(),
  greeting_id: Type.Integer(),
  greeting_name: Type.String(),
  greeting_filename: Type.String(),
  greeting_description: nullable(Type.String()),
});
