import type { FaxInbox } from '@strowger/switch';
import { beginReception, endReception, type ReceptionParts } from '../features/transmissions/receive-fax.ts';

/** Where received faxes go (contract 30 §21). */
export function createFaxInbox(parts: ReceptionParts): FaxInbox {
  return {
    async expect(fax) {
      try {
        return await beginReception(parts, fax);
      } catch (error) {
        parts.log.error({ err: error, call_uuid: fax.callUuid }, 'nothing is ready for a fax');
        return null;
      }
    },
    async received(reception, outcome, times) {
      await endReception(parts, reception, outcome, times);
    },
  };
}
