import { type Static, Type } from 'typebox';
import { RUN_JOB, startRun } from '../../../../features/autobill/runs.ts';
import { readServices, type Service } from '../../../../features/autobill/tenant-services.ts';
import { defineAction, type IntegrationCall } from '../../../application.ts';
import { invalidRequest, notFound } from '../../../errors.ts';
import { NameList } from '../record-filter.ts';
import { Domain, wordsOf } from '../services/params.ts';

const PARAMS = Type.Object({
  as_of: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  service_ids: Type.Optional(NameList),
  tenant_domain: Domain,
  debug: Type.Optional(Type.Boolean()),
});

/** Bills what is due, in the background; again for the same periods it is the same run (contract 40 B12.5). */
export const runAutobill = defineAction({
  action: 'autobill/run',
  access: 'write',
  limit: 'cdr_export',
  edition: 'enterprise',
  dryRun: 'own',
  params: PARAMS,
  async run(call, params) {
    const named = wordsOf(params.service_ids);
    const services = await servicesOf(call, params, named);
    const { runId, isNew, isOpen } = await startRun(call.trx, {
      tenantId: call.scope.only,
      asOf: params.as_of === undefined ? null : dayOf(params.as_of),
      services,
      named,
      isDryRun: call.dryRun,
      isTraced: params.debug ?? false,
      now: call.now,
    });
    if (isOpen) {
      await call.platform.jobs.enqueue(call.trx, RUN_JOB, { runId }, { singletonKey: runId });
    }
    if (isNew) {
      const after = { run_id: runId, dry_run: call.dryRun, as_of: params.as_of ?? null };
      call.writer.audit({
        resource: 'autobill_runs',
        resourceId: runId,
        action: 'create',
        tenantId: call.scope.only,
        after,
      });
    }
    return { message: isOpen ? 'Autobill run queued' : 'Autobill run exists', run_id: runId };
  },
});

/** @throws IntegrationError 404 for an id that there is not */
async function servicesOf(
  call: IntegrationCall,
  params: Static<typeof PARAMS>,
  named: readonly string[],
): Promise<Service[]> {
  const tenant = await call.scope.tenantOrAll(call.trx, params.tenant_domain);
  const all = await readServices(call.trx, tenant === null ? {} : { tenantId: tenant.tenantId });
  if (named.length === 0) return all;
  const found = all.filter(({ serviceId }) => named.includes(serviceId));
  if (found.length < named.length) throw notFound();
  return found;
}

function dayOf(text: string): string {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(text)) {
    throw invalidRequest('as_of', 'must be a day, YYYY-MM-DD');
  }
  return text;
}
