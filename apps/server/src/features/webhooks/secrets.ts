import { randomBytes } from 'node:crypto';
import type { Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Vault } from '../../secrets/vault.ts';

const HOUR_MS = 3_600_000;
const SECRET_BYTES = 32;
/** Each valid one signs every request. */
const MOST_VALID = 10;

interface Owner {
  readonly webhook_id: number;
  readonly tenant_id: number | null;
}

const contextOf = ({ webhook_id: id }: Pick<Owner, 'webhook_id'>): string => `webhooks.secret.${id}`;

/** The new webhook's secret, stored sealed. @returns it in clear: nobody is shown it again */
export async function addSecret(trx: Trx, vault: Vault, webhook: Owner): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  await trx
    .insertInto('webhook_secrets')
    .values({
      webhook_id: webhook.webhook_id,
      tenant_id: webhook.tenant_id,
      secret: vault.seal(secret, contextOf(webhook)),
      valid_until: null,
    })
    .execute();
  return secret;
}

/**
 * A new secret; the ones before sign for so many hours yet.
 * @throws ApiError 409 when too many would be valid
 */
export async function rotateSecret(
  trx: Trx,
  vault: Vault,
  webhook: Owner,
  overlapHours: number,
  now: Date,
): Promise<string> {
  const until = new Date(now.getTime() + overlapHours * HOUR_MS);
  const ofWebhook = trx.updateTable('webhook_secrets').where('webhook_id', '=', webhook.webhook_id);
  await ofWebhook
    .set({ valid_until: until })
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', until)]))
    .execute();
  await trx
    .deleteFrom('webhook_secrets')
    .where('webhook_id', '=', webhook.webhook_id)
    .where('valid_until', '<=', now)
    .execute();
  const valid = await trx
    .selectFrom('webhook_secrets')
    .select('webhook_secret_id')
    .where('webhook_id', '=', webhook.webhook_id)
    .execute();
  if (valid.length >= MOST_VALID) {
    throw errors.conflict(`${MOST_VALID} secrets are valid still; a smaller overlap_hours ends them`);
  }
  return addSecret(trx, vault, webhook);
}

/** Valid secrets in clear, the current one first. */
export async function validSecrets(trx: Trx, vault: Vault, webhookId: number, now: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom('webhook_secrets')
    .select('secret')
    .where('webhook_id', '=', webhookId)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>', now)]))
    .orderBy('webhook_secret_id', 'desc')
    .execute();
  return rows.map((row) => vault.open(row.secret, contextOf({ webhook_id: webhookId })));
}
