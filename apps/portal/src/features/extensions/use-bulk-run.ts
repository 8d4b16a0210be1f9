import { useCallback, useEffect, useRef, useState } from 'react';
import { toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { makePassword, makePin } from '../../kit/fields/make-secret.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import type { BulkRow } from './bulk-rows.ts';
import { type Made, type Outcome, runBulk } from './bulk-run.ts';

export interface BulkState {
  readonly outcomes: ReadonlyMap<BulkRow, Outcome>;
  readonly running: boolean;
  readonly start: (rows: readonly BulkRow[]) => Promise<void>;
  /** The row that is being made is finished. */
  readonly stop: () => void;
  readonly clear: () => void;
}

/** Makes extensions one after the other, and tells of each. */
export function useBulkRun(withMailbox: boolean): BulkState {
  const tenantId = useChosenTenant();
  const refresh = useRefresh();
  const [outcomes, setOutcomes] = useState<ReadonlyMap<BulkRow, Outcome>>(new Map());
  const [running, setRunning] = useState(false);
  const stopped = useRef(false);
  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  // Leaving the page ends it, as the question before that says.
  useEffect(() => stop, [stop]);
  const start = async (rows: readonly BulkRow[]) => {
    stopped.current = false;
    setRunning(true);
    const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
    await runBulk({
      rows,
      make: (row) => makeExtension(row, tenant, withMailbox),
      onOutcome: (row, outcome) => setOutcomes((before) => new Map(before).set(row, outcome)),
      isStopped: () => stopped.current,
    });
    setRunning(false);
    void refresh('fpbx_extensions', 'voicemails');
  };
  return { outcomes, running, start, stop, clear: () => setOutcomes(new Map()) };
}

async function makeExtension(row: BulkRow, tenant: { tenant_id?: number }, withMailbox: boolean): Promise<Made> {
  const password = makePassword();
  const body = { extension: row.number, effective_caller_id_name: row.name, password, ...tenant };
  const { data } = await api.POST('/api/fpbx_extensions', { body });
  const mailboxFault = withMailbox ? await makeMailbox(row, tenant) : null;
  return { uuid: data?.extension_uuid ?? '', password, mailboxFault };
}

/** The extension stands whatever becomes of its mailbox. @returns why there is none */
async function makeMailbox({ number, mail }: BulkRow, tenant: { tenant_id?: number }): Promise<string | null> {
  const mailing = mail === '' ? {} : { voicemail_mail_to: mail };
  const body = { voicemail_id: number, voicemail_password: makePin(), ...mailing, ...tenant };
  try {
    await api.POST('/api/voicemails', { body });
    return null;
  } catch (thrown) {
    return toApiError(thrown).message;
  }
}
