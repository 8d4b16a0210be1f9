import { type Static, Type } from 'typebox';
import { createExtension } from '../../../features/extensions/create-extension.ts';
import { defineAction, type IntegrationCall } from '../../application.ts';
import type { TenantInScope } from '../../call-scope.ts';
import { invalidRequest, missingParameters } from '../../errors.ts';
import {
  EXTENSION_NAMES,
  EXTENSION_NUMBER,
  EXTENSION_SETTINGS,
  type ExtensionSettings,
  extensionValuesOf,
} from './extension-params.ts';
import { setRefs } from './extension-refs.ts';
import { clearPassword, extensionFields } from './find-extension.ts';
import { keepMailbox } from './mailbox.ts';

/** So many at most in one request. */
const MOST = 1000;

export const NEW_EXTENSION = Type.Object({ ...EXTENSION_SETTINGS, extension: EXTENSION_NUMBER });
export type NewExtension = Static<typeof NEW_EXTENSION>;

/** Makes an extension; its password is in this answer and in no other. @throws IntegrationError 409 number taken, quota */
export const create = defineAction({
  action: 'create',
  access: 'write',
  params: Type.Object({ ...NEW_EXTENSION.properties, tenant_domain: EXTENSION_NAMES.tenant_domain }),
  async run(call, params) {
    const tenant = await call.scope.tenant(call.trx, params.tenant_domain);
    const uuid = await makeExtension(call, tenant.tenantId, params);
    return {
      message: 'Extension created',
      ...(await extensionFields(call, { tenantId: tenant.tenantId, uuid })),
      extension_password: await clearPassword(call, uuid),
    };
  },
});

/** Makes a run of numbers, or those of a list; what is sent beside them is meant for each. All or nothing. */
export const bulkCreate = defineAction({
  action: 'bulk_create',
  access: 'write',
  params: Type.Object({
    ...EXTENSION_SETTINGS,
    tenant_domain: EXTENSION_NAMES.tenant_domain,
    from: Type.Optional(EXTENSION_NUMBER),
    to: Type.Optional(EXTENSION_NUMBER),
    extensions: Type.Optional(Type.Array(NEW_EXTENSION, { minItems: 1, maxItems: MOST })),
  }),
  async run(call, { from, to, extensions, tenant_domain, ...common }) {
    const tenant = await call.scope.tenant(call.trx, tenant_domain);
    const wanted = extensions ?? numbersBetween(from, to).map((extension) => ({ extension }));
    return {
      message: `${wanted.length} extensions created`,
      extensions: await makeExtensions(
        call,
        tenant,
        wanted.map((one) => ({ ...common, ...one })),
      ),
    };
  },
});

/** @returns what answers say of each: its uuid, and its password this once */
export async function makeExtensions(
  call: IntegrationCall,
  { tenantId, domainName }: Pick<TenantInScope, 'tenantId' | 'domainName'>,
  wanted: readonly NewExtension[],
): Promise<object[]> {
  const made: object[] = [];
  for (const one of wanted) {
    const extension_uuid = await makeExtension(call, tenantId, one);
    const extension_password = await clearPassword(call, extension_uuid);
    made.push({ extension_uuid, tenant_domain: domainName, extension: one.extension, extension_password });
  }
  return made;
}

async function makeExtension(
  call: IntegrationCall,
  tenantId: number,
  sent: ExtensionSettings & { readonly extension: string },
): Promise<string> {
  const writer = call.writerIn(tenantId);
  const { extension } = sent;
  const uuid = await createExtension(writer, call.platform, tenantId, { ...extensionValuesOf(sent), extension });
  await setRefs(writer, { tenantId, uuid }, refsIn(sent));
  await keepMailbox(call, { tenantId, uuid, extension, writer }, sent);
  return uuid;
}

/** The services that were sent. */
export function refsIn({ ref, secondary_refs }: ExtensionSettings) {
  return { ...(ref === undefined ? {} : { ref }), ...(secondary_refs === undefined ? {} : { secondary_refs }) };
}

function numbersBetween(from: string | undefined, to: string | undefined): string[] {
  const missing = Object.entries({ from, to }).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (from === undefined || to === undefined) throw missingParameters(missing.length === 2 ? ['extensions'] : missing);
  const count = Number(to) - Number(from) + 1;
  if (from.length !== to.length || count < 1)
    throw invalidRequest('to', 'must be a number of as many digits above from');
  if (count > MOST) throw invalidRequest('to', `must be at most ${MOST} numbers above from`);
  return Array.from({ length: count }, (_, index) => String(Number(from) + index).padStart(from.length, '0'));
}
