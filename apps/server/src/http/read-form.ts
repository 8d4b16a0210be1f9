import type { FastifyRequest } from 'fastify';
import { errors } from './errors.ts';
import { rawBody } from './read-body.ts';

/** The fields and files of a form. @throws ApiError 400 when the body is none */
export async function readForm(request: FastifyRequest): Promise<FormData> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  try {
    return await new Response(new Uint8Array(rawBody(request)), { headers }).formData();
  } catch {
    throw errors.badRequest('The form cannot be read');
  }
}
