import { errors } from '../../../http/errors.ts';
import { DeliveryFailure, type ReadAttachment } from '../../../mail/carrier.ts';
import { chooseEmailWay } from '../../../mail/choose-email-way.ts';
import type { PersonalLetter } from '../../../mail/mail.ts';
import { MediaStore } from '../../../media-store/media-store.ts';
import type { Platform } from '../../../platform.ts';
import { readTokenValues } from '../../documents/transmission-tokens.ts';
import { SERVICE } from '../../programs/services.ts';
import { readAttachments } from '../../templates/attachments.ts';
import { renderTemplate } from '../../templates/render-template.ts';
import { requireAddress } from '../require-address.ts';
import type { Carrier, CarrierAttempt, Prepared } from './carrier.ts';
import { unitOutcome } from './unit-outcome.ts';

/** Mails a template, over the tenant's mail provider where he has one (contract 30 §5.3 step 10, §17.1). */
export const emailCarrier: Carrier = {
  reaches: async (_trx, _platform, { email }) => email !== '',

  async prepare(platform, attempt) {
    const { work, to } = attempt;
    if (work.service !== 'email') throw new Error('no work for a mail');
    requireAddress(SERVICE[work.service], to);
    return readyToMail(platform, attempt, await letterOf(platform, attempt, work.templateId));
  },
};

function readyToMail(platform: Platform, { tenantId }: CarrierAttempt, letter: PersonalLetter): Prepared {
  const send = async () => {
    const way = await platform.db.transaction({ kind: 'all' }, (trx) => chooseEmailWay(trx, platform, tenantId), {
      readOnly: true,
    });
    await platform.mail.deliver(letter, way);
    return { number: null, providerId: way?.providerId ?? null, segments: 1 };
  };
  return {
    begin: async (progress) => {
      progress({ state: 'dialling', providerId: null });
      return { callId: null, finished: unitOutcome(platform, send, reasonOf), cancel: async () => undefined };
    },
    release: async () => undefined,
  };
}

function reasonOf(error: unknown): { readonly response: string; readonly isWorthAnother: boolean } | null {
  return error instanceof DeliveryFailure ? { response: error.message, isWorthAnother: error.kind !== 'mail' } : null;
}

/** @throws ApiError 404 where the template has gone */
async function letterOf(platform: Platform, attempt: CarrierAttempt, templateId: number): Promise<PersonalLetter> {
  const { tenantId, transmissionId, spoolId, to } = attempt;
  const { template, files, tokens, from } = await platform.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => ({
      template: await trx
        .selectFrom('templates')
        .select(['subject', 'body', 'body_alt'])
        .where('template_id', '=', templateId)
        .executeTakeFirst(),
      files: await readAttachments(trx, templateId),
      tokens: await readTokenValues(trx, platform, transmissionId, platform.now()),
      from: await trx.selectFrom('tenants').select('company').where('tenant_id', '=', tenantId).executeTakeFirst(),
    }),
    { readOnly: true },
  );
  if (!template) throw errors.notFound('Template');
  const replyTo = tokens['transmission:account:email'] ?? '';
  return {
    key: `transmission:${transmissionId}`,
    number: spoolId,
    to: to.email,
    fromName: from?.company ?? '',
    ...(replyTo === '' ? {} : { replyTo }),
    ...renderTemplate(template, tokens),
    attachments: await read(platform, files),
  };
}

function read(
  { environment, vault }: Platform,
  files: Awaited<ReturnType<typeof readAttachments>>,
): Promise<ReadAttachment[]> {
  const store = new MediaStore(environment.data, vault);
  return Promise.all(
    files.map(async ({ name, content_type, stored_file }) => ({
      fileName: name,
      contentType: content_type,
      content: await store.read(stored_file),
    })),
  );
}
