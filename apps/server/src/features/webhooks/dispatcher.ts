import { type Attempt, carryOutAttempt } from './attempt.ts';
import { coalesced } from './coalesced.ts';
import { withFewTransactions } from './gate.ts';
import { type DeliveryParts, LEASE_MS } from './parts.ts';
import { validSecrets } from './secrets.ts';
import { findWebhook } from './store.ts';
import { claimDeliveries, type DeliveryRow, nextDue, releaseDelivery, webhooksWithDue } from './store-deliveries.ts';

/** Attempts of one webhook at a time, in this process; one whose receiver fails gets a single one. */
const LANES_PER_WEBHOOK = 4;
const LANES_WHILE_FAILING = 1;
const MOST_LANES = 200;
const CLAIMED_TOGETHER = 5;
/** More than an attempt takes. */
const ATTEMPT_MS = 15_000;
const MOST_TRANSACTIONS = 6;
const LONGEST_WAIT_MS = 60_000;
const RETRY_MS = 1_000;

/** Deliveries of one webhook that one lane sends one after the other. */
interface Claimed {
  readonly url: string;
  readonly secrets: readonly string[];
  readonly deliveries: readonly DeliveryRow[];
  /** An attempt that began later might outlast the lease. */
  readonly startUntil: Date;
}

export interface Dispatcher {
  /** Something may be due: looks soon, and again when the next delivery is. */
  wake(): void;
  /** Resolves when nothing is due any more and no attempt runs. */
  run(): Promise<void>;
  /** No new attempts; those that run are cut short and given back. */
  stop(): Promise<void>;
}

/**
 * Makes the attempts that are due. The table is the queue: a delivery is claimed by one process, and by another one after
 * its lease when that dies. Each webhook has lanes of its own, so that a dead receiver holds up no other.
 */
export function createDispatcher(platform: DeliveryParts): Dispatcher {
  const parts = { ...platform, db: withFewTransactions(platform.db, MOST_TRANSACTIONS) };
  const { db, log, now } = parts;
  const stopping = new AbortController();
  const lanes = new Map<number, Set<Promise<void>>>();
  let timer: NodeJS.Timeout | null = null;

  const laneCount = (): number => [...lanes.values()].reduce((sum, ones) => sum + ones.size, 0);
  const scan = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    const at = now();
    const { due, next } = await db.transaction(
      { kind: 'all' },
      async (trx) => ({ due: await webhooksWithDue(trx, at, LANES_PER_WEBHOOK), next: await nextDue(trx, at) }),
      { readOnly: true },
    );
    for (const { webhook_id: id, isFailing, count } of due) {
      addLanes(id, count, isFailing ? LANES_WHILE_FAILING : LANES_PER_WEBHOOK);
    }
    if (next) lookAgainIn(next.getTime() - at.getTime());
  };
  const scans = coalesced(scan, {
    retryMs: RETRY_MS,
    onError: (error) => log.warn({ err: error }, 'webhook deliveries could not be read; trying again'),
  });
  const lookAgainIn = (ms: number): void => {
    if (stopping.signal.aborted) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(scans.wake, Math.min(Math.max(ms, 1), LONGEST_WAIT_MS)).unref();
  };

  /** A lane for each delivery that is due, up to so many: those that run may wait for their receiver yet. */
  const addLanes = (webhookId: number, due: number, limit: number): void => {
    const running = lanes.get(webhookId) ?? new Set<Promise<void>>();
    lanes.set(webhookId, running);
    const most = Math.min(limit, running.size + due);
    while (running.size < most && laneCount() < MOST_LANES && !stopping.signal.aborted) {
      const lane: Promise<void> = runLane(webhookId).then((again) => {
        running.delete(lane);
        if (running.size === 0 && lanes.get(webhookId) === running) lanes.delete(webhookId);
        if (again === 'later') lookAgainIn(RETRY_MS);
        else if (again === 'now') scans.wake();
      });
      running.add(lane);
    }
    if (running.size === 0) lanes.delete(webhookId);
  };
  /**
   * One after the other until nothing is due, or one fails: then what is left is looked at anew.
   * @returns when to look: whoever found nothing leaves that to who has it
   */
  const runLane = async (webhookId: number): Promise<'now' | 'later' | 'never'> => {
    try {
      for (let made = 0; ; made += 1) {
        const claimed = stopping.signal.aborted ? null : await claim(webhookId);
        if (!claimed) return made > 0 ? 'now' : 'never';
        if (!(await carryOutAll(claimed))) return 'now';
      }
    } catch (error) {
      log.warn({ err: error, webhookId }, 'a webhook delivery was interrupted; trying again');
      return 'later';
    }
  };
  const claim = (webhookId: number): Promise<Claimed | null> =>
    db.transaction({ kind: 'all' }, async (trx) => {
      const webhook = await findWebhook(trx, { kind: 'platform' }, webhookId);
      if (!webhook?.active) return null;
      const at = now();
      const leaseUntil = new Date(at.getTime() + LEASE_MS);
      const most = webhook.failing_since === null ? CLAIMED_TOGETHER : 1;
      const deliveries = await claimDeliveries(trx, webhookId, at, leaseUntil, most);
      if (deliveries.length === 0) return null;
      const secrets = await validSecrets(trx, parts.vault, webhookId, at);
      return { url: webhook.url, secrets, deliveries, startUntil: new Date(leaseUntil.getTime() - ATTEMPT_MS) };
    });
  /** @returns false when one of them failed or was not attempted; those are given back */
  const carryOutAll = async ({ url, secrets, deliveries, startUntil }: Claimed): Promise<boolean> => {
    for (const [index, delivery] of deliveries.entries()) {
      const isInTime = now() <= startUntil && !stopping.signal.aborted;
      if (!isInTime || !(await carryOut({ url, secrets, delivery, occasion: 'due' }))) {
        await giveBack(deliveries.slice(isInTime ? index + 1 : index));
        return false;
      }
    }
    return true;
  };
  const carryOut = async (attempt: Attempt): Promise<boolean> => {
    try {
      return await carryOutAttempt(parts, attempt, stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
      await giveBack([attempt.delivery]);
      return false;
    }
  };
  const giveBack = async (deliveries: readonly DeliveryRow[]): Promise<void> => {
    if (deliveries.length === 0) return;
    await db.transaction({ kind: 'all' }, async (trx) => {
      for (const one of deliveries) await releaseDelivery(trx, one, now());
    });
  };
  const idle = async (): Promise<void> => {
    while (lanes.size > 0) {
      await Promise.all([...lanes.values()].flatMap((ones) => [...ones]));
      await scans.run();
    }
  };

  return {
    wake: scans.wake,
    async run() {
      await scans.run();
      await idle();
    },
    async stop() {
      stopping.abort(new Error('The program is stopping'));
      scans.close();
      if (timer) clearTimeout(timer);
      await Promise.all([...lanes.values()].flatMap((ones) => [...ones]));
    },
  };
}
