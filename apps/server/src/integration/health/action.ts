import { stringify } from 'csv-stringify/sync';
import { Type } from 'typebox';
import { safeCell } from '../../http/csv-stream.ts';
import { raw, stamp } from '../answers.ts';
import { defineAction } from '../application.ts';
import { HEALTH_SECTIONS } from './health-check.ts';
import { healthReport } from './report.ts';

/** `POST /integration/v1/health` (contract 40 B9). */
export const apiHealth = defineAction({
  action: 'health',
  access: 'read',
  transaction: 'none',
  params: Type.Object({
    sections: Type.Optional(Type.Array(Type.String({ maxLength: 50 }), { maxItems: HEALTH_SECTIONS.length })),
    format: Type.Optional(Type.String({ maxLength: 10 })),
  }),
  async run(call, params) {
    const report = await healthReport(
      {
        platform: call.platform,
        scope: call.scope,
        now: call.now,
        caller: { address: call.address, identity: call.identity, overTls: call.overTls },
      },
      params.sections,
    );
    if (params.format?.toUpperCase() !== 'CSV') {
      const { status, message, sections, applications } = report;
      return raw({ status, message, timestamp: stamp(call.now), sections, applications });
    }
    const rows = report.sections.flatMap(({ section, checks }) =>
      checks.map(({ check, status, details }) => [section, status, check, details].map(safeCell)),
    );
    return raw(stringify([['Section', 'Status', 'Check', 'Details'], ...rows]), 'text/csv; charset=utf-8');
  },
});
