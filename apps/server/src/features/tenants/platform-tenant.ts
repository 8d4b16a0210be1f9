/** The tenant of the platform itself, in Community the only one. */
export const PLATFORM_TENANT = 1;
