import { sql, type Trx } from '@strowger/db';
import type { AutobillCall } from '@strowger/rating';

/** A leg that may be billed (contract 40 B12.4 step 1). */
export interface BillableLeg {
  readonly callId: string;
  readonly leg: string;
  readonly startedAt: Date;
  readonly call: AutobillCall;
  readonly extension: string | null;
  readonly dids: readonly (string | null)[];
  readonly providerId: number | null;
  /** What became of it at hang-up; null: nothing. */
  readonly charge: {
    readonly serviceId: string | null;
    readonly state: string;
    /** By contract 10 §9.8: paid for already, by money or by included units. */
    readonly isPaid: boolean;
  } | null;
}

export interface Span {
  readonly from: Date;
  readonly until: Date;
}

interface LegRow {
  readonly id: number;
  readonly call_id: string;
  readonly leg: string;
  readonly start_time: Date;
  readonly direction: 'outbound' | 'inbound';
  readonly call_type: string;
  readonly extension: string | null;
  readonly number: string | null;
  readonly caller_number: string | null;
  readonly caller_destination: string | null;
  readonly source_number: string | null;
  readonly billsec: number;
  readonly provider_id: number | null;
  readonly charged_service: string | null;
  readonly charge_state: string | null;
  readonly charge_paid: boolean | null;
}

const PAGE = 2_000;

/**
 * Answered legs of a tenant that began within a span, in their order, page by page: those that were sent to a provider, those
 * that came from one, and outbound A-legs of imported records, which have no trunk leg.
 * @param unbilled only those that stand in no billed period
 */
export async function* billableLegs(
  trx: Trx,
  tenantId: number,
  span: Span,
  { unbilled }: { readonly unbilled: boolean },
): AsyncGenerator<readonly BillableLeg[], void> {
  let last: { readonly at: Date; readonly id: number } = { at: new Date(0), id: 0 };
  for (;;) {
    const rows = await readPage(trx, tenantId, span, unbilled, last);
    if (rows.length > 0) yield rows.map(legOf);
    const end = rows.at(-1);
    if (end === undefined || rows.length < PAGE) return;
    last = { at: end.start_time, id: end.id };
  }
}

async function readPage(
  trx: Trx,
  tenantId: number,
  { from, until }: Span,
  unbilled: boolean,
  after: { readonly at: Date; readonly id: number },
): Promise<LegRow[]> {
  const open = unbilled
    ? sql`not exists (select from autobill_calls m where m.call_id = c.call_id and m.leg = c.leg)`
    : sql`true`;
  const { rows } = await sql<LegRow>`
    select c.id, c.call_id, c.leg, c.start_time, c.direction, c.call_type, c.extension,
      case when c.direction = 'outbound' then coalesce(c.rated_number, c.destination)
        else coalesce(c.caller_destination, c.destination) end as number,
      c.caller_number, c.caller_destination, c.source_number, c.billsec, c.provider_id,
      charge.service_id as charged_service, charge.state as charge_state,
      charge.cost > 0 or coalesce(charge.included, 0) > 0 as charge_paid
    from cdr c left join charges charge using (call_id, leg)
    where c.tenant_id = ${tenantId}::integer and c.start_time >= ${from} and c.start_time < ${until}
      and (c.start_time, c.id) > (${after.at}::timestamptz, ${after.id}::bigint)
      and c.answer_time is not null and c.billsec > 0 and not c.emergency
      and (${TRUNK_LEG} or ${FROM_TRUNK} or ${STANDS_IN}) and ${open}
    order by c.start_time, c.id
    limit ${PAGE}`.execute(trx);
  return rows;
}

const TRUNK_LEG = sql`(c.direction = 'outbound' and c.rated_number is not null)`;
/** Our own engines say by which trunk; an imported record has no conversation with anybody. */
const IS_IMPORTED = sql`c.sip_call_id is null`;
const FROM_TRUNK = sql`(c.direction = 'inbound' and c.leg = 'a'
  and (c.provider_id is not null or c.gateway_uuid is not null or ${IS_IMPORTED}))`;
const STANDS_IN = sql`(c.direction = 'outbound' and c.leg = 'a' and c.rated_number is null and ${IS_IMPORTED}
  and not exists (
    select from cdr as trunk
    where trunk.tenant_id = c.tenant_id and trunk.start_time between c.start_time and c.end_time
      and trunk.originating_leg_uuid = c.call_id and trunk.rated_number is not null))`;

const PROGRAMS: Readonly<Record<string, string>> = { voicemail: 'Voicemail', fax: 'Fax', conf: 'Conference' };

function legOf(row: LegRow): BillableLeg {
  const isInbound = row.direction === 'inbound';
  const description = PROGRAMS[row.call_type] ?? (isInbound ? 'Inbound DID' : 'Outbound DID');
  const caller = row.caller_number ?? '';
  return {
    callId: row.call_id,
    leg: row.leg,
    startedAt: row.start_time,
    call: { direction: row.direction, number: row.number ?? '', caller, description, billsec: row.billsec },
    extension: row.extension,
    dids: isInbound ? [row.caller_destination] : [row.source_number],
    providerId: row.provider_id,
    charge:
      row.charge_state === null
        ? null
        : { serviceId: row.charged_service, state: row.charge_state, isPaid: row.charge_paid === true },
  };
}
