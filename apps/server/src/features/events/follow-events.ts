import type { Database } from '@strowger/db';
import type { Caller } from '../../access/caller.ts';
import { liveAreasOf } from '../../access/live-view.ts';
import { fenceOf, type Scope, scopeOf } from '../../access/scope.ts';
import type { EventBus } from '../../events/event-bus.ts';
import { isKeptType, type StrowgerEvent } from '../../events/event-types.ts';
import { readEventsRange } from '../../events/events-floor.ts';
import { ApiError } from '../../http/errors.ts';
import type { EventStream } from './event-stream.ts';
import { isKept, keptEventsAfter, type StartingPoint } from './replay.ts';
import { maySee, ownExtensions, type Viewer } from './visibility.ts';

export interface FollowOptions {
  readonly db: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
  readonly stream: EventStream;
  readonly caller: Caller;
  /** The caller of the stream's credentials as of now. @throws ApiError 401 when they are good no more */
  readonly authenticateAgain: () => Promise<Caller>;
  readonly wants: (event: StrowgerEvent) => boolean;
  readonly from: StartingPoint;
}

/** A revoked token ends its stream within 30 s (contract 00 "Events"). */
const AUTHENTICATE_MS = 10_000;
/** Events that may wait while those missed are being sent. */
const MOST_WAITING = 10_000;

/**
 * Sends what was missed, then what happens, until the stream closes, its credentials are revoked, or the client cannot
 * follow. Nothing is missed or sent twice where the two meet: listening begins before reading.
 */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { bus, stream, db } = options;
  let viewer: Viewer = { ...rightsOf(options.caller), extensions: new Set() };
  let waiting: StrowgerEvent[] | null = [];

  const show = (event: StrowgerEvent): void => {
    if (options.wants(event) && maySee(viewer, event)) stream.send(event);
  };
  const leave = bus.subscribe((event) => {
    if (changesExtensions(event, viewer.scope)) void refresh();
    if (waiting === null) show(event);
    else if (waiting.length < MOST_WAITING) waiting.push(event);
    else stream.end();
  });
  const refresh = async (): Promise<void> => {
    const extensions = await readExtensions(db, viewer.scope).catch(() => viewer.extensions);
    viewer = { ...viewer, extensions };
  };
  const check = setInterval(async () => {
    try {
      viewer = { ...viewer, ...rightsOf(await options.authenticateAgain()) };
      await refresh();
    } catch (error) {
      if (error instanceof ApiError && error.status < 500) stream.end();
    }
  }, AUTHENTICATE_MS);
  stream.onClose(() => {
    clearInterval(check);
    leave();
    stream.end();
  });

  viewer = { ...viewer, extensions: await readExtensions(db, viewer.scope) };
  const sentUpTo = await sendMissed(options, viewer.scope, show);
  for (const event of waiting) if (event.event_id > sentUpTo || !isKeptType(event.type)) show(event);
  waiting = null;
}

function rightsOf(caller: Caller): Omit<Viewer, 'extensions'> {
  return { scope: scopeOf(caller), liveAreas: liveAreasOf(caller) };
}

function readExtensions(db: Database, scope: Scope): Promise<ReadonlySet<string>> {
  return db.transaction(fenceOf(scope), (trx) => ownExtensions(trx, scope), { readOnly: true });
}

/** Whose extension is whose may have changed. */
function changesExtensions(event: StrowgerEvent, scope: Scope): boolean {
  return scope.kind === 'own' && event.type === 'config.changed' && event.tenant_id === scope.tenantId;
}

/** @returns the id up to which all kept events have been shown */
async function sendMissed(options: FollowOptions, scope: Scope, show: (event: StrowgerEvent) => void): Promise<number> {
  const { db, stream, from, now } = options;
  if (from.kind === 'now') return 0;
  if (from.kind === 'reset' || !(await isKept(db, from.eventId, now()))) {
    const range = await db.transaction({ kind: 'all' }, (trx) => readEventsRange(trx, now()), { readOnly: true });
    stream.reset(range.last, now());
    return 0;
  }
  let sentUpTo = from.eventId;
  for await (const event of keptEventsAfter(db, fenceOf(scope), from.eventId, now())) {
    if (!stream.isOpen) break;
    show(event);
    sentUpTo = event.event_id;
    await stream.drained();
  }
  return sentUpTo;
}
