import type { Trx } from '@strowger/db';
import type { FaxOutcome, FlowFax, FlowFaxWish } from '@strowger/switch';
import { type DocumentParts, prepareFaxImage } from '../features/documents/prepare-fax-image.ts';
import { SERVICE } from '../features/programs/services.ts';
import { companyOf, type FaxSender, faxOf } from '../features/transmissions/carriers/fax-to-carry.ts';
import { countPages } from '../features/transmissions/fax-quota.ts';
import { requireAllowed } from '../features/transmissions/sending-limits.ts';
import { readFlowAttempt } from './flow-attempt.ts';

/**
 * Makes the document of a `fax_send` node ready (contract 30 §17.1), on the terms of the attempt's account; its pages count like
 * those of any fax.
 * @throws ApiError 404, 412, 422 as `prepareFaxImage`, 404 for quota and hours
 */
export async function faxForFlow(parts: DocumentParts, wish: FlowFaxWish): Promise<FlowFax> {
  const { tenantId, documentId } = wish;
  const fence = { kind: 'tenant', tenantId } as const;
  const { sender, userId } = await parts.db.transaction(fence, (trx) => readSender(trx, parts, wish), {
    readOnly: true,
  });
  const image = await prepareFaxImage(parts, {
    ...{ tenantId, documentId, tokens: {} },
    cover: null,
    personalize: false,
  });
  return {
    fax: faxOf(image, sender),
    async over({ success, pages }: FaxOutcome) {
      await image.remove();
      if (!success) return;
      await parts.db.transaction(fence, (trx) => countPages(trx, { tenantId, userId }, pages, parts.now()));
    },
  };
}

async function readSender(
  trx: Trx,
  parts: DocumentParts,
  wish: FlowFaxWish,
): Promise<{ readonly sender: FaxSender; readonly userId: number | null }> {
  const { tenantId, documentId, ownNumber } = wish;
  const attempt = await readFlowAttempt(trx, wish);
  const userId = attempt?.user_id ?? null;
  await requireAllowed(trx, parts, { tenantId, userId, serviceFlag: SERVICE.fax, documentId });
  const account = await trx
    .selectFrom('accounts')
    .select('settings')
    .where('account_id', '=', attempt?.account_id ?? -1)
    .executeTakeFirst();
  const settings = typeof account?.settings === 'object' && account.settings !== null ? { ...account.settings } : {};
  return { sender: { company: await companyOf(trx, tenantId), settings, ownNumber, v17: true }, userId };
}
