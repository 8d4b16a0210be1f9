import { planCall } from '@strowger/callplan';
import type { Database } from '@strowger/db';
import type { BindingStore, SecurityNotice, SwitchHost } from '@strowger/switch';
import type { Logger } from 'pino';
import type { StoredCallJournal } from './call-journal.ts';
import type { Directory } from './directory.ts';

/** Realm of challenges to a host that is no domain of ours (contract 20 §1.1). */
const DEFAULT_REALM = 'strowger';

/** What the server answers an engine: configuration from memory, plans from the pure planner, durable records. */
export function createSwitchHost(options: {
  readonly db: Database;
  readonly directory: Directory;
  readonly journal: StoredCallJournal;
  readonly bindings: BindingStore;
  readonly log: Logger;
  readonly now: () => Date;
  readonly onSecurityNotice: (notice: SecurityNotice) => void;
}): SwitchHost {
  const { db, directory, log } = options;
  return {
    subscriber: (user, host) => directory.subscriber(user, host),
    realm: async (host) => (await directory.tenantOfDomain(host))?.domainName ?? DEFAULT_REALM,
    async plan(tenantId, leg) {
      const tenant = await directory.tenant(tenantId);
      if (!tenant) throw new Error(`tenant ${tenantId} has no domain`);
      return planCall(tenant, leg, options.now());
    },
    journal: options.journal,
    bindings: options.bindings,
    security(notice) {
      options.onSecurityNotice(notice);
      log.warn({ notice }, 'sip security');
      if (notice.kind === 'banned') {
        recordBan(db, notice).catch((error: unknown) => log.error({ err: error }, 'a ban could not be audited'));
      }
    },
  };
}

/** A ban touches everybody behind the address: it is the platform's row, not a tenant's. */
function recordBan(db: Database, notice: Extract<SecurityNotice, { kind: 'banned' }>): Promise<unknown> {
  return db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('audit')
      .values({
        tenant_id: null,
        ip_address: notice.source,
        resource: 'sip',
        resource_id: notice.source,
        action: 'ban',
        after: JSON.stringify({ until: new Date(notice.untilMs).toISOString() }),
      })
      .execute(),
  );
}
