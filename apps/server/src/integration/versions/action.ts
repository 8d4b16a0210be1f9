import { Type } from 'typebox';
import { VERSION } from '../../version.ts';
import { defineAction } from '../application.ts';
import { APPLICATIONS } from '../registry.ts';
import { API_VERSION } from './api-version.ts';

/** What runs here (contract 40 B9), for consumers and for the portal. */
export function versionsBody(): {
  api_version: string;
  platform_version: string;
  applications: { application: string; aliases: readonly string[]; version: string }[];
} {
  return {
    api_version: API_VERSION,
    platform_version: VERSION,
    applications: APPLICATIONS.map(({ name, aliases, version }) => ({ application: name, aliases, version })),
  };
}

export const apiVersions = defineAction({
  action: 'versions',
  access: 'read',
  params: Type.Object({}),
  run: async () => ({ message: 'Versions retrieved', ...versionsBody() }),
});
