import { Type } from 'typebox';
import type { Access } from '../../../access/policy.ts';
import { errors } from '../../../http/errors.ts';
import { money, nullable } from '../../../http/fields.ts';
import type { RouteRegistrar } from '../../../http/route.ts';
import type { Platform } from '../../../platform.ts';
import { seesCosts } from '../costs/routes.ts';
import { clampLimit } from '../filters.ts';
import { cdrFilterOf, countedFilterOf } from '../request-filter.ts';
import { readCallsReport } from './calls-report.ts';
import { timeBins } from './time-bins.ts';
import { readTopCosts } from './top-costs.ts';
import { readTopNumbers, TOP_BY, type TopBy } from './top-numbers.ts';

const tag = 'CDR & Reporting';
const permission = 'statistic_read';

/** End users get the calls of their own numbers, as in the lists of records. */
const readers: Access = { callers: ['A', 'T', 'U'], permission };
const managers: Access = { callers: ['A', 'T'], permission };

const rangeKeys = {
  start_date: Type.Optional(Type.String({ description: 'As in /cdr; default: 30 days before the end.' })),
  end_date: Type.Optional(Type.String({ description: 'As in /cdr; default: now.' })),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'local', 'internal'])),
  status: Type.Optional(Type.String()),
  leg: Type.Optional(Type.Enum(['a', 'b', 'all'])),
  tenant_id: Type.Optional(Type.Integer()),
};

const counts = {
  calls: Type.Integer(),
  answered: Type.Integer(),
  missed: Type.Integer(),
  voicemail: Type.Integer(),
  no_answer: Type.Integer(),
  busy: Type.Integer(),
  cancelled: Type.Integer(),
  failed: Type.Integer(),
  inbound: Type.Integer(),
  outbound: Type.Integer(),
  local: Type.Integer(),
  minutes: Type.Number({ description: 'Answered time.' }),
  answer_rate: nullable(Type.Number({ description: 'Answered of a hundred calls.' })),
  cost: Type.Optional(nullable(money())),
};

const CallsReportReply = Type.Object({
  interval: Type.Enum(['hour', 'day']),
  from: Type.String({ description: 'First instant, UTC.' }),
  until: Type.String({ description: 'First instant after it, UTC.' }),
  totals: Type.Object(counts),
  series: Type.Array(
    Type.Object({
      time: Type.String({ description: 'Begin of the hour or day on the caller’s clock.' }),
      at: Type.String({ description: 'The same, UTC.' }),
      ...counts,
    }),
  ),
});

const TopNumbersReply = Type.Object({
  counted: Type.Integer({ description: 'Records that were read: at most the newest 30,000.' }),
  complete: Type.Boolean({ description: 'These are all that match.' }),
  rows: Type.Array(
    Type.Object({
      number: Type.String({ description: 'Of a provider or a tenant, its id.' }),
      name: nullable(Type.String({ description: 'Of a provider or a tenant.' })),
      calls: Type.Integer(),
      answered: Type.Integer(),
      minutes: Type.Number(),
      cost: Type.Optional(money()),
    }),
  ),
});

/** Calls over time and the busiest numbers, for dashboards and reports. */
export function registerCallReports(route: RouteRegistrar, platform: Platform): void {
  route({
    method: 'GET',
    path: '/reports/calls',
    tag,
    summary: 'Calls by status and direction, minutes and answer rate, by hour or day of the caller’s clock',
    access: readers,
    query: Type.Object({
      ...rangeKeys,
      interval: Type.Optional(Type.Enum(['hour', 'day'])),
      cost: Type.Optional(
        Type.Boolean({
          description:
            'true: what the calls of one tenant were charged, for those who hold `billing_usage`; null where other keys narrow',
        }),
      ),
    }),
    reply: CallsReportReply,
    handler: async ({ trx, scope, query, caller }) => {
      const bins = timeBins(query, caller.timeZone, platform.now());
      const shown = { where: caller.timeZone, priced: query.cost === 'true' && seesCosts(caller) };
      return readCallsReport(trx, scope, countedFilterOf(query, caller), bins, shown);
    },
  });
  route({
    method: 'GET',
    path: '/reports/calls/top',
    tag,
    summary: 'Who has the most calls, or whose cost most: destinations, extensions, callers, providers or tenants',
    access: managers,
    query: Type.Object({
      ...rangeKeys,
      by: Type.Optional(Type.Enum(TOP_BY)),
      order: Type.Optional(
        Type.Enum(['calls', 'cost'], {
          description:
            'cost: by what calls that ended in this time were charged, for those who hold `billing_usage`; not with status or leg',
        }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: TopNumbersReply,
    handler: async ({ trx, scope, query, caller }) => {
      const { boundaries } = timeBins({ ...query, interval: 'day' }, caller.timeZone, platform.now());
      const filter = cdrFilterOf(query, caller, platform.now());
      const from = filter.from ?? boundaries[0] ?? null;
      const asked = { by: topBy(query.by), limit: clampLimit(query.limit, 10, 100) };
      if (query.order !== 'cost') return readTopNumbers(trx, scope, { ...filter, from, search: '' }, asked);
      if (!seesCosts(caller)) throw errors.notPermitted('billing_usage');
      for (const field of ['status', 'leg']) {
        if (query[field]) throw errors.badField(field, 'does not go with order=cost: charges do not know it');
      }
      return readTopCosts(trx, scope, { ...filter, from }, asked);
    },
  });
}

function topBy(text: string | undefined): TopBy {
  return TOP_BY.find((one) => one === text) ?? 'destination';
}
