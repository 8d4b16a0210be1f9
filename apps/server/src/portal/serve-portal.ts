import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.ts';
import { sendPortalPage } from './portal-page.ts';

const BUILT = fileURLToPath(new URL('../../../portal/dist', import.meta.url));
const ONE_DAY = '1d';
const ONE_YEAR = '1y';

/** The folder of the built portal; `undefined` where it has not been built. */
export function builtPortal(): string | undefined {
  return existsSync(join(BUILT, 'index.html')) ? BUILT : undefined;
}

/**
 * Serves the built portal at `/`. Files below `/assets` carry a hash of their content in their name and are kept by
 * browsers for good; those that the build has compressed go out so.
 */
export async function servePortal(app: FastifyInstance, platform: Pick<Platform, 'settings'>, dist: string) {
  app.get('/', (_request, reply) => sendPortalPage(reply, dist, platform.settings.get('public_url')));
  await app.register(fastifyStatic, {
    root: join(dist, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    index: false,
    immutable: true,
    maxAge: ONE_YEAR,
    preCompressed: true,
  });
  await app.register(fastifyStatic, {
    root: dist,
    prefix: '/',
    decorateReply: false,
    index: false,
    maxAge: ONE_DAY,
    wildcard: false,
    globIgnore: ['assets/**', 'index.html'],
  });
}
