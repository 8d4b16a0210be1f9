import type { ImagePlace, RemoteImage } from '../media/image-description.ts';

/** Who carries the fax of a leg: asked when its phone wants another way for it. */
export interface FaxPath {
  /**
   * The phone wants T.38. Resolves with where it is taken; null: it is refused, and all stays as it was; `busy`: another
   * change of the same session is on its way.
   */
  takeT38(remote: RemoteImage): Promise<ImagePlace | 'busy' | null>;
  /** The phone wants audio. `refused`: it is too late for that. */
  backToAudio(): Promise<'taken' | 'refused' | 'busy'>;
}
