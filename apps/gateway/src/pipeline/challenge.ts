const challenge = (scheme: string, error: string | undefined): readonly string[] => ['www-authenticate', error === undefined ? `${scheme} realm="Quintet"` : `${scheme} realm="Quintet", error="${error}"`];

/** RFC 6750, section 3. An error never repeats the credential. */
export const bearerChallenge = (error?: string): readonly string[] => challenge('Bearer', error);
/** RFC 9110, section 11.6.1: a scheme of our own. */
export const apiKeyChallenge = (error?: string): readonly string[] => challenge('ApiKey', error);
