import type { Application } from '../../application.ts';
import { billingChecks } from './autobill/health-checks.ts';
import { AUTOBILL_ACTIONS } from './autobill/index.ts';
import { check } from './check.ts';
import { acknowledge } from './collect/acknowledge.ts';
import { collect } from './collect/collect.ts';
import { release } from './collect/release.ts';
import { reset } from './collect/reset.ts';
import { download } from './export/download.ts';
import { exportRecords } from './export/export.ts';
import { importRecords } from './import/import.ts';
import { readerLag } from './reader-lag.ts';
import { validate } from './validate/validate.ts';

/** Contract 40 B10.10. */
export const xmlCdr: Application = {
  name: 'xml_cdr',
  aliases: [],
  version: '1.0.0',
  actions: [
    exportRecords,
    download,
    collect,
    acknowledge,
    release,
    reset,
    importRecords,
    validate,
    check,
    ...AUTOBILL_ACTIONS,
  ],
  healthChecks: [readerLag, ...billingChecks],
};
