export { decodeG711, encodeG711, type Law, lawOfCodec } from './audio/g711.ts';
export { goertzelPeak } from './audio/goertzel.ts';
export { dbm0OfPeak, peakOfDbm0 } from './audio/level.ts';
export { Resampler } from './audio/resample.ts';
export { silentG711, silentSamples } from './audio/silence.ts';
export type { Tone, ToneSegment } from './audio/tone.ts';
export { parseToneStream } from './audio/tone-stream.ts';
export { namedTone, TONE_NAMES, type ToneName } from './audio/tones.ts';
export { buildWav, parseWav, type WavAudio, wavToMono } from './audio/wav.ts';
export { wavHeader } from './audio/wav-header.ts';
export { type FaxTone, type FaxToneDetector, openFaxToneDetector } from './codec/fax-tone-detector.ts';
export { type NativeCalls, type NativeLibrary, nativeCalls } from './codec/native-library.ts';
export { ReceiveBuffer } from './codec/receive-buffer.ts';
export { loadSpandsp } from './codec/spandsp-library.ts';
export type { VoiceCodecName } from './codec/voice-codec.ts';
export { bindIfFree } from './datagram/bind-if-free.ts';
export { NODE_SOCKETS } from './datagram/node-sockets.ts';
export { openUdpSockets } from './datagram/open-sockets.ts';
export type { UdpSocket, UdpSockets } from './datagram/udp-socket.ts';
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
export { AddressPorts } from './plane/address-ports.ts';
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
export { normalAddress } from './plane/check-arguments.ts';
export { MediaError, type MediaErrorCode } from './plane/media-error.ts';
export { startMediaPlane } from './plane/media-plane.ts';
export type { PlaySource } from './plane/play-source.ts';
export { ThreadLink } from './plane/thread-link.ts';
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
export { type Clock, SYSTEM_CLOCK } from './worker/clock.ts';
export { destinationOf, IDLE_LATCH, type Latch, stepLatch } from './worker/latch.ts';
export { type PacedTask, Pacer } from './worker/pacer.ts';
export { ThreadVoice } from './worker/thread-voice.ts';
