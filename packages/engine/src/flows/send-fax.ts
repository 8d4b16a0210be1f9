import type { FaxOutcome, FlowFax } from '@strowger/switch';
import { FaxCall } from '../fax/fax-call.ts';
import { FAX_FORMATS } from '../fax/fax-formats.ts';
import { noFax } from '../fax/no-fax.ts';
import type { Leg } from '../legs/leg.ts';
import { reinviteLeg } from '../legs/reinvite-leg.ts';
import { isG711 } from '../media/codec.ts';
import { numberIn, textIn } from './node-data.ts';
import { callOf, type NodeScene } from './node-scene.ts';

const HIGHEST_ID = 2 ** 31 - 1;

/**
 * Sends a document as a fax on the call that is under way, whose other party is a fax machine by now.
 * @returns whether it got there whole
 */
export async function sendFax(scene: NodeScene): Promise<boolean> {
  const { context, data, learn } = scene;
  const { party, services } = context;
  const outcome = await outcomeOf(scene);
  learn('document', textIn(data, 'document_id'));
  learn('fax_send', outcome.success ? 'success' : 'error');
  learn('pages', String(outcome.pages));
  if (!outcome.success) learn('error', outcome.text);
  const { success, pages, text } = outcome;
  services.log('info', 'a flow has sent a fax', { leg: party.uuid, success, pages, text });
  return success;
}

async function outcomeOf(scene: NodeScene): Promise<FaxOutcome> {
  const { fax } = scene.context.services;
  const hindrance = await fax.hindrance();
  if (hindrance !== null) return noFax(hindrance);
  if (!(await speaksG711(scene.context.party))) return noFax('The call cannot carry a fax');
  const made = await prepared(scene);
  return made === null ? noFax('The document cannot be sent') : carry(scene, made);
}

/** Waited for also when the other party has gone: what was made is let go of. */
function prepared(scene: NodeScene): Promise<FlowFax | null> {
  const { context, data } = scene;
  const { party, services } = context;
  const documentId = numberIn(data, 0, HIGHEST_ID, 'document_id');
  return services.host.flows.fax({ ...callOf(scene), documentId }).catch((error: unknown) => {
    services.log('warn', 'a document of a flow cannot be sent', { leg: party.uuid, error: String(error) });
    return null;
  });
}

async function carry({ context, dialogue }: NodeScene, { fax, over }: FlowFax): Promise<FaxOutcome> {
  const { party, services } = context;
  const { t38, ...toSend } = fax;
  let outcome = noFax('The fax could not be begun');
  try {
    outcome = await new FaxCall(party, { t38, job: { kind: 'send', fax: toSend, quietMs: 0 } }).carry(dialogue.left);
  } finally {
    await over(outcome).catch((error: unknown) => {
      services.log('error', 'a fax of a flow was not noted', { leg: party.uuid, error: String(error) });
    });
  }
  return outcome;
}

/** A call in another codec is asked for G.711, which alone carries a fax (contract 30 §20). */
async function speaksG711(leg: Leg): Promise<boolean> {
  const { dialog, media } = leg;
  if (media === null) return false;
  if (media.settled?.codecs.slice(0, 1).some(isG711)) return true;
  if (dialog === null) return false;
  const { settled } = await reinviteLeg(leg, { dialog, media, formats: FAX_FORMATS });
  return settled && media.settled?.codecs.slice(0, 1).some(isG711) === true;
}
