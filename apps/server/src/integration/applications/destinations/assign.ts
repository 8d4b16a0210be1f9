import { Type } from 'typebox';
import { defineAction } from '../../application.ts';
import { conflict } from '../../errors.ts';
import { DESTINATION_NAMES, REF } from './destination-params.ts';
import { destinationFields, findDestination } from './find-destination.ts';
import { changeDestination } from './place-destination.ts';

/** Puts a number on a service of the billing system, and gives it to the tenant that is named. Safe to repeat. */
export const assign = defineAction({
  action: 'assign',
  access: 'write',
  params: Type.Object({ ...DESTINATION_NAMES, ref: REF }),
  async run(call, { tenant_domain, ref, ...named }) {
    const found = await findDestination(call, named);
    if (found.ref !== null && found.ref !== ref) throw conflict(`The number has a service already: ${found.ref}`);
    const owner = await call.scope.tenantOrAll(call.trx, tenant_domain);
    const digits = await changeDestination(call, found, { ref }, owner?.tenantId ?? found.tenant_id);
    return { message: 'Destination assigned', ...(await destinationFields(call.trx, digits)) };
  },
});

/** Takes it off its service again; where it leads stays. */
export const unassign = defineAction({
  action: 'unassign',
  access: 'write',
  params: Type.Object({ ...DESTINATION_NAMES, ref: Type.Optional(REF) }),
  async run(call, { tenant_domain, ref, ...named }) {
    const found = await findDestination(call, named, tenant_domain);
    const isIts = ref === undefined || ref === found.ref;
    if (isIts && found.ref !== null) await changeDestination(call, found, { ref: null }, found.tenant_id);
    return { message: 'Destination unassigned', ...(await destinationFields(call.trx, found.digits)) };
  },
});
