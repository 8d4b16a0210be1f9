import { checkMessage, isAnswerable } from './check-message.ts';
import type { SipHeaders } from './headers.ts';
import { defaultLimits, type MessageLimits } from './limits.ts';
import { type SipMessage, SipRequest, SipResponse } from './message.ts';
import { SipParseError } from './parse-error.ts';
import { type Head, parseHead } from './parse-head.ts';
import { parseStartLine, type RequestLine } from './start-line.ts';

const emptyLine = Buffer.from('\r\n\r\n');

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Line ends before the start line are skipped (RFC 3261 §7.5). */
function startOfMessage(bytes: Buffer): number {
  let start = 0;
  while (start < bytes.length && (bytes[start] === 0x0d || bytes[start] === 0x0a)) start++;
  return start;
}

function bodyOf(bytes: Buffer, start: number, head: Head): Buffer {
  const available = bytes.length - start;
  const length = head.contentLength ?? available;
  if (length > available) throw new SipParseError('Content-Length exceeds the message');
  return bytes.subarray(start, start + length);
}

/** The same request when it can be answered, so that the error carries it. */
function refused(fault: SipParseError, line: RequestLine, headers: SipHeaders): SipParseError {
  const request = new SipRequest({ method: line.method, uri: line.uri, headers });
  return isAnswerable(request) ? fault.withRequest(request) : fault;
}

function buildRequest(line: RequestLine, head: Head, bytes: Buffer, bodyStart: number): SipRequest {
  try {
    if (line.fault !== undefined) throw line.fault;
    if (head.fault !== undefined) throw head.fault;
    const body = bodyOf(bytes, bodyStart, head);
    const request = new SipRequest({
      method: line.method,
      uri: line.uri,
      uriText: line.uriText,
      headers: head.headers,
      body,
    });
    checkMessage(request);
    return request;
  } catch (error) {
    throw error instanceof SipParseError ? refused(error, line, head.headers) : error;
  }
}

/**
 * Reads one whole message with datagram semantics: bytes beyond Content-Length are cut off, without
 * Content-Length the body reaches to the end (RFC 3261 §18.3). Streams are cut by StreamFramer first.
 *
 * Throws SipParseError and nothing else; see there for what can be answered.
 */
export function parseMessage(bytes: Uint8Array, limits: MessageLimits = defaultLimits): SipMessage {
  if (bytes.length > limits.maxMessageSize) throw new SipParseError('Message too large', 513);
  const buffer = asBuffer(bytes);
  const start = startOfMessage(buffer);
  const end = buffer.indexOf(emptyLine, start);
  if (end === -1) throw new SipParseError('No empty line after the header fields');
  if (end - start > limits.maxHeadSize) throw new SipParseError('Header fields too large', 513);
  const head = parseHead(buffer.toString('utf8', start, end), limits);
  const line = parseStartLine(head.startLine);
  const bodyStart = end + emptyLine.length;
  if (line.kind === 'request') return buildRequest(line, head, buffer, bodyStart);
  if (head.fault !== undefined) throw head.fault;
  const body = bodyOf(buffer, bodyStart, head);
  const response = new SipResponse({ status: line.status, reason: line.reason, headers: head.headers, body });
  checkMessage(response);
  return response;
}
