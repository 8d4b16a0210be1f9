export {
  type CertificatePair,
  type SelfSignedOptions,
  selfSignedCertificate,
} from './certificate/self-signed-certificate.ts';
export { type Clock, systemClock, type Timer } from './clock.ts';
export { ClientInvite, type ClientInviteHandlers, type InviteFailure } from './dialog/client-invite.ts';
export { Dialog, type DialogContent, type DialogEnd, type DialogOptions, type DialogRequest } from './dialog/dialog.ts';
export { ServerInvite, type ServerInviteOptions, type ServerInviteState } from './dialog/server-invite.ts';
export { type DigestAlgorithm, digestHa1 } from './digest/digest-algorithm.ts';
export { answerChallenge, type CredentialsLookup, type DigestChallenge } from './digest/digest-answer.ts';
export { DigestAuthority, type DigestAuthorityOptions, type DigestVerdict } from './digest/digest-authority.ts';
export type { CredentialsHeader } from './digest/digest-credentials.ts';
export type { DigestSecret } from './digest/digest-verify.ts';
export { type DnsQueries, type DnsResolverOptions, dnsResolver } from './endpoint/dns-resolver.ts';
export type { OutgoingRequest } from './endpoint/outgoing-request.ts';
export { SipRequestError, type SipRequestErrorCode } from './endpoint/request-error.ts';
export { addressResolver, type LookupHost, type Resolver } from './endpoint/resolver.ts';
export { SipEndpoint, type SipEndpointOptions } from './endpoint/sip-endpoint.ts';
export { sameUri } from './message/compare-uri.ts';
export { contactExpires, contactInstance, contactQ } from './message/contact.ts';
export { createResponse, type ResponseOptions } from './message/create-response.ts';
export type { CSeq } from './message/cseq.ts';
export { formatUri } from './message/format-uri.ts';
export { type HeaderEntry, SipHeaders } from './message/headers.ts';
export { defaultLimits, type MessageLimits } from './message/limits.ts';
export { type SipMessage, SipRequest, SipResponse } from './message/message.ts';
export { formatNameAddr, type NameAddr, parseNameAddr } from './message/name-addr.ts';
export { ownCopy } from './message/own-copy.ts';
export { noParams, type Params, paramText, withParam } from './message/params.ts';
export { SipParseError } from './message/parse-error.ts';
export { parseMessage } from './message/parse-message.ts';
export { parseUri } from './message/parse-uri.ts';
export { quote, unquote } from './message/quoted-string.ts';
export { newBranch, newCallId, newTag } from './message/random-token.ts';
export { reasonPhrase } from './message/reason-phrase.ts';
export { serializeMessage } from './message/serialize-message.ts';
export { type OpaqueUri, type SipUri, sipUri, type TelUri, type Uri } from './message/uri.ts';
export { formatVia, parseVia, type Via } from './message/via.ts';
export { applyRegister, type RegisterInput, type RegisterOutcome } from './registrar/apply-register.ts';
export type * from './registrar/binding.ts';
export { type BindingsAfter, expireBindings } from './registrar/expire-bindings.ts';
export type { RegisterResponse } from './registrar/register-response.ts';
export { codecAttributes, codecsOf } from './sdp/codecs.ts';
export { type CryptoAttribute, cryptoValue, parseCryptoAttribute } from './sdp/crypto-attribute.ts';
export { directionOf, isHeld, withDirection } from './sdp/direction.ts';
export { formatSdp } from './sdp/format-sdp.ts';
export { connectionOf, mediaAddress, rtcpAddress } from './sdp/media-address.ts';
export { attribute, attributes, hasAttribute, ptimeOf, rejectMedia } from './sdp/media-attributes.ts';
export { parseSdp } from './sdp/parse-sdp.ts';
export { SdpParseError } from './sdp/sdp-parse-error.ts';
export type * from './sdp/session-description.ts';
export {
  InviteServerTransaction,
  NonInviteServerTransaction,
  type ServerTransaction,
} from './transaction/server-transaction.ts';
export type { TimerSettings } from './transaction/timer-settings.ts';
export type { Sighting } from './transport/sighting.ts';
export { type TlsOptions, tlsTransport } from './transport/tls-transport.ts';
export type * from './transport/transport.ts';
export { SipListenError, SipTransportError } from './transport/transport-error.ts';
export { refuseUpgrade, WebSocketListener, type WebSocketListenerOptions } from './transport/web-socket-listener.ts';
