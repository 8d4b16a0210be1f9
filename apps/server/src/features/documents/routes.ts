import { fenceOf } from '../../access/scope.ts';
import { type AuditEntry, writeTraces } from '../../audit/write-audit.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { tellOfOffice } from '../../fax-documents/office-program.ts';
import { sweepWorkFolders } from '../../fax-documents/work-folder.ts';
import { errors } from '../../http/errors.ts';
import { findObject, presentObject } from '../../http/resource/read-object.ts';
import { readSent } from '../../http/resource/read-sent.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { reachConditions } from '../../http/resource/resource-filters.ts';
import { objectSchema, updateSchema } from '../../http/resource/resource-schemas.ts';
import { serveResource } from '../../http/resource/serve-resource.ts';
import { updateObject } from '../../http/resource/write-resource.ts';
import type { RouteRegistrar } from '../../http/route.ts';
import type { Feature, Platform } from '../../platform.ts';
import { requireDocument } from './document-rows.ts';
import { documentMediaRoutes, documentViewRoutes } from './media-routes.ts';
import { purgeExpired } from './purge-expired.ts';
import { renewOldKeys } from './renew-keys.ts';
import { documents, mayWithDocuments } from './resource.ts';
import { storeMedia } from './store-media.ts';
import { sweepDocumentFiles } from './sweep-files.ts';

/** Contract 30 §12. */
export const documentRoutes: Feature = (route, platform) => {
  const twice: RouteRegistrar = (definition) => {
    route(definition);
    route({ ...definition, path: `/messages${definition.path}` });
  };
  const resource = documents(platform);
  serveResource(twice, platform, resource);
  serveUpdate(twice, platform, resource);
  documentMediaRoutes(twice, platform);
  documentViewRoutes(twice, platform);
  platform.jobs.schedule('documents.sweep-files', '43 4 * * *', (signal) => sweepDocumentFiles(platform, signal));
  platform.jobs.schedule('documents.purge-expired', '23 4 * * *', (signal) => purgeExpired(platform, signal));
  platform.jobs.schedule('documents.renew-keys', '13 4 * * *', (signal) => renewOldKeys(platform, signal));
  void tellOfOffice(platform.log);
  void sweepWorkFolders(platform.environment.data, platform.now()).catch((error: unknown) =>
    platform.log.warn({ err: error }, 'folders of converters could not be swept'),
  );
};

/** Another quality is another fax image: it is made before the answer, and not while the database waits. */
function serveUpdate(route: RouteRegistrar, platform: Platform, resource: Resource): void {
  route({
    method: 'PUT',
    path: '/documents/:document_id',
    tag: resource.tag,
    summary: 'Change a document',
    access: mayWithDocuments('document_update'),
    params: { document_id: 'id' },
    body: updateSchema(resource),
    reply: objectSchema(resource),
    transaction: 'none',
    handler: async ({ caller, scope, db, query, body, params: { document_id }, request, header }) => {
      const fence = fenceOf(scope);
      const before = await db.transaction(fence, (trx) => requireDocument(trx, scope, document_id, 'look'), {
        readOnly: true,
      });
      const shown = await db.transaction(fence, async (trx) => {
        const [entries, events]: [AuditEntry[], KeptEvent[]] = [[], []];
        const writer = {
          ...{ trx, caller, scope, query, header },
          audit: (entry: AuditEntry) => void entries.push(entry),
          emit: (event: KeptEvent) => void events.push(event),
        };
        const updated = await updateObject(writer, resource, document_id, readSent(resource, body), platform.now());
        await writeTraces(trx, caller, request, { entries, events });
        return presentObject({ trx, caller }, resource, updated);
      });
      if (before.pages === 0 || shown['quality'] === before.quality) return shown;
      await storeMedia(platform, {
        fence,
        how: 'render',
        uploads: [],
        find: (trx, way) => requireDocument(trx, scope, document_id, way),
        tell: async () => undefined,
      });
      return db.transaction(fence, async (trx) => {
        const found = await findObject(trx, resource, document_id, reachConditions(resource, { caller, scope }, 'see'));
        if (!found) throw errors.notFound(resource.what);
        return presentObject({ trx, caller }, resource, found.shown);
      });
    },
  });
}
