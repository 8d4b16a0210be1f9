import { FIRST_SLOT, LAST_SLOT } from '@strowger/callplan';
import type { Slots } from '../parking/slots.ts';
import { type LampSource, light } from './lamp.ts';
import type { Lamps } from './lamps.ts';

/** `park+<slot>`: lit while somebody waits in the slot (contract 20 §12.5). */
export function parkLamp(slots: Slots, lamps: Lamps): LampSource {
  slots.subscribe(({ tenantId, slot }) => lamps.changed(tenantId, 'park', String(slot)));
  return {
    look({ tenantId }, name) {
      const slot = /^\d{4}$/.test(name) ? Number(name) : 0;
      if (slot < FIRST_SLOT || slot > LAST_SLOT) return null;
      return light(slots.in(tenantId, slot) !== null);
    },
  };
}
