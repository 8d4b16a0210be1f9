import { sql, type Trx } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** What may carry a number, with the name the contract gives it (contract 20 §0.7). */
const LABELS = {
  extension: 'Extension',
  ring_group: 'Ring Group',
  call_queue: 'Call Queue',
  ivr_menu: 'IVR Menu',
  conference: 'Conference',
  voicemail: 'Voicemail',
  call_flow: 'Call Flow',
  time_condition: 'Time Condition',
} as const;

export type NumberKind = keyof typeof LABELS;

/** The object that carries numbers of a domain. */
export interface NumberCarrier {
  readonly domainUuid: string;
  readonly tenantId: number;
  readonly kind: NumberKind;
  readonly uuid: string;
}

const NO_DOMAIN = 'No SIP domain assigned to this tenant. Contact an administrator.';

/**
 * Locks the numbers of a tenant's domain until the end of the transaction: writes that move them come one after the
 * other, so that two of them never wait for each other. Taken after the tenant's row, where that is locked too.
 * @throws ApiError 409 when the tenant has no domain
 */
export async function lockNumberPlan(
  trx: Trx,
  tenantId: number,
): Promise<{ readonly domain_uuid: string; readonly domain_name: string }> {
  const domain = await trx
    .selectFrom('domains')
    .select(['domain_uuid', 'domain_name'])
    .where('tenant_id', '=', tenantId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!domain) throw errors.conflict(NO_DOMAIN);
  return domain;
}

/**
 * Makes these the numbers of the object, and only these. The unique index decides between rivals.
 * @throws ApiError 409 that names the number and what has it (contract 20 §0.7)
 */
export async function claimNumbers(trx: Trx, carrier: NumberCarrier, numbers: readonly string[]): Promise<void> {
  await trx
    .deleteFrom('number_plan')
    .where('object_uuid', '=', carrier.uuid)
    .where('slot', '=', 'main')
    .where('number', 'not in', numbers)
    .execute();
  await claimFirstNumbers(trx, carrier, numbers);
}

/**
 * Makes these the numbers of an object that has none yet.
 * @throws ApiError 409 that names the number and what has it (contract 20 §0.7)
 */
export async function claimFirstNumbers(trx: Trx, carrier: NumberCarrier, numbers: readonly string[]): Promise<void> {
  const claimed = await trx
    .insertInto('number_plan')
    .values(numbers.map((number) => rowOf(carrier, number)))
    .onConflict((conflict) =>
      conflict
        .columns(['domain_uuid', 'number', 'slot'])
        .doUpdateSet({ kind: carrier.kind })
        .where('number_plan.object_uuid', '=', carrier.uuid),
    )
    .returning('number')
    .execute();
  if (carrier.kind !== 'extension') await requireNoMailbox(trx, carrier, numbers);
  const own = new Set(claimed.map((row) => row.number));
  const taken = numbers.find((number) => !own.has(number));
  if (taken !== undefined) throw await inUse(trx, carrier.domainUuid, taken);
}

/** Only an extension may have the number of a mailbox. */
async function requireNoMailbox(trx: Trx, carrier: NumberCarrier, numbers: readonly string[]): Promise<void> {
  const row = await trx
    .selectFrom('number_plan')
    .select('number')
    .where('domain_uuid', '=', carrier.domainUuid)
    .where('number', 'in', numbers)
    .where('slot', '=', 'mailbox')
    .executeTakeFirst();
  if (row) {
    throw numberInUse(row.number, 'voicemail');
  }
}

function rowOf(carrier: NumberCarrier, number: string) {
  return {
    domain_uuid: carrier.domainUuid,
    tenant_id: carrier.tenantId,
    number,
    kind: carrier.kind,
    object_uuid: carrier.uuid,
  };
}

async function inUse(trx: Trx, domainUuid: string, number: string): Promise<Error> {
  return numberInUse(number, (await kindOf(trx, domainUuid, number, null)) ?? 'extension');
}

/**
 * The refusal of a number that something has (contract 20 §0.7).
 * @param kind of what has it, as the number plan calls it
 */
export function numberInUse(number: string, kind: string): Error {
  const label = labelOf(kind);
  const article = /^[AEIOU]/.test(label) ? 'an' : 'a';
  return errors.conflict(`Extension number ${number} is already in use by ${article} ${label} in this domain.`);
}

/** Gives the object's numbers back. */
export async function releaseNumbers(trx: Trx, objectUuid: string): Promise<void> {
  await trx.deleteFrom('number_plan').where('object_uuid', '=', objectUuid).execute();
}

/** What carries a number, as people read it; null when it is free. */
export async function carrierOf(
  trx: Trx,
  domainUuid: string,
  number: string,
  exceptUuid: string | null,
): Promise<string | null> {
  const kind = await kindOf(trx, domainUuid, number, exceptUuid);
  return kind === null ? null : labelOf(kind);
}

async function kindOf(trx: Trx, domainUuid: string, number: string, exceptUuid: string | null): Promise<string | null> {
  const row = await trx
    .selectFrom('number_plan')
    .select('kind')
    .where('domain_uuid', '=', domainUuid)
    .where('number', '=', number)
    .where('slot', '=', 'main')
    .$if(exceptUuid !== null, (query) => query.where('object_uuid', '!=', exceptUuid))
    .executeTakeFirst();
  return row?.kind ?? null;
}

function labelOf(kind: string): string {
  return isNumberKind(kind) ? LABELS[kind] : LABELS.extension;
}

function isNumberKind(kind: string): kind is NumberKind {
  return Object.hasOwn(LABELS, kind);
}

/** True when the tenant has a DID of that number, with or without a plus sign. */
export async function isDid(trx: Trx, tenantId: number, number: string): Promise<boolean> {
  const row = await trx
    .selectFrom('accounts')
    .select('account_id')
    .where('tenant_id', '=', tenantId)
    .where('type', '=', 'did')
    .where('phone', 'in', [number, `+${number}`])
    .executeTakeFirst();
  return row !== undefined;
}

/** The lowest number of the range that nothing carries, no DID has and nobody reserved; null when there is none. */
export async function lowestFreeNumber(
  trx: Trx,
  domain: { readonly uuid: string; readonly tenantId: number },
  range: { readonly from: number; readonly to: number },
  reserved: ReadonlySet<string>,
): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select n::text as number from generate_series(${range.from}::integer, ${range.to}::integer) as n
    where n::text <> all(${[...reserved]}::text[])
      and not exists (
        select from number_plan
        where domain_uuid = ${domain.uuid} and slot = 'main' and number_plan.number = n::text)
      and not exists (
        select from accounts
        where tenant_id = ${domain.tenantId} and type = 'did' and ltrim(phone, '+') = n::text)
    order by n limit 1`.execute(trx);
  return rows[0]?.number ?? null;
}
