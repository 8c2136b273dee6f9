const reserved = /^(?:apim:|quintet:|openid$|default$)/i;

/** Scopes of the management APIs and of OpenID Connect: an API that could bind them to roles of its own could give anybody anything. */
export const isReservedScope = (name: string): boolean => reserved.test(name);
export const RESERVED_SCOPE = 'names that begin with apim: or quintet:, openid and default belong to the system';
