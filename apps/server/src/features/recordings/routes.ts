import { serveResource } from '../../http/resource/serve-resource.ts';
import { underMessages } from '../../http/under-messages.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { recordingMediaRoutes } from './media-routes.ts';
import { recordings } from './resource.ts';
import { sweepRecordedFiles } from './sweep-files.ts';

/** Contract 30 §14. */
export const recordingRoutes: Feature = (route, platform) => {
  const files = new MediaStore(platform.environment.data, platform.vault);
  const twice = underMessages(route);
  serveResource(twice, platform, recordings(platform, files));
  recordingMediaRoutes(files)(twice, platform);
  platform.jobs.schedule('prompts.sweep-files', '41 4 * * *', (signal) =>
    sweepRecordedFiles({ ...platform, files }, signal),
  );
};
