import type { FlowAction } from '@strowger/switch';
import type { Utterance } from '@strowger/voice';
import { detectMachine } from './detect-machine.ts';
import { numberIn, textIn } from './node-data.ts';
import { callOf, type FlowStep, type NodeScene } from './node-scene.ts';
import { recordAnswer } from './record-answer.ts';
import { sendFax } from './send-fax.ts';

export type Node = (scene: NodeScene) => Promise<FlowStep>;

const DONE: FlowStep = { kind: 'on', result: 'done' };
const TIMEOUT: FlowStep = { kind: 'on', result: 'timeout' };

/** Designers who look at no result draw one link. */
const SENT: FlowStep = { kind: 'on', result: 'success', otherwise: 'done' };
const NOT_SENT: FlowStep = { kind: 'on', result: 'failure', otherwise: 'done' };

const KEY_TIMEOUT_S = 10;
const LONGEST_WAIT_S = 600;
const MOST_DIGITS = 32;

/** The nodes that are carried out, by type (contract 30 §17.1). */
export const NODES: Readonly<Record<string, Node | undefined>> = {
  start: async () => DONE,
  voice_play: playRecording,
  play_menu: playMenu,
  input: readInput,
  record: recordAnswer,
  transfer,
  amd: detectMachine,
  tts: readAloud,
  say_alpha: say((text) => [{ say: 'letters', text }], 'text', 'alpha', 'value'),
  say_digit: say((value) => [{ say: 'digits', value }], 'digit', 'digits', 'text', 'value'),
  say_number: say(asNumber, 'number', 'text', 'value'),
  say_date: sayMoment('date'),
  say_time: sayMoment('time'),
  callerid_set: setCallerId,
  wait,
  log,
  dnc,
  fax_send: async (scene) => ((await sendFax(scene)) ? SENT : NOT_SENT),
  sms_send: sendMessage('sms_send'),
  email_send: sendMessage('email_send'),
};

async function playRecording(scene: NodeScene): Promise<FlowStep> {
  await playNamed(scene, textIn(scene.data, 'recording_id', 'message'), '');
  return DONE;
}

async function playMenu(scene: NodeScene): Promise<FlowStep> {
  const { data, dialogue, learn } = scene;
  await playNamed(scene, textIn(data, 'message', 'recording_id'));
  const seconds = numberIn(data, KEY_TIMEOUT_S, LONGEST_WAIT_S, 'key_timeout');
  const key = await dialogue.key(seconds * 1000);
  if (key === null) return TIMEOUT;
  learn('key', key);
  return { kind: 'on', result: key };
}

async function readInput(scene: NodeScene): Promise<FlowStep> {
  const { data, dialogue, learn } = scene;
  await playNamed(scene, textIn(data, 'recording_id', 'message'));
  const waitMs = numberIn(data, KEY_TIMEOUT_S, LONGEST_WAIT_S, 'key_timeout', 'timeout') * 1000;
  const max = Math.max(1, numberIn(data, MOST_DIGITS, MOST_DIGITS, 'max_digits', 'digits', 'length'));
  const { digits } = await dialogue.digits({ max, firstMs: waitMs, betweenMs: waitMs });
  if (digits === '') return TIMEOUT;
  learn(textIn(data, 'variable', 'name') || 'input', digits);
  return DONE;
}

/** What is not there is passed over: whoever was called hears the rest. */
async function playNamed({ context, dialogue, tenantId }: NodeScene, name: string, stoppedBy?: string): Promise<void> {
  const { party, plan, services } = context;
  const listener = { tenantId, language: plan.language };
  const source = name === '' ? null : await dialogue.until(services.sounds.sound(name, listener));
  if (source !== null) await dialogue.say(source, stoppedBy);
  else if (name !== '') services.log('warn', 'a recording of a flow is missing', { leg: party.uuid, recording: name });
}

async function transfer({ data, tenantId, context }: NodeScene): Promise<FlowStep> {
  const named = textIn(data, 'extension', 'number', 'destination');
  const tenant = await context.services.host.tenantOf(tenantId);
  return { kind: 'transfer', number: tenant?.extensions.get(named)?.number ?? named };
}

/** Without a reader the text stays unread, which the log tells. */
async function readAloud(scene: NodeScene): Promise<FlowStep> {
  const { context, data, dialogue } = scene;
  const { party, plan, services } = context;
  const text = textIn(data, 'text', 'message');
  if (text === '') return DONE;
  const [language, voice] = [textIn(data, 'language'), textIn(data, 'voice')];
  const reading = await services.host.flows
    .read({ ...callOf(scene), text, language, voice, usualLanguage: plan.language })
    .catch((error: unknown) => {
      services.log('error', 'a text could not be read aloud', { leg: party.uuid, error: String(error) });
      return null;
    });
  if (reading === null) {
    services.log('warn', 'a text of a flow is not read aloud: it is passed over', { leg: party.uuid });
    return DONE;
  }
  try {
    await dialogue.say({ kind: 'file', path: reading.path }, '');
  } finally {
    reading.release();
  }
  return DONE;
}

function say(words: (text: string) => readonly Utterance[], ...fields: readonly string[]): Node {
  return async ({ data, dialogue }) => {
    const text = textIn(data, ...fields);
    if (text !== '') await dialogue.speak(words(text), '');
    return DONE;
  };
}

function asNumber(text: string): readonly Utterance[] {
  const value = Number(text);
  return Number.isSafeInteger(value) ? [{ say: 'number', value }] : [{ say: 'digits', value: text }];
}

/** The moment that is named, else now, in the tenant's zone. */
function sayMoment(what: 'date' | 'time'): Node {
  return async ({ context, data, dialogue, tenantId }) => {
    const { clock, host } = context.services;
    const zone = (await host.tenantOf(tenantId))?.timeZone ?? 'UTC';
    const named = Date.parse(textIn(data, what, 'text', 'value'));
    const at = new Date(Number.isNaN(named) ? clock.now() : named);
    await dialogue.speak([{ say: what, at, zone }], '');
    return DONE;
  };
}

async function wait({ data, dialogue }: NodeScene): Promise<FlowStep> {
  await dialogue.pause(numberIn(data, 1, LONGEST_WAIT_S, 'seconds') * 1000);
  return DONE;
}

async function setCallerId({ data, showAs }: NodeScene): Promise<FlowStep> {
  const number = textIn(data, 'callerid', 'caller_id', 'number');
  if (/^\+?[0-9]{2,20}$/.test(number)) showAs(number);
  return DONE;
}

async function log({ data, learn }: NodeScene): Promise<FlowStep> {
  learn('log', textIn(data, 'text', 'message', 'log'));
  return DONE;
}

async function dnc(scene: NodeScene): Promise<FlowStep> {
  if (await carriedOut(scene, 'dnc')) scene.learn('dnc', scene.number);
  return DONE;
}

/** It is sent when it stands in its queue: the call does not wait until it has got there. */
function sendMessage(kind: 'sms_send' | 'email_send'): Node {
  return async (scene) => {
    const isSent = await carriedOut(scene, kind);
    scene.learn(kind, isSent ? 'success' : 'error');
    return isSent ? SENT : NOT_SENT;
  };
}

async function carriedOut(scene: NodeScene, kind: FlowAction['kind']): Promise<boolean> {
  const { context, data } = scene;
  const { party, services } = context;
  return services.host.flows.act({ ...callOf(scene), kind, data }).then(
    () => true,
    (error: unknown) => {
      services.log('warn', 'a node of a flow could not be carried out', {
        leg: party.uuid,
        kind,
        error: String(error),
      });
      return false;
    },
  );
}
