import { serveResource } from '../../http/resource/serve-resource.ts';
import type { Feature } from '../../platform.ts';
import { conferenceParticipants } from './participant-routes.ts';
import { conferences as resource } from './resource.ts';

/** Contract 20 §8. */
export const conferences: Feature = (route, platform) => {
  serveResource(route, platform, resource(platform));
  conferenceParticipants(route, platform);
};
