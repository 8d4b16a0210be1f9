import type { PlaySource } from '@strowger/rtp';
import type { AttemptAction, AttemptOutcome, AttemptProgress, AttemptRequest, VoiceFlow } from '@strowger/switch';
import type { Call } from '../calls/call.ts';
import type { Application } from '../dialogue/application-run.ts';
import { FaxCall } from '../fax/fax-call.ts';
import { FlowWalk } from '../flows/flow-walk.ts';
import type { Leg } from '../legs/leg.ts';
import type { StepContext, StepOutcome } from '../steps/step-run.ts';

/** What came of an attempt's action. */
export type ActionResult = Pick<AttemptOutcome, 'completed' | 'fax' | 'results'>;

export const NOTHING_DONE: ActionResult = { completed: false, fax: null, results: [] };

/** Silence for whoever has picked up (contract 30 §20). */
const QUIET_MS = 2000;
/** A message that was heard for so long was heard. */
const LEAST_HEARD_MS = 1000;
const NEXT: StepOutcome = { kind: 'next' };

/** What is to stand before the leg is answered; null: nothing. */
export function prepare(
  leg: Leg,
  { action }: AttemptRequest,
  tell: (progress: AttemptProgress) => void,
): FaxCall | null {
  if (action.kind !== 'send_fax') return null;
  const { t38, ...fax } = action.fax;
  const page = (number: number, of: number | null) => tell({ state: 'page', page: number, of: of ?? number });
  return new FaxCall(leg, { t38, job: { kind: 'send', fax, quietMs: QUIET_MS }, page });
}

/** Does with an answered leg what the attempt is for; the leg may live on. */
export async function actOn(
  call: Call,
  leg: Leg,
  request: AttemptRequest,
  prepared: FaxCall | null,
): Promise<ActionResult> {
  const { action } = request;
  switch (action.kind) {
    case 'send_fax':
      return prepared === null ? NOTHING_DONE : during(call, leg, sendFax(prepared));
    case 'play':
      return during(call, leg, playMessage(soundNamed(action.sound)));
    case 'play_file':
      return during(call, leg, playMessage(fileTwice(action)));
    case 'connect':
      return connect(call, leg, request, action.extensionUuid);
    case 'flow':
      return walkThrough(call, leg, request, action.flow);
  }
}

/** An application that notes what it has done as soon as that is known: it may be ended at any moment. */
type NotingApplication = (note: (result: ActionResult) => void) => Application;

async function during(call: Call, leg: Leg, application: NotingApplication): Promise<ActionResult> {
  let result = NOTHING_DONE;
  await call.talk(
    leg,
    application((noted) => {
      result = noted;
    }),
  );
  return result;
}

function sendFax(fax: FaxCall): NotingApplication {
  return (note) =>
    async ({ left }) => {
      const outcome = await fax.carry(left);
      note({ completed: outcome.success, fax: outcome, results: [] });
      return NEXT;
    };
}

/** What is to be heard; null: it is not there. */
type Message = (context: StepContext) => Promise<PlaySource | null>;

function soundNamed(sound: string): Message {
  return async ({ plan: { language, tenantId }, services: { log, sounds }, party }) => {
    const source = await sounds.sound(sound, { tenantId, language });
    if (source === null) log('warn', 'a message could not be found', { leg: party.uuid, sound });
    return source;
  };
}

function fileTwice({ path, againAfterMs }: Extract<AttemptAction, { kind: 'play_file' }>): Message {
  const file = { kind: 'file', path } as const;
  const again = againAfterMs === null ? [] : [{ kind: 'silence', ms: againAfterMs } as const, file];
  return async () => ({ kind: 'sequence', items: [file, ...again] });
}

/** It has done its work when it was played to its end, or when whoever heard it hung up after a second of it. */
function playMessage(message: Message): NotingApplication {
  return (note) => async (dialogue, context) => {
    const { clock } = context.services;
    const source = await dialogue.until(message(context));
    if (source === null) return NEXT;
    await dialogue.pause(QUIET_MS);
    const begun = clock.now();
    try {
      await dialogue.say(source, '');
    } finally {
      if (!dialogue.left.aborted || clock.now() - begun >= LEAST_HEARD_MS) note({ ...NOTHING_DONE, completed: true });
    }
    return NEXT;
  };
}

/** It has done its work when its graph says so, or its transfer came to somebody. */
async function walkThrough(call: Call, leg: Leg, request: AttemptRequest, flow: VoiceFlow): Promise<ActionResult> {
  const { tenantId, spoolId, caller, to } = request;
  const walk = new FlowWalk(flow, { tenantId, spoolId, number: to, ownNumber: caller.number });
  const outcome = await call.talk(leg, walk.application);
  const { results } = walk;
  if (outcome.kind !== 'route') return { completed: walk.hasDone, fax: null, results };
  return { ...(await joinWith(call, leg, outcome.transfer.destination, walk.shownAs ?? to)), results };
}

/** Rings the extension as a call from outside would; the attempt goes on as long as the two talk. */
async function connect(
  call: Call,
  leg: Leg,
  { tenantId, to }: AttemptRequest,
  extensionUuid: string,
): Promise<ActionResult> {
  const tenant = await leg.services.host.tenantOf(tenantId);
  const extension = tenant?.extensions.get(extensionUuid);
  if (extension === undefined) {
    leg.services.log('warn', 'an extension to connect with is no more', { leg: leg.uuid, extensionUuid });
    return NOTHING_DONE;
  }
  return joinWith(call, leg, extension.number, to);
}

/** @param shownAs the number that the phone there shows as calling */
async function joinWith(call: Call, leg: Leg, dialled: string, shownAs: string): Promise<ActionResult> {
  const caller = { kind: 'outside', name: shownAs, number: shownAs } as const;
  await call.routeOn(leg, { dialled, by: null, caller });
  const isJoined = call.partnerOf(leg) !== null;
  if (isJoined) await leg.ended;
  return { ...NOTHING_DONE, completed: isJoined };
}
