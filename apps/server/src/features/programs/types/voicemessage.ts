import { Type } from 'typebox';
import { nullable } from '../../../http/fields.ts';
import type { ProgramType } from '../program-type.ts';
import { idIn, requiredId, requireRow } from '../required.ts';
import { SERVICE } from '../services.ts';

/** Calls, plays a recording once it is answered, and hangs up. */
export const voicemessage: ProgramType = {
  name: 'voicemessage',
  serviceFlag: SERVICE.voice,
  parameters: { recording_id: nullable(Type.Integer()) },
  async complete(sent, place) {
    const recordingId = requiredId(sent, 'recording_id');
    await requireRow(place, 'recordings', recordingId);
    return { recording_id: recordingId };
  },
  async work(data, place) {
    const recordingId = idIn(data, 'recording_id') ?? 0;
    await requireRow(place, 'recordings', recordingId);
    return { service: 'voice', does: { kind: 'play', sound: String(recordingId) } };
  },
};
