import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import type { Resource, Writer } from '../../http/resource/resource.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import { writeApart } from '../../http/write-apart.ts';
import type { Feature, Platform } from '../../platform.ts';
import { programType } from '../programs/types.ts';
import { requireSendFax } from '../transmissions/send-fax-word.ts';
import { requireCampaign } from './require-campaign.ts';
import { campaignResource, mayWithCampaigns } from './resource.ts';
import { campaignResultRoutes } from './result-routes.ts';
import { campaignScheduleRoutes } from './schedule-routes.ts';
import { startCampaign, stopCampaign } from './start-campaign.ts';

const params = { campaign_id: 'id' } as const;

/** Contract 30 §19. */
export const campaigns: Feature = (route, platform) => {
  const resource = campaignResource(platform);
  serveActions(route, platform, resource);
  campaignScheduleRoutes(route, platform, resource);
  campaignResultRoutes(route, resource);
  serveResource(route, platform, resource);
};

function serveActions(route: RouteRegistrar, platform: Platform, resource: Resource): void {
  for (const action of ['start', 'stop'] as const) {
    const shared = {
      path: `/campaigns/:campaign_id/${action}`,
      tag: resource.tag,
      summary: action === 'start' ? 'Start a campaign, or go on with it' : 'Begin no more attempts',
      access: mayWithCampaigns(`campaign_${action}`),
      params,
      reply: Type.Integer(),
    } as const;
    route({
      ...shared,
      method: 'PUT',
      handler: (context) => act(context, platform, resource, context.params.campaign_id, action),
    });
    // Kept for old clients: a GET that writes.
    route({
      ...shared,
      method: 'GET',
      writes: true,
      transaction: 'none',
      handler: (context) =>
        writeApart(context, (writer) => act(writer, platform, resource, context.params.campaign_id, action)),
    });
  }
}

async function act(
  writer: Writer,
  platform: Platform,
  resource: Resource,
  id: number,
  action: 'start' | 'stop',
): Promise<number> {
  const { trx, audit, emit, caller } = writer;
  await requireCampaign(writer, resource, id, 'change');
  if (action === 'start') await requireWord(writer, id);
  const {
    status,
    name,
    tenant_id: tenantId,
  } = await (action === 'start' ? startCampaign(trx, platform, id) : stopCampaign(trx, id));
  const verb = action === 'start' ? 'Start' : 'Stop';
  audit({
    resource: 'campaigns',
    resourceId: id,
    action,
    tenantId,
    before: { status },
    activity: `${verb} campaigns ${name} -ID:(${id})`,
  });
  emit(
    configChanged({ resource: 'campaigns', id, action: 'updated', changed: ['status'], tenantId, by: caller.userId }),
  );
  return id;
}

/** An end user starts no faxes without the word for it (contract 30 §1.1). @throws ApiError 403 */
async function requireWord({ trx, caller }: Writer, campaignId: number): Promise<void> {
  const program = await trx
    .selectFrom('campaigns')
    .innerJoin('programs', 'programs.program_id', 'campaigns.program_id')
    .select('type')
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  const flag = program && programType(program.type)?.serviceFlag;
  if (flag !== undefined) requireSendFax(caller, flag);
}
