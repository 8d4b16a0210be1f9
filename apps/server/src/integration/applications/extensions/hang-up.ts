import type { IntegrationCall } from '../../application.ts';

/** Ends the calls of extensions once the transaction has committed; calls that end by themselves meanwhile are no error. */
export function hangUpExtensions({ platform, trx }: IntegrationCall, tenantId: number, uuids: readonly string[]): void {
  const { engine, db, log } = platform;
  db.afterCommit(trx, async () => {
    const channels = await engine.channels(tenantId);
    const theirs = channels.filter(({ extensionUuid }) => extensionUuid !== null && uuids.includes(extensionUuid));
    const ends = theirs.map(({ uuid }) => engine.hangup({ uuid, tenantId }, 'MANAGER_REQUEST', 'integration'));
    for (const end of await Promise.allSettled(ends)) {
      if (end.status === 'rejected') log.debug({ err: end.reason }, 'a call was over before it was hung up');
    }
  });
}
