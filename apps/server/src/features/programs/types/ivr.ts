import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import { requireSynthesiser, unknownVoice } from '../../../speech/installed-voices.ts';
import { flowOf, isDraft, type Named, readScheme, requireComplete, type SchemeNodes, spokenIn } from '../ivr-scheme.ts';
import type { ProgramPlace, ProgramType } from '../program-type.ts';
import { requireRow, textIn } from '../required.ts';
import { SERVICE } from '../services.ts';

const LONGEST = 256 * 1024;
const GRAPH =
  'The graph as JSON text: nodes `{type, app_index, data, out_nod}`. A `tts` node reads `text` aloud, in `language` and `voice` ' +
  'where they are given. `fax_send` sends the document `document_id` on the call, `sms_send` queues the text `text_id` or a ' +
  '`message` to `phone`, `email_send` the template `template_id` to `email`; without these the other party gets it. They end in ' +
  '`success` or `failure`; a link of any other name is taken either way. Texts may hold merge tokens.';

/** Walks through a graph of nodes, of calls that it makes or that come to the DID of its account. */
export const ivr: ProgramType = {
  name: 'ivr',
  serviceFlag: SERVICE.voice,
  answers: 'voice',
  parameters: {
    ivr_scheme: nullable(Type.String({ maxLength: LONGEST, description: GRAPH })),
    data: nullable(Type.String({ maxLength: LONGEST, description: 'The same.' })),
    description: nullable(Type.String({ maxLength: 255 })),
  },
  async complete(sent, place) {
    const scheme = textIn(sent, 'ivr_scheme') || textIn(sent, 'data');
    if (scheme === '') throw errors.badField('ivr_scheme', 'is required');
    const nodes = readScheme(scheme);
    if (!isDraft(nodes)) {
      await requireNamed(flowOf(nodes).named, place);
      requireComplete(nodes);
      await requireVoices(nodes);
    }
    const description = textIn(sent, 'description');
    return { ivr_scheme: scheme, ...(description === '' ? {} : { description }) };
  },
  async work(data) {
    const nodes = readScheme(textIn(data, 'ivr_scheme') || '[]');
    if (isDraft(nodes)) throw errors.preconditionFailed('The IVR is empty');
    if (spokenIn(nodes).length > 0) await requireSynthesiser();
    return { service: 'voice', does: { kind: 'flow', flow: flowOf(nodes).flow } };
  },
};

/** @throws ApiError 400 for what is not the tenant's */
async function requireNamed(named: readonly Named[], place: ProgramPlace): Promise<void> {
  for (const { table, id, field } of named) {
    await requireRow(place, table, id).catch(() => {
      throw errors.badField('ivr_scheme', `${field} names nothing that can be used here`);
    });
  }
}

/** @throws ApiError 400 for a voice or language that nothing here reads in */
async function requireVoices(nodes: SchemeNodes): Promise<void> {
  for (const { node, wish } of spokenIn(nodes)) {
    const unknown = await unknownVoice(wish);
    if (unknown !== null) {
      throw errors.badField('ivr_scheme', `${unknown} of node ${node} is none that texts can be read in here`);
    }
  }
}
