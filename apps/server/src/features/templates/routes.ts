import { serveResource } from '../../http/resource/serve-resource.ts';
import { underMessages } from '../../http/under-messages.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import { sweepUnnamed } from '../../media-store/sweep-unnamed.ts';
import type { Feature, Platform } from '../../platform.ts';
import { templateMediaRoutes } from './media-routes.ts';
import { TEMPLATES_FOLDER, templateResource } from './resource.ts';

/** Contract 30 §15. */
export const templates: Feature = (route, platform) => {
  const { environment, vault, db, now, jobs } = platform;
  const files = new MediaStore(environment.data, vault);
  const resource = templateResource(platform, files);
  const twice = underMessages(route);
  serveResource(twice, platform, resource);
  templateMediaRoutes(twice, { files, templates: resource, db, now });
  jobs.schedule('templates.sweep-files', '43 4 * * *', (signal) =>
    sweepUnnamed(files, TEMPLATES_FOLDER, () => readStoredFiles(platform), now(), signal),
  );
};

async function readStoredFiles({ db }: Pick<Platform, 'db'>): Promise<string[]> {
  const rows = await db.transaction({ kind: 'all' }, (trx) =>
    trx.selectFrom('template_attachments').select('stored_file').execute(),
  );
  return rows.map((row) => row.stored_file);
}
