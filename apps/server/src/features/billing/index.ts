import type { Feature } from '../../platform.ts';
import { accountRoutes } from './account-routes.ts';
import { billingRegistrar } from './in-edition.ts';
import { declareBillingJobs } from './jobs.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { quotaRoutes } from './quota-routes.ts';

/** Quotas, usage and statements (contract 10 §9.1, §9.2, §9.10). */
export const billing: Feature = (route, platform) => {
  const declare = billingRegistrar(route, platform);
  quotaRoutes(declare, platform);
  accountRoutes(declare, platform);
  ledgerRoutes(declare, platform);
  declareBillingJobs(platform);
};
