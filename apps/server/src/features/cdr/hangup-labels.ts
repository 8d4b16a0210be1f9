/** What the causes of contract 40 A13 are called in reports. */
const LABELS: Readonly<Record<string, string>> = {
  NORMAL_CLEARING: 'Completed',
  ORIGINATOR_CANCEL: 'Cancelled',
  NO_ANSWER: 'No Answer',
  RECOVERY_ON_TIMER_EXPIRE: 'No Answer',
  USER_BUSY: 'Busy',
  NORMAL_UNSPECIFIED: 'Unspecified',
  NORMAL_TEMPORARY_FAILURE: 'Temporary Failure',
  MANAGER_REQUEST: 'Terminated by Manager',
  MEDIA_TIMEOUT: 'Media Timeout',
  ALLOTTED_TIMEOUT: 'Timeout',
  ORIGINATOR_TIMEOUT: 'Caller Timeout',
  LOSE_RACE: 'Race Condition',
  FAILURE_TO_CONNECT: 'Connection Failed',
  SERVICE_NOT_IMPLEMENTED: 'Not Implemented',
  BEARERCAPABILITY_NOTAVAIL: 'Capability Unavailable',
  CHANNEL_UNACCEPTABLE: 'Unacceptable Channel',
  SWITCH_CONGESTION: 'Switch Congestion',
  SUBSCRIBER_ABSENT: 'Subscriber Absent',
  CALL_REJECTED: 'Rejected',
  UNALLOCATED_NUMBER: 'Invalid Number',
  NO_ROUTE_DESTINATION: 'No Route',
  INCOMPATIBLE_DESTINATION: 'Incompatible',
  DESTINATION_OUT_OF_ORDER: 'Destination Error',
  NETWORK_OUT_OF_ORDER: 'Network Error',
  EXCHANGE_ROUTING_ERROR: 'Routing Error',
  MANDATORY_IE_MISSING: 'Protocol Error',
  PROTOCOL_ERROR: 'Protocol Error',
  INVALID_IE_CONTENTS: 'Invalid Information',
  INTERWORKING: 'Interworking Error',
  FACILITY_REJECTED: 'Facility Rejected',
  SERVICE_NOT_AVAILABLE: 'Unavailable',
  SERVICE_UNAVAILABLE: 'Unavailable',
  BEARERCAPABILITY_NOTIMPL: 'Capability Not Implemented',
  NORMAL_CIRCUIT_CONGESTION: 'Circuit Congestion',
  ADMIN_RESET: 'Admin Reset',
  ADMIN_BLOCKED: 'Admin Blocked',
};

/** The label of a cause (contract 40 A13); a cause that is not listed is its own. */
export function labelOf(cause: string): string {
  return Object.hasOwn(LABELS, cause) ? (LABELS[cause] ?? cause) : cause;
}

/** Causes that count as failed when nobody answered: column F of contract 40 A13. */
export const FAILED_CAUSES: ReadonlySet<string> = new Set([
  'SUBSCRIBER_ABSENT',
  'CALL_REJECTED',
  'RECOVERY_ON_TIMER_EXPIRE',
  'UNALLOCATED_NUMBER',
  'NO_ROUTE_DESTINATION',
  'INCOMPATIBLE_DESTINATION',
  'NORMAL_UNSPECIFIED',
  'DESTINATION_OUT_OF_ORDER',
  'NORMAL_TEMPORARY_FAILURE',
  'NETWORK_OUT_OF_ORDER',
  'EXCHANGE_ROUTING_ERROR',
  'MANDATORY_IE_MISSING',
  'CHAN_NOT_IMPLEMENTED',
  'REQUESTED_CHAN_UNAVAIL',
  'INVALID_NUMBER_FORMAT',
  'SYSTEM_SHUTDOWN',
]);
