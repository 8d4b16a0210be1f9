import { type Static, Type } from 'typebox';
import { authorize } from '../../access/policy.ts';
import { fenceOf, type Scope, scopeOf } from '../../access/scope.ts';
import { writeTraces } from '../../audit/write-audit.ts';
import { configChanged } from '../../events/config-changed.ts';
import { attachment } from '../../http/attachment.ts';
import { errors } from '../../http/errors.ts';
import { FILE_BODY_LIMIT } from '../../http/read-file-body.ts';
import type { RouteContext } from '../../http/route.ts';
import type { Feature } from '../../platform.ts';
import type { DocumentParts } from './document-files.ts';
import { requireDocument } from './document-rows.ts';
import { kindFor, type MediaAnswer, mediaAnswer, requireFile } from './find-media.ts';
import { noteView } from './note-view.ts';
import { readDocumentUpload } from './read-document-upload.ts';
import { mayWithDocuments } from './resource.ts';
import { storeMedia } from './store-media.ts';
import { issueViewToken } from './view-token.ts';
import { scopeOfUser, viewerOf } from './viewer.ts';

const tag = 'Documents';
const path = '/documents/:document_id/media';
const params = { document_id: 'id' } as const;
const formats = Type.Object({
  format: Type.Optional(Type.Enum(['pdf', 'jpg', 'tiff'], { description: 'jpg: a preview of `page`.' })),
  page: Type.Optional(Type.Integer({ minimum: 1 })),
});
const downloaded = { reply: Type.String(), produces: 'application/pdf', transaction: 'none' } as const;

type Context<P extends Record<string, 'id'>> = RouteContext<unknown, P>;

/** What there is to see of a document (contract 30 §12). */
export const documentMediaRoutes: Feature = (route, platform) => {
  const upload = {
    tag,
    path,
    params,
    access: mayWithDocuments('document_create'),
    bodyLimit: FILE_BODY_LIMIT,
    reply: Type.Integer(),
    transaction: 'none',
    query: Type.Object({ filename: Type.Optional(Type.String()) }),
  } as const;

  route({
    ...upload,
    method: 'PUT',
    summary: 'Upload a file (as the body, or a form with `file`), in place of what there was',
    handler: (context) => store(platform, context, 'replace'),
  });

  route({
    ...upload,
    method: 'POST',
    summary: 'The same behind what there is',
    handler: (context) => store(platform, context, 'append'),
  });

  route({
    ...downloaded,
    method: 'GET',
    path,
    summary: 'The document as PDF, the preview of a page, or its fax image',
    tag,
    access: mayWithDocuments('document_read'),
    params,
    query: formats,
    handler: (context) => download(platform, context, context.scope),
  });

  route({
    ...downloaded,
    method: 'GET',
    path: `${path}/:transmission_id`,
    summary: 'The same of a fax, which is then read; its activity says by whom',
    tag,
    access: mayWithDocuments('document_read'),
    params: { ...params, transmission_id: 'id' },
    query: formats,
    handler: async (context) => {
      const { scope, params: ids, caller, db } = context;
      await db.transaction(fenceOf(scope), async (trx) => {
        await requireDocument(trx, scope, ids.document_id, 'look');
        await requireFile(trx, ids.document_id, 'pdf');
        await noteView(trx, scope, caller, ids, platform.now());
      });
      return download(platform, context, scope);
    },
  });
};

/** For viewers that send no credentials (contract 30 §12). */
export const documentViewRoutes: Feature = (route, platform) => {
  const reply = Type.Object({
    token: Type.String(),
    url: Type.String(),
    expires: Type.Integer({ description: 'Epoch.' }),
  });

  route({
    method: 'POST',
    path: '/documents/:document_id/view_token',
    summary: 'A token by which the PDF can be loaded for five minutes without logging in',
    tag,
    access: mayWithDocuments('document_read'),
    params,
    reply,
    audited: false,
    handler: async ({ trx, scope, caller, params: { document_id } }): Promise<Static<typeof reply>> => {
      await requireDocument(trx, scope, document_id, 'look');
      const { token, expires } = issueViewToken(platform.vault, document_id, caller.userId, platform.now());
      const base = platform.settings.get('public_url');
      return { token, expires, url: `${base}/api/documents/${document_id}/${caller.userId}/media?token=${token}` };
    },
  });

  route({
    ...downloaded,
    method: 'GET',
    path: '/documents/:document_id/:user_id/media',
    summary: 'The PDF for a viewer: with credentials, or a view token',
    tag,
    access: 'public',
    params: { ...params, user_id: 'id' },
    query: Type.Object({ token: Type.Optional(Type.String()) }),
    handler: async (context) => {
      const { document_id, user_id } = context.params;
      const token = context.query['token'] ?? '';
      const declared = { method: 'GET', path: '/documents/:document_id/:user_id/media' };
      let scope: Scope;
      if (token === '') {
        const caller = await context.authenticateAgain();
        authorize(mayWithDocuments('document_read'), caller, declared);
        scope = scopeOf(caller);
      } else scope = await viewerOf(platform, token, document_id);
      const named = await scopeOfUser(platform, user_id);
      if (named === null) throw errors.notFound('Document');
      await context.db.transaction(fenceOf(named), (trx) => requireDocument(trx, named, document_id, 'look'), {
        readOnly: true,
      });
      context.header('cache-control', 'private, no-store');
      return download(platform, context, scope);
    },
  });
};

async function store(
  parts: DocumentParts,
  context: Context<typeof params>,
  how: 'replace' | 'append',
): Promise<number> {
  const {
    scope,
    params: { document_id },
    request,
    query,
    caller,
    db,
  } = context;
  await db.transaction(fenceOf(scope), (trx) => requireDocument(trx, scope, document_id, 'look'), { readOnly: true });
  const upload = await readDocumentUpload(request.raw, query);
  const resource = 'documents';
  await storeMedia(parts, {
    fence: fenceOf(scope),
    how,
    uploads: [upload],
    find: (trx, way) => requireDocument(trx, scope, document_id, way),
    tell: (trx, before, pages) =>
      writeTraces(trx, caller, request, {
        entries: [
          {
            resource,
            resourceId: document_id,
            action: 'upload',
            tenantId: before.tenant_id,
            before: { pages: before.pages },
            after: { pages },
            activity: `Upload ${resource} ${before.name} -ID:(${document_id})`,
          },
        ],
        events: [
          configChanged({
            resource,
            id: document_id,
            action: 'updated',
            changed: ['media'],
            tenantId: before.tenant_id,
            by: caller.userId,
          }),
        ],
      }),
  });
  return document_id;
}

async function download(
  parts: DocumentParts,
  { db, params: { document_id }, query, reply, header }: Context<typeof params>,
  scope: Scope,
): Promise<Buffer> {
  const { name, file } = await db.transaction(
    fenceOf(scope),
    async (trx) => ({
      name: (await requireDocument(trx, scope, document_id, 'look')).name,
      file: await requireFile(trx, document_id, kindFor(query['format'])),
    }),
    { readOnly: true },
  );
  const answer: MediaAnswer = await mediaAnswer(parts, file, query);
  header('content-disposition', attachment(`${name.replace(/\.pdf$/i, '')}.${answer.extension}`));
  reply.type(answer.type);
  return answer.bytes;
}
