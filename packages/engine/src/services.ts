import type { MediaPlane } from '@strowger/rtp';
import type { Clock, SipEndpoint } from '@strowger/sip';
import type { SwitchEvent, SwitchHost } from '@strowger/switch';
import type { Rooms } from './conferences/rooms.ts';
import type { CreditWatch } from './credit/credit-watch.ts';
import type { Crossings } from './crossings/crossings.ts';
import type { FaxService } from './fax/fax-service.ts';
import type { SoundLibrary } from './media/sound-library.ts';
import type { Transcoding } from './media/transcoding.ts';
import type { Meetings } from './meetings/meetings.ts';
import type { EngineLog, EngineSettings } from './options.ts';
import type { ProviderRests } from './outbound/provider-rests.ts';
import type { RowCalls } from './outbound/row-calls.ts';
import type { Slots } from './parking/slots.ts';
import type { Queues } from './queues/queues.ts';
import type { Locations } from './registration/locations.ts';
import type { Lamps } from './subscriptions/lamps.ts';
import type { CallTraces } from './traces/call-traces.ts';
import type { LiveTrunks } from './trunks/live-trunks.ts';

/** What every part of the engine works with. */
export interface Services {
  readonly host: SwitchHost;
  readonly sip: SipEndpoint;
  readonly media: MediaPlane;
  readonly clock: Clock;
  readonly fax: FaxService;
  readonly log: EngineLog;
  readonly settings: EngineSettings;
  readonly locations: Locations;
  readonly credit: CreditWatch;
  readonly crossings: Crossings;
  readonly slots: Slots;
  readonly rooms: Rooms;
  readonly meetings: Meetings;
  readonly queues: Queues;
  readonly lamps: Lamps;
  readonly sounds: SoundLibrary;
  readonly transcoding: Transcoding;
  readonly traces: CallTraces;
  readonly trunks: LiveTrunks;
  readonly rests: ProviderRests;
  readonly rowCalls: RowCalls;
  emit(event: SwitchEvent): void;
}
