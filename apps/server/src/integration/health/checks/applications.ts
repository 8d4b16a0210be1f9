import { APPLICATIONS } from '../../registry.ts';
import { failing, type HealthCheck, ok } from '../health-check.ts';

/** That each application is served, with its version: a row of its name. */
export function applicationChecks(): readonly HealthCheck[] {
  return APPLICATIONS.map(({ name, version, actions }) => ({
    section: 'Applications',
    check: name,
    run: async () => (actions.length > 0 ? ok(`Version ${version}`) : failing('Has no actions')),
  }));
}
