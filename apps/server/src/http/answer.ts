import type { FastifyReply } from 'fastify';

/** What goes out: a status and bytes. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** JSON whatever `Accept` says, bare scalars included (contract 10 §2.2). Bytes go out as the handler typed them. */
export function answerOf(reply: FastifyReply, result: unknown): Answer {
  if (!Buffer.isBuffer(result)) return jsonAnswer(reply.statusCode, result ?? null);
  const typed = reply.getHeader('content-type');
  return {
    status: reply.statusCode,
    contentType: typeof typed === 'string' ? typed : 'application/octet-stream',
    body: result,
  };
}

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, contentType: JSON_TYPE, body: Buffer.from(JSON.stringify(value)) };
}

export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).type(answer.contentType).send(answer.body);
}
