import { failing, type HealthCheck, ok, warning } from '../health-check.ts';
import { silentListeners } from './sip-listeners.ts';

/** The call engine, as it answers now. */
export const engineChecks: readonly HealthCheck[] = [
  {
    section: 'Engine',
    check: 'Call engine',
    async run({ platform }) {
      const begun = performance.now();
      const health = await platform.engine.health();
      const ms = Math.round(performance.now() - begun);
      return health.ok ? ok(`Reachable within ${ms} ms`) : failing('The call engine does not answer');
    },
  },
  {
    section: 'Engine',
    check: 'SIP listeners',
    async run({ platform }) {
      const { upSince } = await platform.engine.health();
      if (upSince === null) return warning('This process takes no calls');
      const silent = await silentListeners(platform.environment);
      if (silent.length > 0) return failing(`No answer on ${silent.join(', ')}`);
      const { sipPort, sipsPort } = platform.environment;
      return ok(`SIP answers on port ${sipPort}${sipsPort === 0 ? '' : `, over TLS on port ${sipsPort}`}`);
    },
  },
  {
    section: 'Engine',
    check: 'Gateways',
    async run({ platform, scope }) {
      const trunks = (await platform.engine.trunks()).filter(({ tenantId }) => scope.reaches(tenantId));
      const down = trunks.filter(({ state }) => state !== 'REGED' && state !== 'NOREG');
      const details = `${trunks.length - down.length} of ${trunks.length} up`;
      return down.length === 0 ? ok(details) : warning(details);
    },
  },
  {
    section: 'Engine',
    check: 'Registrations',
    async run({ platform, scope }) {
      const all = await platform.engine.registrations(scope.only ?? undefined);
      return ok(`${all.length} contacts of ${new Set(all.map(({ extensionUuid }) => extensionUuid)).size} extensions`);
    },
  },
];
