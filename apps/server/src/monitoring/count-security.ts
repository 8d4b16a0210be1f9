import type { SecurityNotice } from '@strowger/switch';
import type { Metrics } from './metrics.ts';

/** Counts what the engine tells of hostile sources: refusals, failed digests and the beginnings of bans. */
export function countSecurity(metrics: Pick<Metrics, 'sipRefusal' | 'sipBan' | 'failedLogin'>, notice: SecurityNotice) {
  switch (notice.kind) {
    case 'refused':
      return metrics.sipRefusal(notice.reason);
    case 'digest_failed':
      return metrics.failedLogin('sip');
    case 'banned':
      return metrics.sipBan('address');
    case 'account_guarded':
      return metrics.sipBan('account');
    case 'unbanned':
    case 'account_released':
      return;
  }
}
