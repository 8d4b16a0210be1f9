import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { writeAudit } from '../../audit/write-audit.ts';
import { tenantFilter } from '../../http/list-filters.ts';
import { answerList, listQueryKeys, parseListQuery } from '../../http/list-query.ts';
import { listRows } from '../../http/list-rows.ts';
import { pathOf, type RequestFacts } from '../../http/request-facts.ts';
import type { Feature, Platform } from '../../platform.ts';
import { readHostName } from '../branding/host-name.ts';
import { readCookie, setCookie } from './browser-cookie.ts';
import { enter } from './enter.ts';
import { findUser } from './find-user.ts';
import { beginLogin, cookieName, LOGIN_SECONDS, takeLogin } from './pending-logins.ts';
import { LoginRefused } from './refusal.ts';
import { RelyingParty } from './relying-party.ts';
import { publicProvider } from './schema.ts';
import { findOpenProvider, listOpenProviders, type StoredProvider } from './store.ts';

const tag = 'Single sign-on';
const LONGEST_STATE = 200;
const ALL = { kind: 'all' } as const;

const redirect = Type.Null({
  description: '302 to the provider, or to the login page: /#/auth/sso?token= or ?error=.',
});

/** Logging in through an identity provider (contract 10 §1.12): authorization code with PKCE. */
export const ssoLogins: Feature = (route, platform) => {
  const { db, settings, vault, now } = platform;
  const party = new RelyingParty(platform);

  route({
    method: 'GET',
    path: '/sso',
    summary: 'Identity providers that the login page offers; of a tenant by his id, SIP domain or branding host',
    tag,
    access: 'public',
    query: Type.Object({
      ...listQueryKeys,
      host: Type.Optional(Type.String()),
      tenant_id: Type.Optional(Type.Integer()),
    }),
    reply: Type.Union([Type.Array(publicProvider), Type.Integer()]),
    transaction: 'none',
    handler: async ({ query, reply }) => {
      const tenantId = tenantFilter(query['tenant_id']);
      const of = { host: readHostName(query['host'] ?? ''), tenantId: tenantId ?? null };
      const rows = await db.transaction(ALL, (trx) => listOpenProviders(trx, of), { readOnly: true });
      const shown = rows.map(({ sso_provider_id, name }) => ({ sso_provider_id, name }));
      const list = parseListQuery(query, ['sso_provider_id', 'name']);
      return answerList(reply, list, listRows(shown, list, ['name']));
    },
  });

  route({
    method: 'GET',
    path: '/sso/:sso_provider_id/start',
    summary: 'Send the browser to an identity provider',
    tag,
    access: 'public',
    params: { sso_provider_id: 'id' },
    reply: redirect,
    transaction: 'none',
    handler: ({ params, request, reply }) =>
      ending(platform, params.sso_provider_id, request, reply, async (provider) => {
        const login = await db.transaction(ALL, (trx) => beginLogin(trx, vault, provider, request.ip, now()));
        const target = await party.authorizationUrl(provider, login);
        reply.header(
          'set-cookie',
          setCookie(settings.get('public_url'), cookieName(login.state), login.browserKey, LOGIN_SECONDS),
        );
        return target;
      }),
  });

  route({
    method: 'GET',
    path: '/sso/:sso_provider_id/callback',
    summary: 'Where an identity provider sends the browser back to',
    tag,
    access: 'public',
    params: { sso_provider_id: 'id' },
    query: Type.Object({
      code: Type.Optional(Type.String()),
      state: Type.Optional(Type.String()),
      error: Type.Optional(Type.String()),
    }),
    reply: redirect,
    transaction: 'none',
    handler: ({ params, query, request, reply }) =>
      ending(platform, params.sso_provider_id, request, reply, async (provider) => {
        const state = (query['state'] ?? '').slice(0, LONGEST_STATE);
        const cookie = cookieName(state);
        const browserKey = readCookie(request.raw.headers.cookie, cookie) ?? '';
        reply.header('set-cookie', setCookie(settings.get('public_url'), cookie, '', 0));
        const secrets = await db.transaction(ALL, (trx) =>
          takeLogin(trx, vault, provider.sso_provider_id, { state, browserKey }, now()),
        );
        if (query['error'] !== undefined) throw new LoginRefused('denied', 'the provider refused');
        const search = request.raw.url.slice(pathOf(request.raw.url).length);
        const identity = await party.identify(provider, search, { state, ...secrets });
        const userId = await db.transaction(ALL, (trx) => findUser(trx, platform, provider, identity, request));
        const token = await enter(platform, provider, userId, request);
        return landing(platform, { token });
      }),
  });
};

/** Does a step of a login and sends the browser on: to the login page also when it fails. */
async function ending(
  platform: Platform,
  providerId: number,
  facts: RequestFacts,
  reply: FastifyReply,
  step: (provider: StoredProvider) => Promise<string>,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store');
  const provider = await platform.db.transaction(ALL, (trx) => findOpenProvider(trx, providerId), { readOnly: true });
  try {
    if (!provider) throw new LoginRefused('not_allowed', 'no such provider');
    return reply.redirect(await step(provider), 302);
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error;
    await tellRefusal(platform, providerId, provider, facts, error);
    return reply.redirect(landing(platform, { error: error.code }), 302);
  }
}

/** The page of the portal that takes over from here (contract 10 §1.12). */
function landing({ settings }: Platform, outcome: Readonly<Record<string, string>>): string {
  return `${settings.get('public_url')}/#/auth/sso?${new URLSearchParams(outcome)}`;
}

async function tellRefusal(
  platform: Platform,
  providerId: number,
  provider: StoredProvider | undefined,
  facts: RequestFacts,
  { code, reason }: LoginRefused,
): Promise<void> {
  const { db, log, metrics } = platform;
  metrics.failedLogin('sso');
  log.warn({ sso_provider_id: providerId, ip: facts.ip, code, reason }, 'a single sign-on was refused');
  // What cannot be begun any more must not fill the audit either.
  if (!provider || code === 'too_many' || code === 'expired') return;
  await db.transaction(ALL, (trx) =>
    writeAudit(trx, null, facts, {
      resource: 'sso_providers',
      resourceId: providerId,
      action: 'refuse',
      tenantId: provider.tenant_id,
      after: { code, reason },
      // A provider that cannot be reached is nobody's failure.
      activity: code === 'unavailable' ? null : 'Failed Login',
    }),
  );
}
