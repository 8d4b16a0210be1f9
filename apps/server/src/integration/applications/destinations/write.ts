import { Type } from 'typebox';
import { defineAction } from '../../application.ts';
import { invalidRequest, notFound } from '../../errors.ts';
import { DESTINATION_NAMES, DESTINATION_SETTINGS, NEW_DESTINATION, wholeNumber } from './destination-params.ts';
import { destinationFields, findDestination } from './find-destination.ts';
import { changeDestination, dropDestination, makeDestination } from './place-destination.ts';
import type { DestinationRow } from './select-destinations.ts';

export const create = defineAction({
  action: 'create',
  access: 'write',
  params: NEW_DESTINATION,
  async run(call, params) {
    const digits = await makeDestination(call, params);
    return { message: 'Destination created', ...(await destinationFields(call.trx, digits)) };
  },
});

/** Changes what is sent; another `tenant_domain` moves the number with all that is set of it. */
export const update = defineAction({
  action: 'update',
  access: 'write',
  params: Type.Object({ ...DESTINATION_NAMES, ...DESTINATION_SETTINGS }),
  async run(call, params) {
    const found = await findDestination(call, params);
    requireSameNumber(found, params);
    const owner = await call.scope.tenantOrAll(call.trx, params.tenant_domain);
    const digits = await changeDestination(call, found, params, owner?.tenantId ?? found.tenant_id);
    return { message: 'Destination updated', ...(await destinationFields(call.trx, digits)) };
  },
});

/** Removes the route and keeps the number; calls that are up go on. */
export const remove = defineAction({
  action: 'delete',
  access: 'write',
  params: Type.Object(DESTINATION_NAMES),
  async run(call, params) {
    const found = await findDestination(call, params, params.tenant_domain);
    if (found.route_uuid === null && found.destination_fax !== true && found.ref === null) throw notFound();
    await dropDestination(call, found);
    return { message: 'Destination deleted', destination_uuid: found.uuid };
  },
});

/** @throws IntegrationError 422: another number is another destination */
function requireSameNumber(
  found: DestinationRow,
  sent: { readonly destination_number?: string; readonly destination_prefix?: string },
): void {
  const { destination_number: number, destination_prefix: prefix = found.destination_prefix ?? '' } = sent;
  if (number === undefined) return;
  const same = [wholeNumber(number, prefix), wholeNumber(number)].map((one) => one.replace('+', ''));
  if (!same.includes(found.digits)) {
    throw invalidRequest('destination_number', 'cannot be changed: another number is another destination');
  }
}
