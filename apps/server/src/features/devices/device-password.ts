/** What a device's own credentials are sealed under. */
export const DEVICE_PASSWORD_CONTEXT = 'devices.device_password';
