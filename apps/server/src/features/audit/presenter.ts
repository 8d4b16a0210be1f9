/** A row of `audit` as the API shows it. */
export function presentAuditRow(row: {
  readonly audit_id: number;
  readonly at: Date;
  readonly tenant_id: number | null;
  readonly user_id: number | null;
  readonly username: string;
  readonly impersonator_id: number | null;
  readonly api_key_id: number | null;
  readonly ip_address: string;
  readonly method: string;
  readonly path: string;
  readonly resource: string;
  readonly resource_id: string;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
}): object {
  return { ...row, at: row.at.toISOString() };
}
