import type { Switch, TrunkStatus } from '@strowger/switch';
import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import type { Shown } from '../../http/resource/field.ts';

/** What the engine tells of a provider, beside its row (contract 30 §2.4). */
export const statusFields = {
  state: Type.Union([
    Type.Enum([
      'REGED',
      'UNREGED',
      'TRYING',
      'REGISTER',
      'FAILED',
      'FAIL_WAIT',
      'EXPIRED',
      'UNREGISTER',
      'TIMEOUT',
      'NOREG',
      'DOWN',
    ]),
    Type.Literal(false, { description: 'Not SIP, or unknown to the engine.' }),
  ]),
  last_error: Type.String(),
  state_since: nullable(Type.Integer({ description: 'Epoch seconds.' })),
  calls_active: Type.Integer(),
};

/** The rows with how each provider does. */
export async function withStatus(engine: Switch, rows: readonly Shown[]): Promise<Shown[]> {
  const statuses = new Map((await engine.trunks()).map((status) => [status.providerId, status]));
  return rows.map((row) => ({ ...row, ...shownStatus(statuses.get(Number(row['provider_id']))) }));
}

function shownStatus(status: TrunkStatus | undefined): Shown {
  if (status === undefined) return { state: false, last_error: '', state_since: null, calls_active: 0 };
  return {
    state: status.state,
    last_error: status.lastError,
    state_since: Math.floor(status.stateSince / 1000),
    calls_active: status.callsActive,
  };
}
