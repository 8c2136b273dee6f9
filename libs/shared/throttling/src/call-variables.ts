/** What custom policies may look at, under WSO2's names. */
export const callVariables = ['userId', 'apiContext', 'apiVersion', 'apiName', 'resourceKey', 'appTenant', 'apiTenant', 'appId', 'clientIp'] as const;
export type CallVariable = (typeof callVariables)[number];

/**
 * A call as custom policies see it. `userId` has its tenant, also in the super tenant: `ann@carbon.super`; `resourceKey` is
 * context, version, URI template and verb: `/pizza/1.0.0/menu:GET`. What is not known is undefined.
 */
export type CallVariables = Readonly<Partial<Record<CallVariable, string | undefined>>>;

export const isCallVariable = (name: string): name is CallVariable => (callVariables as readonly string[]).includes(name);
