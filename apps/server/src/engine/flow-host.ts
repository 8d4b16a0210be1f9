import type { FlowAction, FlowHost } from '@strowger/switch';
import { configChanged } from '../events/config-changed.ts';
import type { DocumentParts } from '../features/documents/prepare-fax-image.ts';
import { countFlowFax, type FaxMetrics } from '../monitoring/count-faxes.ts';
import { faxForFlow } from './fax-for-flow.ts';
import { type FlowMessageParts, queueForFlow } from './message-for-flow.ts';
import { type FlowReadingParts, readForFlow } from './read-for-flow.ts';
import { type PhoneWriter, writeByPhone } from './write-by-phone.ts';

export type FlowHostParts = DocumentParts & FlowMessageParts & FlowReadingParts & { readonly metrics: FaxMetrics };

/** What voice flows ask of the server (contract 30 §17.1). */
export function createFlowHost(parts: FlowHostParts): FlowHost {
  return {
    read: (text) => readForFlow(parts, text),
    fax: async (wish) => countFlowFax(parts.metrics, await faxForFlow(parts, wish)),
    async act(action) {
      if (action.kind !== 'dnc') await queueForFlow(parts, action);
      else await writeByPhone(parts, action.tenantId, null, (writer) => listNumber(writer, action));
    },
  };
}

/** Nobody of the tenant calls the number again; one that is listed stays as it is. */
async function listNumber({ trx, audit, emit }: PhoneWriter, { tenantId, number }: FlowAction): Promise<void> {
  if (number === '') return;
  const row = await trx
    .insertInto('contact_dncs')
    .values({ tenant_id: tenantId, phone: number, description: 'Asked for by phone' })
    .onConflict((conflict) => conflict.doNothing())
    .returning('contact_dnc_id')
    .executeTakeFirst();
  if (row === undefined) return;
  const { contact_dnc_id: id } = row;
  const resource = 'contact_dncs';
  const after = { contact_dnc_id: id, phone: number };
  audit({ resource, resourceId: id, action: 'create', before: null, after });
  emit(configChanged({ resource, id, action: 'created', tenantId, by: null }));
}
