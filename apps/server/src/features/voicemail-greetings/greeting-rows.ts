import type { Trx } from '@strowger/db';
import type { Static } from 'typebox';
import type { greetingSchema } from './schema.ts';

/** Greetings of one mailbox, by their numbers. */
export async function greetingsOf(trx: Trx, voicemailUuid: string): Promise<GreetingRow[]> {
  return greetingQuery(trx).where('g.voicemail_uuid', '=', voicemailUuid).orderBy('greeting_id').execute();
}

export type GreetingRow = Awaited<ReturnType<ReturnType<typeof greetingQuery>['executeTakeFirstOrThrow']>>;

/** Greetings `g` with their mailboxes `r`. */
export function greetingQuery(trx: Trx) {
  return trx
    .selectFrom('voicemail_greetings as g')
    .innerJoin('voicemails as r', 'r.voicemail_uuid', 'g.voicemail_uuid')
    .select([
      'g.voicemail_greeting_uuid',
      'g.voicemail_uuid',
      'g.tenant_id',
      'r.voicemail_id',
      'g.greeting_id',
      'g.greeting_name',
      'g.greeting_filename',
      'g.greeting_description',
      'g.greeting_file',
      'g.greeting_file_wide',
    ]);
}

export function presentGreeting(row: GreetingRow): Static<typeof greetingSchema> {
  return {
    voicemail_greeting_uuid: row.voicemail_greeting_uuid,
    voicemail_uuid: row.voicemail_uuid,
    voicemail_id: row.voicemail_id,
    greeting_id: row.greeting_id,
    greeting_name: row.greeting_name,
    greeting_filename: row.greeting_filename,
    greeting_description: row.greeting_description,
  };
}

/** What is kept of a greeting that is recorded or uploaded; names of the media store. */
export interface NewGreeting {
  readonly tenantId: number;
  readonly voicemailUuid: string;
  readonly greetingId: number;
  readonly name: string;
  readonly description: string | null;
  readonly file: string;
  readonly wideFile: string | null;
}

/** Makes a greeting, or gives the one of that number another recording. */
export async function putGreeting(trx: Trx, greeting: NewGreeting): Promise<string> {
  const files = { greeting_file: greeting.file, greeting_file_wide: greeting.wideFile };
  const { voicemail_greeting_uuid } = await trx
    .insertInto('voicemail_greetings')
    .values({
      tenant_id: greeting.tenantId,
      voicemail_uuid: greeting.voicemailUuid,
      greeting_id: greeting.greetingId,
      greeting_name: greeting.name,
      greeting_filename: `greeting_${greeting.greetingId}.wav`,
      greeting_description: greeting.description,
      ...files,
    })
    .onConflict((conflict) => conflict.columns(['voicemail_uuid', 'greeting_id']).doUpdateSet(files))
    .returning('voicemail_greeting_uuid')
    .executeTakeFirstOrThrow();
  return voicemail_greeting_uuid;
}
