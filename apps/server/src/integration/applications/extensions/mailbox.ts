import { voicemails } from '../../../features/voicemails/resource.ts';
import { createIn, updateObject } from '../../../http/resource/write-resource.ts';
import type { IntegrationCall } from '../../application.ts';
import type { ExtensionSettings } from './extension-params.ts';
import type { NamedExtension } from './find-extension.ts';

type MailboxSettings = Pick<ExtensionSettings, 'voicemail_enabled' | 'voicemail_password' | 'voicemail_mail_to'>;

/**
 * Makes the mailbox of an extension where there is none and it is wanted, and sets what was sent of it (contract 40 B10.6).
 * @throws ApiError 409 for the quota
 */
export async function keepMailbox(
  { platform, trx, now }: IntegrationCall,
  { tenantId, extension, writer }: NamedExtension,
  sent: MailboxSettings,
): Promise<void> {
  const fields = {
    ...(sent.voicemail_enabled === undefined ? {} : { voicemail_enabled: sent.voicemail_enabled }),
    ...(sent.voicemail_password ? { voicemail_password: sent.voicemail_password } : {}),
    ...(sent.voicemail_mail_to === undefined ? {} : { voicemail_mail_to: sent.voicemail_mail_to || null }),
  };
  if (Object.keys(fields).length === 0) return;
  const resource = voicemails(platform);
  const present = await trx
    .selectFrom('voicemails')
    .select('voicemail_uuid')
    .where('tenant_id', '=', tenantId)
    .where('voicemail_id', '=', extension)
    .executeTakeFirst();
  if (present) await updateObject(writer, resource, present.voicemail_uuid, fields, now);
  else if (sent.voicemail_enabled === true) {
    await createIn(writer, resource, tenantId, { ...fields, voicemail_id: extension }, now);
  }
}
