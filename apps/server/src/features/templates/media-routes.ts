import { randomUUID } from 'node:crypto';
import { zipSync } from 'fflate';
import { Type } from 'typebox';
import { configChanged } from '../../events/config-changed.ts';
import { attachment } from '../../http/attachment.ts';
import { errors } from '../../http/errors.ts';
import { FILE_BODY_LIMIT, readFileBody } from '../../http/read-file-body.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { findRow } from '../../http/resource/resource-rows.ts';
import type { RouteContext, RouteRegistrar } from '../../http/route.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { attachmentName, distinctNames, refuseExecutable } from './attachment-file.ts';
import { type Attachment, insertAttachment, readAttachments, removeAttachments } from './attachments.ts';
import { folderOfTemplate, mayWithTemplates } from './resource.ts';

const path = '/templates/:template_id/media';
const params = { template_id: 'id' } as const;
/** Of one template (contract 30 §15). */
const MOST_ATTACHMENTS = 10;
const MOST_MB = 25;
const MOST_BYTES = MOST_MB * 1024 * 1024;

type Context = RouteContext<unknown, typeof params>;

interface Parts extends Pick<Platform, 'db' | 'now'> {
  readonly files: MediaStore;
  readonly templates: Resource;
}

/** What is attached to a template (contract 30 §15). */
export function templateMediaRoutes(route: RouteRegistrar, parts: Parts): void {
  const { tag } = parts.templates;
  const upload = {
    tag,
    path,
    params,
    access: mayWithTemplates('template_create'),
    bodyLimit: FILE_BODY_LIMIT,
    query: Type.Object({ filename: Type.Optional(Type.String()) }),
    reply: Type.Integer(),
  } as const;

  route({
    ...upload,
    method: 'PUT',
    summary: 'Attach a file (the body, or a form with `file`) in place of what there was',
    handler: (context) => attach(parts, context, 'replace'),
  });

  route({
    ...upload,
    method: 'POST',
    summary: 'Attach one file more',
    handler: (context) => attach(parts, context, 'add'),
  });

  route({
    method: 'GET',
    path,
    tag,
    summary: 'What is attached; several files as a ZIP',
    access: mayWithTemplates('template_read'),
    params,
    reply: Type.String(),
    produces: 'application/octet-stream',
    handler: async (context) => {
      const { template_id: id } = context.params;
      const { name } = await requireTemplate(parts, context, 'see');
      const attached = await readAttachments(context.trx, id);
      const [first] = attached;
      if (first === undefined) throw errors.notFound('Template media');
      const isOne = attached.length === 1;
      context.header('content-disposition', attachment(isOne ? first.name : `${name}.zip`));
      context.reply.type(isOne ? first.content_type : 'application/zip');
      return isOne ? parts.files.read(first.stored_file) : zipped(parts.files, attached);
    },
  });
}

async function zipped(files: MediaStore, attached: readonly Attachment[]): Promise<Buffer> {
  const names = distinctNames(attached.map(({ name }) => name));
  const contents = await Promise.all(attached.map(({ stored_file }) => files.read(stored_file)));
  const entries = contents.map((content, at) => [names[at] ?? '', new Uint8Array(content)] as const);
  // What is attached to mails is compressed mostly: it is only put together.
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }));
}

async function attach({ files, db, ...parts }: Parts, context: Context, how: 'replace' | 'add'): Promise<number> {
  const { trx, request, query, params: path, caller, audit, emit } = context;
  const { template_id: id } = path;
  const sent = await readFileBody(request.raw);
  const { tenantId } = await requireTemplate({ ...parts, files, db }, context, 'change');
  const present = how === 'add' ? await readAttachments(trx, id) : [];
  if (present.length >= MOST_ATTACHMENTS)
    throw errors.conflict(`A template has at most ${MOST_ATTACHMENTS} attachments`);
  const bytes = present.reduce((sum, one) => sum + one.bytes, sent.bytes.length);
  if (bytes > MOST_BYTES) throw errors.tooLarge(`Attachments may have ${MOST_MB} MB together`);
  const header = request.raw.headers['x-filename'];
  const named = sent.fileName || query['filename'] || (typeof header === 'string' ? header : '');
  const name = attachmentName(named, sent.type, present.length + 1);
  refuseExecutable(sent, name);
  const former = how === 'replace' ? await removeAttachments(trx, id) : [];
  const stored_file = `${folderOfTemplate(tenantId, id)}/${randomUUID()}`;
  await files.write(sent.bytes, stored_file);
  const content_type = sent.type || 'application/octet-stream';
  await insertAttachment(trx, {
    template_id: id,
    tenant_id: tenantId,
    name,
    content_type,
    bytes: sent.bytes.length,
    stored_file,
  });
  for (const file of former) db.afterCommit(trx, () => files.remove(file));
  audit({
    resource: 'templates',
    resourceId: id,
    action: 'upload',
    tenantId,
    after: { attachment: name, bytes: sent.bytes.length, replaced: former.length },
    activity: `Upload templates ${name} -ID:(${id})`,
  });
  const changed = ['attachment'];
  emit(configChanged({ resource: 'templates', id, action: 'updated', changed, tenantId, by: caller.userId }));
  return id;
}

/** @throws ApiError 404 */
async function requireTemplate(
  { templates }: Parts,
  context: Context,
  verb: 'see' | 'change',
): Promise<{ readonly tenantId: number; readonly name: string }> {
  const { trx, params: path } = context;
  const reach = reachConditions(templates, context, verb);
  const found = await findRow(trx, templates, path.template_id, reach, verb === 'see' ? 'look' : 'lock');
  if (!found || found.tenantId === null) throw errors.notFound(templates.what);
  return { tenantId: found.tenantId, name: String(found.shown['name']) };
}
