const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Seconds, like every time in OAuth. */
export const defaultAccessTokenSeconds = hour;
/** Longest that anybody may ask for: keys stay published, and revocations stand on the hub, for as long. */
export const maxAccessTokenSeconds = 30 * day;
export const refreshTokenSeconds = day;
/** A chain of refresh tokens ends here, however often it was rotated. */
export const grantSeconds = 30 * day;
export const authorizationCodeSeconds = minute;
export const idTokenSeconds = hour;
export const interactionSeconds = 10 * minute;
export const sessionSeconds = 8 * hour;
