import type { Trx } from '@strowger/db';
import type { PinRole, PinSubject } from '@strowger/switch';
import { sealContext } from '../features/tenants/settings/read-settings.ts';

/** A PIN as it is stored; `context` is what it was sealed with: table and column. */
export interface SealedPin {
  readonly role: PinRole;
  readonly sealed: string;
  readonly context: string;
  /** It was sealed as JSON, as settings are. */
  readonly isJson?: boolean;
}

/** What `dialplan_outbound.pin_number` is sealed with. */
export const OUTBOUND_PIN_CONTEXT = 'dialplan_outbound.pin_number';

/** The PINs that a subject has, a moderator's first; none where it is no more or has none. */
export async function sealedPins(trx: Trx, { kind, uuid }: PinSubject): Promise<readonly SealedPin[]> {
  switch (kind) {
    case 'mailbox': {
      const row = await trx
        .selectFrom('voicemails')
        .select('voicemail_password as pin')
        .where('voicemail_uuid', '=', uuid)
        .executeTakeFirst();
      return pinOf('owner', row?.pin, 'voicemails.voicemail_password');
    }
    case 'conference': {
      const row = await trx
        .selectFrom('conferences')
        .select(['participant_pin', 'moderator_pin'])
        .where('conference_center_uuid', '=', uuid)
        .executeTakeFirst();
      return [
        ...pinOf('moderator', row?.moderator_pin, 'conferences.moderator_pin'),
        ...pinOf('participant', row?.participant_pin, 'conferences.participant_pin'),
      ];
    }
    case 'menu': {
      const row = await trx
        .selectFrom('ivr_menus')
        .select('ivr_menu_pin_number as pin')
        .where('ivr_menu_uuid', '=', uuid)
        .executeTakeFirst();
      return pinOf('owner', row?.pin, 'ivr_menus.ivr_menu_pin_number');
    }
    case 'call_flow': {
      const row = await trx
        .selectFrom('call_flows')
        .select('call_flow_pin_number as pin')
        .where('call_flow_uuid', '=', uuid)
        .executeTakeFirst();
      return pinOf('owner', row?.pin, 'call_flows.call_flow_pin_number');
    }
    case 'agent': {
      const row = await trx
        .selectFrom('call_center_agents')
        .select('agent_password as pin')
        .where('call_center_agent_uuid', '=', uuid)
        .executeTakeFirst();
      return pinOf('owner', row?.pin, 'call_center_agents.agent_password');
    }
    case 'outbound_row': {
      const row = await trx
        .selectFrom('dialplan_outbound')
        .select('pin_number as pin')
        .where('dialplan_uuid', '=', uuid)
        .executeTakeFirst();
      return pinOf('owner', row?.pin, OUTBOUND_PIN_CONTEXT);
    }
    case 'page_group': {
      const row = await trx
        .selectFrom('tenant_settings')
        .innerJoin('domains', 'domains.tenant_id', 'tenant_settings.tenant_id')
        .select('value')
        .where('domain_uuid', '=', uuid)
        .where('name', '=', 'page_pin')
        .executeTakeFirst();
      if (typeof row?.value !== 'string') return [];
      return [{ role: 'owner', sealed: row.value, context: sealContext('page_pin'), isJson: true }];
    }
  }
}

function pinOf(role: PinRole, sealed: string | null | undefined, context: string): SealedPin[] {
  return sealed === null || sealed === undefined ? [] : [{ role, sealed, context }];
}
