export { decodeG711, encodeG711, type Law } from './audio/g711.ts';
export { goertzelPeak } from './audio/goertzel.ts';
export { dbm0OfPeak, peakOfDbm0 } from './audio/level.ts';
export { Resampler } from './audio/resample.ts';
export { silentG711, silentSamples } from './audio/silence.ts';
export type { Tone, ToneSegment } from './audio/tone.ts';
export { parseToneStream } from './audio/tone-stream.ts';
export { namedTone, TONE_NAMES, type ToneName } from './audio/tones.ts';
export { buildWav, parseWav, type WavAudio, wavToMono } from './audio/wav.ts';
export { wavHeader } from './audio/wav-header.ts';
export type { VoiceCodecName } from './codec/voice-codec.ts';
export { type MediaFile, mediaFileOpener, type OpenMediaFile } from './media-file/open-media-file.ts';
export { sealMedia, sealMediaFile } from './media-file/seal-media.ts';
export type {
  ListenOptions,
  MemberOptions,
  Mixer,
  MixerId,
  MixerMember,
  MixerOptions,
  MixingEvents,
  MixingPlane,
  SpeakTo,
} from './mixing/api.ts';
export { buildRtcp, parseRtcp, type RtcpPacket } from './packet/rtcp.ts';
export { buildRtp, parseRtp, type RtpFields, type RtpHeader, readCsrc, readExtension } from './packet/rtp.ts';
export { buildTelephoneEvent, parseTelephoneEvent, type TelephoneEvent } from './packet/telephone-event.ts';
export type {
  Bridge,
  BridgePath,
  Direction,
  DtmfOptions,
  Endpoint,
  EndpointId,
  EndpointOptions,
  EndpointStats,
  MediaLog,
  MediaPlane,
  MediaPlaneEvents,
  MediaPlaneOptions,
  Payload,
  PlayEnd,
  Playing,
  RemoteAddress,
  RemoteMedia,
} from './plane/api.ts';
export { MediaError, type MediaErrorCode } from './plane/media-error.ts';
export { startMediaPlane } from './plane/media-plane.ts';
export type { PlaySource } from './plane/play-source.ts';
export type { LocalWebRtc, RemoteWebRtc } from './plane/webrtc.ts';
export { type LineQuality, meanOpinionScore } from './quality/mos.ts';
export type {
  MixerRecordOptions,
  Recording,
  RecordingEnd,
  RecordingId,
  RecordingPlane,
  RecordingResult,
  RecordOptions,
} from './recording/api.ts';
export type { SrtpKeys } from './srtp/srtp-session.ts';
export { isSrtpSuite, SRTP_SUITES, type SrtpKey, type SrtpSuite, srtpMasterBytes } from './srtp/suite.ts';
export type { Chime, Chimes, StreamDefinition, StreamPlane } from './streams/api.ts';
