import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { uuid } from '../../http/fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { deviceDefaults } from '../devices/device-defaults.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { completeLine } from './complete-line.ts';
import { clearPassword, LINE_REFERENCES, lineFields } from './line-fields.ts';

/** Contract 20 §2.3. */
export function deviceLines(platform: Platform): Resource {
  const fields = lineFields(platform, clearPassword(platform.vault));
  const resource = pbxResource(platform, {
    path: '/device_lines',
    tag: 'Devices',
    what: 'Device line',
    plural: 'Device lines',
    table: 'device_lines',
    key: { field: 'device_line_uuid', kind: 'uuid' },
    featureKey: 'devices',
    owner: (userId) => sql`exists (
      select from extensions e where e.extension_uuid = r.extension_uuid and e.user_id = ${userId})`,
    fields: {
      device_uuid: { schema: uuid(), required: true, write: 'once' },
      ...fields,
    },
    listed: [
      'device_line_uuid',
      'device_uuid',
      'domain_uuid',
      'extension_uuid',
      'line_number',
      'server_address',
      'user_id',
      'auth_id',
      'display_name',
      'sip_port',
      'sip_transport',
      'register_expires',
      'enabled',
    ],
    searched: ['line_number', 'label'],
    filters: { device_uuid: 'text', extension_uuid: 'text' },
    order: [{ field: 'device_uuid' }, { field: 'line_number', numeric: true }],
    times: { created: 'date_created', updated: 'last_updated' },
    references: [{ field: 'device_uuid', table: 'devices', column: 'device_uuid' }, ...LINE_REFERENCES],
    taken: (_constraint, line) => `Line ${line['line_number'] ?? 1} is already in use on this device.`,
    hooks: {
      complete: async ({ writer, tenantId, before, after }) => {
        if (after === null || tenantId === null) return {};
        await deviceDefaults(writer.trx, platform, tenantId);
        return completeLine(before, after);
      },
    },
  });
  return { ...resource, ...inDomainOfTenant(resource) };
}

/** A tenant has one domain: lines need no column for it. */
function inDomainOfTenant({ fields, rows }: Resource): Pick<Resource, 'fields' | 'rows'> {
  return {
    fields: {
      ...fields,
      domain_uuid: {
        schema: Type.String({ format: 'uuid' }),
        computed: sql`select d.domain_uuid from domains d where d.tenant_id = r.tenant_id`,
      },
    },
    rows: {
      ...rows,
      within: async (writer, tenantId, verb) => {
        await rows.within?.(writer, tenantId, verb);
        return {};
      },
    },
  };
}
