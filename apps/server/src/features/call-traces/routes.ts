import { Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import type { Feature } from '../../platform.ts';
import { findTrace } from './find-trace.ts';
import { pcapOf } from './pcap.ts';
import { presentCallTrace } from './presenter.ts';
import { CallTraceReply } from './schema.ts';

const PCAP = 'application/vnd.tcpdump.pcap';

/** The signalling and media statistics of calls, for as long as they are kept. */
export const callTraces: Feature = (route, platform) => {
  route({
    method: 'GET',
    path: '/calls/:call_id/trace',
    tag: 'Realtime',
    summary: 'SIP messages and media statistics of a call; as JSON, or as a capture file with format=pcap',
    access: { callers: ['A', 'T', 'U'], permission: 'cdr_list' },
    params: { call_id: 'name' },
    query: Type.Object({ format: Type.Optional(Type.Enum(['json', 'pcap'])) }),
    reply: CallTraceReply,
    handler: async (ctx) => {
      const format = formatOf(ctx.query.format, ctx.request.raw.headers.accept);
      const trace = await findTrace(ctx.trx, platform.engine, ctx.scope, ctx.params.call_id);
      if (format === 'json') return presentCallTrace(trace);
      ctx.header('content-disposition', 'attachment; filename="call-trace.pcap"');
      ctx.reply.type(PCAP);
      return pcapOf(trace.messages);
    },
  });
};

/** The query decides; without it the Accept header may ask for the capture file. @throws ApiError 400 */
function formatOf(asked: string | undefined, accept: string | undefined): 'json' | 'pcap' {
  if (asked === undefined || asked === '') return accept?.includes(PCAP) ? 'pcap' : 'json';
  if (asked === 'json' || asked === 'pcap') return asked;
  throw errors.badField('format', 'must be json or pcap');
}
