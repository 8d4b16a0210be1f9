export type {
  FaxAudioRemote,
  FaxCapability,
  FaxJob,
  FaxLine,
  FaxLineEvent,
  FaxLineOptions,
  FaxPlane,
  FaxPlaneOptions,
  FaxSessionTerms,
  T38Parameters,
  T38Remote,
} from './api.ts';
export { FaxError, type FaxErrorCode } from './fax-error.ts';
export { startFaxPlane } from './plane/fax-plane.ts';
export { type OpenRelay, UdptlRelays } from './relay/udptl-relays.ts';
export { answerT38, ourT38Parameters, readT38, t38Attributes } from './t38/t38-attributes.ts';
