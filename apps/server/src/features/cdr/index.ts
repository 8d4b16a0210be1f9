export { type EtlService, startEtl } from './etl/etl-service.ts';
export { registerCdr } from './routes.ts';
