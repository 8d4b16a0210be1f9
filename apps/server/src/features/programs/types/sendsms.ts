import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable } from '../../../http/fields.ts';
import type { ProgramPlace, ProgramType } from '../program-type.ts';
import { idIn, requiredText, requireRow, textIn } from '../required.ts';
import { SERVICE } from '../services.ts';

const LONGEST = 1600;

/** Sends a text; a message that is given becomes one. */
export const sendsms: ProgramType = {
  name: 'sendsms',
  serviceFlag: SERVICE.sms,
  parameters: {
    text_id: nullable(Type.Integer()),
    message: nullable(Type.String({ maxLength: LONGEST })),
    content: nullable(Type.String({ maxLength: LONGEST })),
  },
  async complete(sent, place) {
    const textId = idIn(sent, 'text_id');
    if (textId !== null) {
      await requireRow(place, 'texts', textId);
      return { text_id: textId };
    }
    const message = textIn(sent, 'content') || requiredText(sent, 'message');
    return { text_id: await makeText(place, message) };
  },
  async work(data, place) {
    const textId = idIn(data, 'text_id') ?? 0;
    await requireRow(place, 'texts', textId);
    return { service: 'sms', textId };
  },
};

async function makeText({ trx, tenantId, userId }: ProgramPlace, message: string): Promise<number> {
  const { rows } = await sql<{ text_id: number }>`
    insert into texts (tenant_id, created_by, name, data)
    values (${tenantId}, ${userId}, ${message.slice(0, 64)}, ${message}) returning text_id`.execute(trx);
  const [made] = rows;
  if (!made) throw new Error('no text was made');
  return made.text_id;
}
