import { Type } from 'typebox';
import { sendAudio } from '../../audio-files/send-audio.ts';
import { attachment } from '../../http/attachment.ts';
import { errors } from '../../http/errors.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { findRecording } from './find-recording.ts';
import { purgeRecordings } from './purge-recordings.ts';
import { sweepRecordings } from './sweep-files.ts';

/** The recordings of calls (contract 20 §1.8.2, contract 40 A4), and what becomes of them by itself. */
export const callRecordings: Feature = (route, platform) => {
  const parts = { ...platform, files: new MediaStore(platform.environment.data, platform.vault) };
  route({
    method: 'GET',
    path: '/cdr/:call_id/recording',
    tag: 'CDR & Reporting',
    summary:
      'The recording of a call: WAV, left its caller and right what he heard, or the range that is asked for; of a conference that he was in first, all in one channel',
    access: { callers: ['A', 'T', 'U'], permission: 'cdr_list' },
    params: { call_id: 'name' },
    reply: Type.String(),
    produces: 'audio/wav',
    handler: async ({ trx, scope, params, request, reply, header }) => {
      const found = await findRecording(trx, scope, params.call_id);
      if (found === null) throw errors.notFound('Recording');
      header('content-disposition', attachment(found.name));
      return sendAudio(request.raw, reply, { files: parts.files, name: found.file }, 'Recording');
    },
  });
  platform.jobs.schedule('recordings.purge', '27 * * * *', (signal) => purgeRecordings(parts, signal));
  platform.jobs.schedule('recordings.sweep-files', '21 4 * * *', (signal) => sweepRecordings(parts, signal));
};
