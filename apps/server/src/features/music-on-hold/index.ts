import { serveResource } from '../../http/resource/serve-resource.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { musicFileRoutes } from './file-routes.ts';
import { musicOnHold as resource } from './resource.ts';

/** Contract 20 §10.3. */
export const musicOnHold: Feature = (route, platform) => {
  const files = new MediaStore(platform.environment.data, platform.vault);
  serveResource(route, platform, resource(platform, files));
  musicFileRoutes(files)(route, platform);
};
