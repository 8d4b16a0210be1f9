/** Which rows are asked for; an id that is none matches nothing. */
export interface AuditFilter {
  readonly tenantId: number | null;
  readonly userId: number | null;
  readonly resource: string | null;
  readonly resourceId: string | null;
  readonly action: string | null;
  readonly from: Date | null;
  readonly before: Date | null;
}

/** No row has it. */
const NOBODY = -1;
const LATEST_EPOCH = 253_402_300_799;

/** Reads the filters of a list; empty values are ignored (contract 10 §2.5). */
export function auditFilterOf(query: Readonly<Record<string, string>>): AuditFilter {
  const to = epoch(query['to']);
  return {
    // `0`, `null` and `undefined` count as absent (contract 10 §2.6).
    tenantId: ['0', 'null', 'undefined'].includes(query['tenant_id'] ?? '') ? null : id(query['tenant_id']),
    userId: id(query['user_id']),
    resource: text(query['resource']),
    resourceId: text(query['resource_id']),
    action: text(query['action']),
    from: epoch(query['from']),
    before: to && new Date(to.getTime() + 1000),
  };
}

function text(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function id(value: string | undefined): number | null {
  if (text(value) === null) return null;
  return /^\d{1,9}$/.test(value ?? '') ? Number(value) : NOBODY;
}

function epoch(value: string | undefined): Date | null {
  const seconds = /^\d{1,12}$/.test(value ?? '') ? Number(value) : null;
  return seconds === null || seconds > LATEST_EPOCH ? null : new Date(seconds * 1000);
}
