import type { Action } from '../../../application.ts';
import { deletePackage, getPackage, listPackages } from '../packages/read.ts';
import { setPackage } from '../packages/set.ts';
import { deleteService } from '../services/delete.ts';
import { listServices } from '../services/list.ts';
import { setService } from '../services/set.ts';
import { deleteTariff } from '../tariffs/delete.ts';
import { setTariffFilters } from '../tariffs/filters.ts';
import { importTariff } from '../tariffs/import.ts';
import { exportTariff, listTariffs } from '../tariffs/read.ts';
import { showUsage } from '../usage/usage.ts';
import { autobillLines } from './lines.ts';
import { rateCalls } from './rate.ts';
import { runAutobill } from './run.ts';
import { confirmAutobill, voidAutobill } from './settle.ts';
import { autobillStatus } from './status.ts';

/** Contract 40 B12.3 to B12.5. */
export const AUTOBILL_ACTIONS: readonly Action[] = [
  setService,
  listServices,
  deleteService,
  setPackage,
  listPackages,
  getPackage,
  deletePackage,
  importTariff,
  listTariffs,
  exportTariff,
  deleteTariff,
  setTariffFilters,
  rateCalls,
  showUsage,
  runAutobill,
  autobillStatus,
  autobillLines,
  confirmAutobill,
  voidAutobill,
];
