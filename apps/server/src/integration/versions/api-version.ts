/** Of the transport: bodies, errors, limits; applications have versions of their own. */
export const API_VERSION = '1.0.0';
