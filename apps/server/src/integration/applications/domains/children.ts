import { type Static, Type } from 'typebox';
import type { IntegrationCall } from '../../application.ts';
import { missingParameters } from '../../errors.ts';
import { destinationFields } from '../destinations/find-destination.ts';
import { makeDestination } from '../destinations/place-destination.ts';
import { makeExtensions, NEW_EXTENSION } from '../extensions/create.ts';
import { GATEWAY_SETTINGS } from '../gateways/gateway-params.ts';
import { NEW_GATEWAY, provisionGateway } from '../gateways/provision.ts';
import type { Domain } from './find-domain.ts';
import { addUser, NEW_USER } from './users.ts';

/** What may be made with a domain (contract 40 B10.5). */
export const NEW_CHILDREN = {
  extensions: Type.Optional(Type.Array(NEW_EXTENSION, { maxItems: 1000 })),
  gateway: Type.Optional(
    Type.Object({
      ...GATEWAY_SETTINGS,
      gateway_name: NEW_GATEWAY.properties.gateway_name,
      gateway_domain: NEW_GATEWAY.properties.gateway_domain,
    }),
  ),
  admin_user: Type.Optional(NEW_USER),
  main_did: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
  main_did_action: Type.Optional(
    Type.Object({ type: Type.String({ maxLength: 32 }), target: Type.Optional(Type.String({ maxLength: 254 })) }),
  ),
};

const CHILDREN = Type.Object(NEW_CHILDREN);
type NewChildren = Static<typeof CHILDREN>;

/**
 * Makes what was sent along with a domain. The main number leads to the first of the extensions unless it is said where.
 * @returns what answers say of each @throws IntegrationError 400, 409, 422
 */
export async function makeChildren(call: IntegrationCall, domain: Domain, sent: NewChildren): Promise<object> {
  const { tenant_id: tenantId, domain_name: domainName } = domain;
  const tenant = { tenantId, domainName };
  const extensions = await makeExtensions(call, tenant, sent.extensions ?? []);
  const gateway = sent.gateway && (await provisionGateway(call, tenantId, sent.gateway)).gateway;
  const admin_user = sent.admin_user && (await addUser(call, tenant, { group: 'admin', ...sent.admin_user }));
  const destination = sent.main_did && (await makeMainNumber(call, domainName, sent.main_did, sent));
  return {
    ...(extensions.length > 0 ? { extensions } : {}),
    ...(gateway ? { gateway } : {}),
    ...(admin_user ? { admin_user } : {}),
    ...(destination ? { destination } : {}),
  };
}

async function makeMainNumber(
  call: IntegrationCall,
  tenant_domain: string,
  destination_number: string,
  { main_did_action, extensions = [] }: NewChildren,
): Promise<object> {
  const [first] = extensions;
  const toFirst = first && { type: 'extension', target: first.extension };
  const destination_action = main_did_action ?? toFirst;
  if (destination_action === undefined) throw missingParameters(['main_did_action']);
  const digits = await makeDestination(call, { tenant_domain, destination_number, destination_action });
  return destinationFields(call.trx, digits);
}
