// Written by `npm run api-types` from the fragments below openapi/ of the services: changed there, never here.
export interface paths {
    "/applications/{applicationId}/api-keys/{keyType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API keys of a type; none of them can be read again */
        get: operations["listApiKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/api-keys/{keyType}/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new API key; it is shown this once */
        post: operations["generateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/api-keys/{keyType}/regenerate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another key in the place of one, which ends at once */
        post: operations["regenerateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/api-keys/{keyType}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an API key */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's applications, and those that are shared with his groups */
        get: operations["listApplications"];
        put?: never;
        /** Make an application */
        post: operations["createApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application */
        get: operations["getApplication"];
        /** Change an application */
        put: operations["changeApplication"];
        post?: never;
        /** Delete an application with its keys and subscriptions */
        delete: operations["deleteApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/reset-throttle-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the quotas of an application anew, of one user or of all */
        post: operations["resetApplicationQuota"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search APIs
         * @description A query is made of conditions such as `name:pizza tag:food`, all of which must hold; a word without a field is looked for in what an API says of itself.
         */
        get: operations["listApis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** APIs and their documents, by what is written in them */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An API */
        get: operations["getApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/swagger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The OpenAPI definition of an API, with the gateway's addresses as its servers */
        get: operations["getDefinition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/subscription-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The business plans that the caller may choose from for an API */
        get: operations["listPlansOfApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of an API */
        get: operations["getThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The documents of an API that the caller may see */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document without its content */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/documents/{documentId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content of a document
         * @description Text as plain text or Markdown, a file to be saved; for a link the answer leads to its address.
         */
        get: operations["getDocumentContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags of the APIs that the caller may see */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories in which APIs stand that the caller may see */
        get: operations["listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/explain/{requestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateway's decisions about a call, told to who may view the application that made it */
        get: operations["explainCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an API is rated */
        get: operations["listRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/user-rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's rating
         * @description 404 when he has given none.
         */
        get: operations["getOwnRating"];
        /** Rate an API from 1 to 5 */
        put: operations["rate"];
        post?: never;
        /** Take one's rating back */
        delete: operations["removeOwnRating"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The comments on an API, each with its first replies */
        get: operations["listComments"];
        put?: never;
        /** Write a comment, or an answer to one */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/comments/{commentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A comment with its replies */
        get: operations["getComment"];
        put?: never;
        post?: never;
        /**
         * Delete a comment
         * @description One's own; that of others with the scope apim:admin.
         */
        delete: operations["deleteComment"];
        options?: never;
        head?: never;
        /** Change one's own comment */
        patch: operations["changeComment"];
        trace?: never;
    };
    "/apis/{apiId}/comments/{commentId}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The replies to a comment */
        get: operations["listReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/generate-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get keys of a type, and a first token */
        post: operations["generateKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/oauth-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of an application */
        get: operations["listKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/oauth-keys/{keyMappingId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys by their id */
        get: operations["getKey"];
        /** Change grants and callback addresses */
        put: operations["changeKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/oauth-keys/{keyMappingId}/regenerate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another secret; the one before is good no more */
        post: operations["regenerateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/oauth-keys/{keyMappingId}/clean-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the keys from the application, and their client from the key manager */
        post: operations["removeKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/oauth-keys/{keyMappingId}/generate-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for the application itself, to try things out with */
        post: operations["generateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The keys of an application
         * @deprecated
         */
        get: operations["listKeysByType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/keys/{keyType}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Keys by their type
         * @deprecated
         */
        get: operations["getKeyOfType"];
        /**
         * Change grants and callback addresses
         * @deprecated
         */
        put: operations["changeKeyOfType"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/keys/{keyType}/regenerate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another secret; the one before is good no more
         * @deprecated
         */
        post: operations["regenerateSecretOfType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/keys/{keyType}/clean-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the keys from the application
         * @deprecated
         */
        post: operations["removeKeysOfType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/keys/{keyType}/generate-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token for the application itself
         * @deprecated
         */
        post: operations["generateTokenOfType"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling-policies/{policyLevel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policies that the caller may choose */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling-policies/{policyLevel}/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A policy by its name */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/swagger.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["getApiDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings */
        get: operations["getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings/application-attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Attributes that every application must have; there are none */
        get: operations["listApplicationAttributes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-managers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who issues tokens, and where */
        get: operations["listKeyManagers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tenants that have public APIs */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subscriptions of an application, or to an API
         * @description Either apiId or applicationId is needed.
         */
        get: operations["listSubscriptions"];
        put?: never;
        /** Subscribe an application to an API */
        post: operations["subscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/multiple": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Several subscriptions, all or none */
        post: operations["subscribeToMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{subscriptionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A subscription */
        get: operations["getSubscription"];
        /** Choose another business plan */
        put: operations["changeSubscription"];
        post?: never;
        /** End a subscription */
        delete: operations["unsubscribe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{subscriptionId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of a subscription's plan is used */
        get: operations["getSubscriptionUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{apiId}/additionalInfo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which of the caller's applications are subscribed to an API */
        get: operations["listApplicationsOfApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage of APIs by an application, for its owner and those that it is shared with */
        get: operations["getApplicationUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Where a page stands in its list */
        Pagination: {
            offset: number;
            limit: number;
            /** @description How many entries the whole list has */
            total: number;
            /** @description Path of the next page; empty when there is none */
            next: string;
            /** @description Path of the page before; empty when there is none */
            previous: string;
        };
        /** @description Why a request was refused */
        Error: {
            /** @description Number of the problem; docs/reference/errors.md names each */
            code: number;
            /** @description The problem in words that are always the same */
            message: string;
            /** @description What it was this time */
            description: string;
            /** @description The request's id, by which its log lines are found */
            moreInfo: string;
            /** @description Each fault of the input by itself */
            error: components["schemas"]["FieldFault"][];
        };
        /** @description One fault of the input */
        FieldFault: {
            /** @description The field, its parts separated by dots; empty when the fault is not one of a field */
            code: string;
            /** @description What is wrong with it */
            message: string;
            /** @description Both in one sentence */
            description: string;
        };
        NewApiKeyBody: {
            keyName?: string | null;
            validityPeriod?: number | null;
            additionalProperties?: {
                permittedIP?: string | null;
                permittedReferer?: string | null;
            } | null;
        };
        ApiKeyRenewal: {
            keyUUID: string;
        };
        ApiKeyRevocation: {
            apikey?: string | null;
            keyUUID?: string | null;
        };
        NewApiKey: {
            keyName: string;
            keyUUID: string;
            /** @description The key itself */
            apikey: string;
            /** @description Seconds; -1 when it has no end */
            validityPeriod: number;
        };
        ApiKey: {
            keyUUID: string;
            keyName: string;
            /** @description UTC, `2026-01-31 12:00:00` */
            issuedOn: string;
            /** @description Seconds; -1 when it has no end */
            validityPeriod: number;
            additionalProperties: {
                permittedIP: string;
                permittedReferer: string;
            };
        };
        ApplicationBody: {
            name: string;
            throttlingPolicy: string;
            description?: string | null;
            tokenType?: "JWT" | null;
            groups?: string[] | null;
            attributes?: {
                [key: string]: string;
            } | null;
            visibility?: "PRIVATE" | null;
            applicationId?: unknown;
            status?: unknown;
            subscriptionCount?: unknown;
            keys?: unknown;
            subscriptionScopes?: unknown;
            owner?: unknown;
            hashEnabled?: unknown;
            createdTime?: unknown;
            updatedTime?: unknown;
        };
        QuotaReset: {
            userName?: string;
        };
        /** @description An application in a list */
        ApplicationInfo: {
            applicationId: string;
            name: string;
            throttlingPolicy: string;
            description: string;
            /** @enum {string} */
            status: "APPROVED";
            /** @description Roles whose users it is shared with */
            groups: string[];
            subscriptionCount: number;
            attributes: {
                [key: string]: string;
            };
            owner: string;
            /** @description Milliseconds since 1970 */
            createdTime: string;
        };
        ApplicationList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["ApplicationInfo"][];
            pagination: components["schemas"]["Pagination"];
        };
        Application: {
            applicationId: string;
            name: string;
            throttlingPolicy: string;
            description: string;
            /** @enum {string} */
            status: "APPROVED";
            /** @description Roles whose users it is shared with */
            groups: string[];
            subscriptionCount: number;
            attributes: {
                [key: string]: string;
            };
            owner: string;
            /** @description Milliseconds since 1970 */
            createdTime: string;
            /** @enum {string} */
            tokenType: "JWT";
            /** @description Empty; keys have an address of their own. */
            keys: unknown[];
            /** @description Scopes of the APIs that it is subscribed to. */
            subscriptionScopes: {
                key: string;
                name: string;
                description: string;
                roles: string[];
            }[];
            hashEnabled: boolean;
            /** @enum {string} */
            visibility: "PRIVATE";
        };
        /** @description An API in a list */
        ApiInfo: {
            id: string;
            name: string;
            description: string;
            /** @description With its version, `/pizza/1.0.0` */
            context: string;
            version: string;
            type: string;
            /** @description Milliseconds since 1970 */
            createdTime: string;
            provider: string;
            lifeCycleStatus: components["schemas"]["LifecycleState"];
            /** @description Path of its picture */
            thumbnailUri: string | null;
            /** @description From 1 to 5, `4.5`; `0.0` when nobody has rated it */
            avgRating: string;
            /** @description The business plans that the caller may choose */
            throttlingPolicies: string[];
            tags: string[];
            advertiseInfo: components["schemas"]["AdvertiseInfo"];
            businessInformation: components["schemas"]["BusinessInformation"];
            isSubscriptionAvailable: boolean;
        };
        ApiList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["ApiInfo"][];
            pagination: components["schemas"]["Pagination"];
        };
        Api: {
            id: string;
            name: string;
            description: string;
            context: string;
            version: string;
            provider: string;
            lifeCycleStatus: components["schemas"]["LifecycleState"];
            isDefaultVersion: boolean;
            type: string;
            transport: string[];
            operations: {
                id: string;
                target: string;
                verb: string;
            }[];
            /** @description The header that carries the token */
            authorizationHeader: string;
            /** @description The header that carries the API key, where it takes one */
            apiKeyHeader?: string;
            securityScheme: string[];
            tags: string[];
            /** @description The business plans that the caller may choose. */
            tiers: {
                tierName: string;
                tierPlan: string;
            }[];
            hasThumbnail: boolean;
            additionalProperties: {
                name: string;
                value: string;
                display: boolean;
            }[];
            monetization: {
                enabled: boolean;
            };
            endpointURLs: components["schemas"]["EnvironmentUrls"][];
            businessInformation: components["schemas"]["BusinessInformation"];
            environmentList: string[];
            scopes: components["schemas"]["ApiScope"][];
            avgRating: string;
            advertiseInfo: components["schemas"]["AdvertiseInfo"];
            isSubscriptionAvailable: boolean;
            categories: string[];
            keyManagers: string[];
            /** @description Milliseconds since 1970 */
            createdTime: string;
            /** @description Milliseconds since 1970 */
            lastUpdatedTime: string;
            gatewayVendor: string;
            asyncTransportProtocols: string[];
        };
        /** @enum {string} */
        LifecycleState: "CREATED" | "PROTOTYPED" | "PUBLISHED" | "BLOCKED" | "DEPRECATED" | "RETIRED";
        AdvertiseInfo: {
            advertised: boolean;
            apiOwner: string;
            vendor: string;
        };
        BusinessInformation: {
            businessOwner?: string;
            businessOwnerEmail?: string;
            technicalOwner?: string;
            technicalOwnerEmail?: string;
        };
        /** @description Where an API answers */
        EnvironmentUrls: {
            environmentName: string;
            environmentDisplayName: string;
            environmentType: string;
            URLs: {
                http?: string;
                https?: string;
            };
            defaultVersionURLs: {
                http?: string;
                https?: string;
            };
        };
        ApiScope: {
            /** @description What a token is asked for */
            key: string;
            name: string;
            description: string;
            /** @description Whose users may have it; everybody when there are none */
            roles: string[];
        };
        Document: {
            documentId: string;
            name: string;
            /** @enum {string} */
            type: "HOWTO" | "SAMPLES" | "PUBLIC_FORUM" | "SUPPORT_FORUM" | "API_MESSAGE_FORMAT" | "SWAGGER_DOC" | "OTHER";
            summary: string;
            /** @enum {string} */
            sourceType: "INLINE" | "MARKDOWN" | "URL" | "FILE";
            /** @description Empty unless the sourceType is URL */
            sourceUrl: string;
            otherTypeName?: string;
        };
        SearchResult: components["schemas"]["FoundApi"] | components["schemas"]["FoundDocument"];
        FoundApi: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "API";
            transportType: string;
            description: string;
            context: string;
            version: string;
            provider: string;
            status: components["schemas"]["LifecycleState"];
            thumbnailUri?: string;
            businessInformation: components["schemas"]["BusinessInformation"];
            avgRating: string;
        };
        FoundDocument: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "DOC";
            transportType: string;
            docType: string;
            summary: string;
            sourceType: string;
            sourceUrl: string;
            otherTypeName?: string;
            visibility: string;
            apiName: string;
            apiVersion: string;
            apiProvider: string;
            apiUUID: string;
        };
        ExplainedCall: {
            requestId: string;
            /** Format: date-time */
            time: string;
            gatewayId: string;
            verb: string;
            status: number;
            /** @enum {string} */
            outcome: "served" | "refused";
            api: {
                id: string;
                name: string;
                version: string;
                context: string;
            } | null;
            operation: {
                verb: string;
                /** @description The path template */
                target: string;
            } | null;
            credential: ("token" | "internal-key" | "api-key") | null;
            application: {
                applicationId: string;
                name: string;
                owner: string;
            } | null;
            user: string | null;
            clientIp: string;
            /** @description The business plan of the subscription */
            plan: string | null;
            refusal: {
                /** @description Of the gateway's answer */
                code: number;
                title: string;
                detail: string;
                /** @description Of the quota that refused */
                level: string | null;
                policy: string | null;
                retryTime: string | null;
            } | null;
            /** @description Level of a used-up quota that the call passed all the same */
            exceeded: string | null;
            quotas: components["schemas"]["ExplainedQuota"][];
            /** @description In the order in which they are taken */
            steps: components["schemas"]["DecisionStep"][];
            /** @description What would let the same call pass */
            advice: string | null;
        };
        ExplainedQuota: {
            level: string;
            policy: string;
            /** @enum {string} */
            counts: "calls" | "bytes";
            /** @enum {string} */
            window: "aligned" | "first-call" | "sliding";
            /** @enum {string} */
            mode: "strict" | "fast" | "allow" | "deny" | "local";
            limit: number;
            used: number;
            remaining: number;
            windowStart: string | null;
            windowEnd: string | null;
            opens: string | null;
        };
        DecisionStep: {
            /** @enum {string} */
            step: "route" | "credential" | "subscription" | "scope" | "deny-policies" | "quotas" | "backend";
            /** @enum {string} */
            outcome: "passed" | "refused" | "not reached";
            detail: string;
        };
        RatingBody: {
            rating: number;
            ratingId?: unknown;
            apiId?: unknown;
            ratedBy?: unknown;
        };
        Rating: {
            ratingId: string;
            apiId: string;
            ratedBy: string;
            rating: number;
        };
        Ratings: {
            /** @description `4.5`; `0.0` when nobody has rated it */
            avgRating: string;
            /** @description The caller's; 0 when he has given none */
            userRating: number;
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Rating"][];
            pagination: components["schemas"]["Pagination"];
        };
        NewComment: {
            content: string;
            /** @default general */
            category?: string;
        };
        CommentChange: {
            content?: string;
            category?: string;
        };
        Reply: {
            id: string;
            content: string;
            /** Format: date-time */
            createdTime: string;
            createdBy: string;
            /** Format: date-time */
            updatedTime?: string;
            category: string;
            parentCommentId?: string;
            /**
             * @description Where it was written
             * @enum {string}
             */
            entryPoint: "devPortal" | "publisher";
            commenterInfo?: {
                firstName: string;
                lastName: string;
                fullName: string;
            };
        };
        Comment: {
            id: string;
            content: string;
            /** Format: date-time */
            createdTime: string;
            createdBy: string;
            /** Format: date-time */
            updatedTime?: string;
            category: string;
            parentCommentId?: string;
            /**
             * @description Where it was written
             * @enum {string}
             */
            entryPoint: "devPortal" | "publisher";
            commenterInfo?: {
                firstName: string;
                lastName: string;
                fullName: string;
            };
            replies: {
                /** @description How many are in this answer */
                count: number;
                list: components["schemas"]["Reply"][];
                pagination: components["schemas"]["Pagination"];
            };
        };
        CommentList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Comment"][];
            pagination: components["schemas"]["Pagination"];
        };
        NewKeys: {
            /** @enum {string} */
            keyType: "PRODUCTION" | "SANDBOX";
            keyManager?: string | null;
            grantTypesToBeSupported: ("client_credentials" | "password" | "refresh_token" | "authorization_code")[];
            callbackUrl?: string | null;
            scopes?: string[] | null;
            validityTime?: (number | string) | null;
            additionalProperties?: {
                [key: string]: unknown;
            } | null;
            clientId?: unknown;
            clientSecret?: unknown;
        };
        KeyChange: {
            supportedGrantTypes: ("client_credentials" | "password" | "refresh_token" | "authorization_code")[];
            callbackUrl?: string | null;
            additionalProperties?: {
                [key: string]: unknown;
            } | null;
            keyMappingId?: unknown;
            keyManager?: unknown;
            consumerKey?: unknown;
            consumerSecret?: unknown;
            consumerSecrets?: unknown;
            keyState?: unknown;
            keyType?: unknown;
            mode?: unknown;
            groupId?: unknown;
            token?: unknown;
        };
        TokenRequest: {
            consumerSecret?: string | null;
            validityPeriod?: (number | string) | null;
            scopes?: string[] | null;
            revokeToken?: string | null;
            grantType?: "CLIENT_CREDENTIALS" | null;
            additionalProperties?: unknown;
        };
        ApplicationKey: {
            keyMappingId: string;
            keyManager: string;
            consumerKey: string;
            /** @description Absent when the key manager does not know the client any more */
            consumerSecret?: string;
            consumerSecrets: unknown[];
            supportedGrantTypes: string[];
            /** @description Several are separated by commas */
            callbackUrl: string;
            /** @enum {string} */
            keyState: "APPROVED";
            /** @enum {string} */
            keyType: "PRODUCTION" | "SANDBOX";
            /** @enum {string} */
            mode: "CREATED";
            token?: components["schemas"]["Token"];
            additionalProperties: {
                [key: string]: unknown;
            };
        };
        NewSecret: {
            consumerKey: string;
            consumerSecret: string;
        };
        Token: {
            accessToken: string;
            tokenScopes: string[];
            /** @description Seconds */
            validityTime: number;
        };
        Policy: {
            name: string;
            displayName: string;
            description: string;
            /** @enum {string} */
            policyLevel: "application" | "subscription";
            attributes: {
                [key: string]: string;
            };
            /** @description How much is allowed in a window, whatever is counted; 2147483647 when there is no limit */
            requestCount: number;
            /** @enum {string} */
            dataUnit?: "KB" | "MB";
            unitTime: number;
            timeUnit: string;
            /** @enum {string} */
            quotaPolicyType: "REQUESTCOUNT" | "BANDWIDTHVOLUME" | "EVENTCOUNT" | "AIAPIQUOTA";
            /** @description Against bursts; 0 when there is no such limit */
            rateLimitCount: number;
            rateLimitTimeUnit?: string;
            /** @enum {string} */
            tierPlan: "FREE" | "COMMERCIAL";
            stopOnQuotaReach: boolean;
            throttlingPolicyPermissions?: {
                /** @enum {string} */
                type: "allow" | "deny";
                roles: string[];
            };
        };
        Settings: {
            grantTypes: string[];
            scopes: string[];
            applicationSharingEnabled: boolean;
            mapExistingAuthApps: boolean;
            /** @description Address by http and address by https, separated by a comma */
            apiGatewayEndpoint: string;
            monetizationEnabled: boolean;
            recommendationEnabled: boolean;
            IsUnlimitedTierPaid: boolean;
            identityProvider: {
                external: boolean;
            };
            IsAnonymousModeEnabled: boolean;
            IsPasswordChangeEnabled: boolean;
            userStorePasswordPattern: string;
            passwordPolicyPattern: string;
            passwordPolicyMinLength: number;
            passwordPolicyMaxLength: number;
        };
        KeyManager: {
            id: string;
            name: string;
            type: string;
            displayName: string;
            description: string;
            enabled: boolean;
            availableGrantTypes: string[];
            tokenEndpoint: string;
            revokeEndpoint: string;
            userInfoEndpoint: string;
            enableTokenGeneration: boolean;
            enableTokenEncryption: boolean;
            enableTokenHashing: boolean;
            enableOAuthAppCreation: boolean;
            enableMapOAuthConsumerApps: boolean;
            applicationConfiguration: unknown[];
            additionalProperties: Record<string, never>;
            tokenType: string;
        };
        SubscriptionBody: {
            applicationId: string;
            apiId: string;
            throttlingPolicy: string;
            requestedThrottlingPolicy?: string | null;
            subscriptionId?: unknown;
            apiInfo?: unknown;
            applicationInfo?: unknown;
            status?: unknown;
            redirectionParams?: unknown;
        };
        SubscriptionChange: {
            applicationId: string;
            apiId?: string | null;
            throttlingPolicy: string;
            requestedThrottlingPolicy?: string | null;
            subscriptionId?: unknown;
            apiInfo?: unknown;
            applicationInfo?: unknown;
            status?: unknown;
            redirectionParams?: unknown;
        };
        Subscription: {
            subscriptionId: string;
            applicationId: string;
            apiId: string;
            apiInfo?: components["schemas"]["ApiInfo"];
            applicationInfo?: components["schemas"]["ApplicationInfo"];
            throttlingPolicy: string;
            requestedThrottlingPolicy: string;
            /** @enum {string} */
            status: "UNBLOCKED" | "BLOCKED" | "PROD_ONLY_BLOCKED";
        };
        SubscriptionList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Subscription"][];
            pagination: components["schemas"]["Pagination"];
        };
        SubscribedApplication: {
            subscriptionId: string;
            applicationId: string;
            applicationName: string;
            apiId: string;
            isSolaceAPI: boolean;
            solaceDeployedEnvironments: unknown[];
        };
        SubscriptionUsage: {
            subscriptionId: string;
            /** @description The plan's quota repeated as texts */
            properties: {
                [key: string]: string;
            };
            /** @description The plan's quota and its limit against bursts, as far as it has them */
            quotas: components["schemas"]["QuotaUsage"][];
        };
        QuotaUsage: {
            /** @enum {string} */
            level: "subscription" | "burst";
            policy: string;
            /** @description What is counted, such as calls or bytes */
            unit: string;
            /** @description How windows follow each other */
            window: string | null;
            windowStart: string | null;
            windowEnd: string | null;
            limit: number | null;
            used: number;
            /** @description How much of it was beyond the limit */
            overLimit: number;
            remaining: number | null;
            usedUp: boolean;
            /** @description When calls pass again after it was used up. */
            opensAt: string | null;
        };
        Usage: {
            /**
             * Format: date-time
             * @description Beginning of the first point
             */
            from: string;
            /**
             * Format: date-time
             * @description End of the last one
             */
            to: string;
            /** @enum {string} */
            granularity: "minute" | "hour" | "day";
            /** @description Length of a point */
            bucketSeconds: number;
            groupBy: ("api" | "version" | "status" | "error") | null;
            /** @description When the newest batch of calls was sent that is counted: what happened later is not there yet. Null while nothing is counted. */
            asOf: string | null;
            totals: components["schemas"]["UsageFigures"];
            /** @description One for each minute, hour or day of the range, also those without calls */
            series: components["schemas"]["UsagePoint"][];
            /** @description Those with most calls first; none when nothing is grouped by */
            groups: components["schemas"]["UsageGroup"][];
            /** @description Calls of the groups beyond those */
            otherCalls: number;
        };
        UsageFigures: {
            calls: number;
            /** @description Of them, those that were answered 4xx or 5xx */
            errors: number;
            latency: components["schemas"]["UsageLatency"];
            backendLatency: components["schemas"]["UsageLatency"];
        };
        /** @description Within which time, in milliseconds, half, 95 % and 99 % of the calls were done. A quarter off at most. Null when there was none. */
        UsageLatency: {
            p50: number | null;
            p95: number | null;
            p99: number | null;
        };
        UsagePoint: {
            /** Format: date-time */
            at: string;
            calls: number;
            errors: number;
            latency: components["schemas"]["UsageLatency"];
            backendLatency: components["schemas"]["UsageLatency"];
        };
        /** @description The figures of what is grouped by, and of it those fields that name it */
        UsageGroup: {
            /** @description All that were not told apart, as there were too many */
            isOther?: boolean;
            /** @description Calls that had no error of the gateway */
            isNone?: boolean;
            apiId?: string;
            apiName?: string | null;
            apiVersion?: string | null;
            /** @description Such as 2xx */
            statusClass?: string;
            /** @description The gateway's own */
            errorCode?: number;
            calls: number;
            errors: number;
            latency: components["schemas"]["UsageLatency"];
            backendLatency: components["schemas"]["UsageLatency"];
            /** @description Points without calls are left out */
            series: components["schemas"]["UsageGroupPoint"][];
        };
        UsageGroupPoint: {
            /** Format: date-time */
            at: string;
            calls: number;
            errors: number;
        };
    };
    responses: {
        /** @description The request is not understood */
        Error400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The caller is not known */
        Error401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The caller may not do this */
        Error403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such thing */
        Error404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The state does not allow it */
        Error409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It was changed in the meantime */
        Error412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Too large */
        Error413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Of a kind that is not read here */
        Error415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A fault of ours */
        Error500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not now */
        Error503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description How many entries the answer may have. */
        limit: number;
        /** @description How many entries are left out before the first. */
        offset: number;
        /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
        ifMatch: string;
        /** @description The id of an API. */
        apiId: string;
        includeCommenterInfo: "true" | "false";
        /** @description How many replies each comment comes with. */
        replyLimit: number;
        replyOffset: number;
        keyType: "PRODUCTION" | "SANDBOX";
        policyLevel: "application" | "subscription";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    generateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewApiKeyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    regenerateApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRenewal"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyRevocation"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listApplications: {
        parameters: {
            query?: {
                /** @description Looked for in the name. */
                query?: string;
                groupId?: string;
                sortBy?: "name" | "throttlingPolicy" | "status";
                sortOrder?: "asc" | "desc";
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    createApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    changeApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            412: components["responses"]["Error412"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    deleteApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            412: components["responses"]["Error412"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    resetApplicationQuota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["QuotaReset"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listApis: {
        parameters: {
            query?: {
                query?: string;
                sortBy?: "name" | "version" | "createdTime" | "avgRating";
                sortOrder?: "asc" | "desc";
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    search: {
        parameters: {
            query?: {
                query?: string;
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["SearchResult"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getApi: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getDefinition: {
        parameters: {
            query?: {
                /** @description The environment whose addresses it names; the first one unless it is said. */
                environmentName?: string;
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listPlansOfApi: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["Policy"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                    "image/jpeg": string;
                    "image/gif": string;
                    "image/webp": string;
                    "image/svg+xml": string;
                    "application/octet-stream": string;
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listDocuments: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["Document"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getDocumentContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    "text/markdown": string;
                    "*/*": string;
                };
            };
            /** @description It is elsewhere */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: {
                            value: string;
                            /** @description How many APIs have it */
                            count: number;
                        }[];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listCategories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: {
                            id: string;
                            name: string;
                            description: string;
                        }[];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Error401"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    explainCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                requestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplainedCall"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listRatings: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ratings"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getOwnRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    rate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    removeOwnRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listComments: {
        parameters: {
            query?: {
                includeCommenterInfo?: components["parameters"]["includeCommenterInfo"];
                /** @description How many replies each comment comes with. */
                replyLimit?: components["parameters"]["replyLimit"];
                replyOffset?: components["parameters"]["replyOffset"];
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    addComment: {
        parameters: {
            query?: {
                /** @description The comment that it answers. */
                replyTo?: string;
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getComment: {
        parameters: {
            query?: {
                includeCommenterInfo?: components["parameters"]["includeCommenterInfo"];
                /** @description How many replies each comment comes with. */
                replyLimit?: components["parameters"]["replyLimit"];
                replyOffset?: components["parameters"]["replyOffset"];
            };
            header?: never;
            path: {
                commentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    deleteComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    changeComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                commentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listReplies: {
        parameters: {
            query?: {
                includeCommenterInfo?: components["parameters"]["includeCommenterInfo"];
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                commentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["Reply"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    generateKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKeys"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["ApplicationKey"][];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyMappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    changeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyMappingId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    regenerateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyMappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecret"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    removeKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyMappingId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    generateToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyMappingId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listKeysByType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["ApplicationKey"][];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getKeyOfType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    changeKeyOfType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationKey"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    regenerateSecretOfType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewSecret"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    removeKeysOfType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    generateTokenOfType: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                applicationId: string;
                keyType: components["parameters"]["keyType"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                policyLevel: components["parameters"]["policyLevel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["Policy"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyId: string;
                policyLevel: components["parameters"]["policyLevel"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getApiDocument: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listApplicationAttributes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: Record<string, never>[];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listKeyManagers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["KeyManager"][];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listTenants: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: {
                            domain: string;
                            /** @enum {string} */
                            status: "ACTIVE";
                        }[];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                apiId?: string;
                applicationId?: string;
                groupId?: string;
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    subscribe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    subscribeToMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionBody"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"][];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionChange"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            412: components["responses"]["Error412"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            412: components["responses"]["Error412"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getSubscriptionUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                subscriptionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionUsage"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listApplicationsOfApi: {
        parameters: {
            query?: {
                groupId?: string;
                /** @description How many entries the answer may have. */
                limit?: components["parameters"]["limit"];
                /** @description How many entries are left out before the first. */
                offset?: components["parameters"]["offset"];
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["SubscribedApplication"][];
                        pagination: components["schemas"]["Pagination"];
                    };
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getApplicationUsage: {
        parameters: {
            query?: {
                /** @description The first moment that counts; its whole minute, hour or day does. Absent: 24 hours before the end. */
                from?: string;
                /** @description The end of the range; absent: now. */
                to?: string;
                /** @description What one point of the series stands for. Absent: what suits the range; a range has 750 of them at most. Days are those of UTC. */
                granularity?: "minute" | "hour" | "day";
                /** @description What the groups are made by: the name of an API with all its versions, or one version, and so on. Absent: no groups. */
                groupBy?: "api" | "version" | "status" | "error";
                /** @description Groups that are told, those with most calls; the calls of the others are summed up in otherCalls. */
                limit?: number;
            };
            header?: never;
            path: {
                applicationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
}
