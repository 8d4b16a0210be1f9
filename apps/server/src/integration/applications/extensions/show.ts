import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nextAvailable } from '../../../features/extensions/look-up-numbers.ts';
import { registrationCounts } from '../../../features/extensions/registration-counts.ts';
import { containsPattern } from '../../../http/portal-search.ts';
import { defineAction } from '../../application.ts';
import { LIST_PARAMS, pageFields, pageOf } from '../../list-params.ts';
import { EXTENSION_NAMES, SERVICE_REF } from './extension-params.ts';
import { extensionFields, findExtension } from './find-extension.ts';
import { presentExtension, selectExtensions, withShownColumns } from './select-extensions.ts';

/** All extensions in scope, by domain and number. */
export const list = defineAction({
  action: 'list',
  access: 'read',
  params: Type.Object({
    ...LIST_PARAMS,
    ref: Type.Optional(SERVICE_REF),
    extension_enabled: Type.Optional(Type.Boolean()),
    registered: Type.Optional(Type.Boolean()),
  }),
  async run({ platform, scope, trx }, params) {
    const tenant = await scope.tenantOrAll(trx, params.tenant_domain);
    const page = pageOf(params);
    const counts = await registrationCounts(platform, tenant?.tenantId ?? null);
    const pattern = containsPattern(params.search ?? '');
    const found = selectExtensions(trx)
      .$if(tenant !== null, (query) => query.where('extensions.tenant_id', '=', tenant?.tenantId ?? 0))
      .$if(params.extension_enabled !== undefined, (query) =>
        query.where('extensions.enabled', '=', params.extension_enabled === true),
      )
      .$if(params.registered !== undefined, (query) =>
        query.where(
          sql<boolean>`(extensions.extension_uuid = any(${[...counts.keys()]}::uuid[])) = ${params.registered === true}`,
        ),
      )
      .$if(params.ref !== undefined, (query) =>
        query.where('extensions.extension_uuid', 'in', (from) =>
          from
            .selectFrom('extension_refs')
            .select('extension_refs.extension_uuid')
            .where('extension_refs.ref', '=', params.ref ?? ''),
        ),
      )
      .$if(params.search !== undefined, (query) =>
        query.where((where) =>
          where.or([
            where('extensions.extension', 'ilike', pattern),
            where('extensions.number_alias', 'ilike', pattern),
            where('extensions.effective_caller_id_name', 'ilike', pattern),
            where('extensions.description', 'ilike', pattern),
          ]),
        ),
      );
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await withShownColumns(found)
      .orderBy('domains.domain_name')
      .orderBy('extensions.extension')
      .limit(page.perPage)
      .offset(page.offset)
      .execute();
    return {
      message: 'Extensions retrieved',
      extensions: rows.map((row) => presentExtension(row, counts.has(row.extension_uuid))),
      ...pageFields(page, Number(total)),
    };
  },
});

export const get = defineAction({
  action: 'get',
  access: 'read',
  params: Type.Object(EXTENSION_NAMES),
  async run(call, params) {
    return { message: 'Extension retrieved', ...(await extensionFields(call, await findExtension(call, params))) };
  },
});

/** The lowest number that is free. @throws IntegrationError 409 when none is */
export const next = defineAction({
  action: 'next_available',
  access: 'read',
  params: Type.Object({ tenant_domain: EXTENSION_NAMES.tenant_domain, start: Type.Optional(Type.Integer()) }),
  async run({ platform, scope, trx }, { tenant_domain, start }) {
    const { tenantId } = await scope.tenant(trx, tenant_domain);
    const free = await nextAvailable(trx, platform, tenantId, start === undefined ? undefined : String(start));
    return { message: 'Number retrieved', next_available: free };
  },
});
