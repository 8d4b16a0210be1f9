import { changedNames } from '../../audit/changed-names.ts';
import { configChanged } from '../../events/config-changed.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import { readHostName } from './host-name.ts';
import { logoRoutes } from './logo-routes.ts';
import { presentBranding, presentToAll } from './presenter.ts';
import { declareLogoPurge } from './purge-unused-logos.ts';
import { type SavedBranding, saveBranding } from './save-branding.ts';
import { brandingBody, brandingObject, publicBranding } from './schema.ts';
import { findBrandingOfHost, findShownBranding } from './store.ts';
import { requireTenant, tenantInPath } from './tenant-in-path.ts';

const tag = 'Branding';

/** Contract 10 §7.1. Community has no branding at all: every path of it is unknown there (§11). */
export const branding: Feature = (route, platform) => {
  if (platform.environment.edition === 'community') return;
  declareLogoPurge(platform);

  route({
    method: 'GET',
    path: '/branding/:tenant_id',
    summary: "A tenant's branding, else the default one; `null`, `undefined` and `0` stand for the default",
    tag,
    access: { callers: ['A', 'T', 'U'], permission: 'branding_read' },
    params: { tenant_id: 'name' },
    reply: brandingObject,
    handler: async ({ trx, params }) => {
      const tenantId = tenantInPath(params.tenant_id);
      if (tenantId !== null) await requireTenant(trx, tenantId);
      return presentBranding(await findShownBranding(trx, tenantId));
    },
  });

  route({
    method: 'POST',
    path: '/branding',
    summary: "Save a tenant's branding, the caller's own by default",
    tag,
    access: { callers: ['A', 'T'], permission: 'branding' },
    body: brandingBody,
    reply: brandingObject,
    handler: async ({ trx, caller, body, audit, emit }) => {
      const { before, after, formerDefault } = await saveBranding(trx, caller, body);
      if (formerDefault)
        trace({ audit, emit, caller }, { before: { ...formerDefault, def: true }, after: formerDefault });
      trace({ audit, emit, caller }, { before, after });
      return presentBranding(after);
    },
  });

  logoRoutes(route, platform);

  route({
    method: 'GET',
    path: '/branding_public/:host',
    summary: 'What the login page of a host shows; of an unknown host the default',
    tag,
    access: 'public',
    params: { host: 'name' },
    reply: publicBranding,
    handler: async ({ trx, params }) => presentToAll(await findBrandingOfHost(trx, readHostName(params.host))),
  });

  route({
    method: 'GET',
    path: '/branding_default',
    summary: 'The default branding, or the built-in look',
    tag,
    access: 'public',
    reply: brandingObject,
    handler: async ({ trx }) => presentBranding(await findShownBranding(trx, null)),
  });
};

type Traces = Pick<RouteContext<unknown, Record<string, never>>, 'audit' | 'emit' | 'caller'>;

function trace({ audit, emit, caller }: Traces, change: Pick<SavedBranding, 'before' | 'after'>): void {
  const before = change.before && presentBranding(change.before);
  const after = presentBranding(change.after);
  const { branding_id, tenant_id, title } = after;
  audit({
    resource: 'branding',
    resourceId: branding_id,
    action: before ? 'update' : 'create',
    tenantId: tenant_id,
    before,
    after,
    activity: `${before ? 'Update' : 'Create'} branding ${title} -ID:(${branding_id})`,
  });
  const changed = changedNames(before, after);
  if (changed.length === 0) return;
  const action = before ? 'updated' : 'created';
  emit(
    configChanged({
      resource: 'branding',
      id: branding_id,
      action,
      changed,
      tenantId: tenant_id,
      by: caller.userId,
    }),
  );
}
