/** The id of the open panel, for the button that controls it. */
export const PANEL_ID = 'softphone-panel';
