// Written by `npm run api-types` from the fragments below openapi/ of the services: changed there, never here.
export interface paths {
    "/apis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List and search APIs
         * @description A query is made of conditions such as `name:pizza status:PUBLISHED "two words"`, all of which must hold. Fields are name, version, context, status, provider, tag, description, type, api-category, doc and content; a word without a field is looked for in the name.
         */
        get: operations["listApis"];
        put?: never;
        /**
         * Make an API from scratch
         * @description Name, version and context are given here once; they are never changed. Without operations it gets one for each usual verb at `/*`.
         */
        post: operations["createApi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/copy-api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new version of an API
         * @description It begins as a copy, with the definition, the thumbnail and the documents; it has no revisions, and is deployed nowhere.
         */
        post: operations["copyApi"];
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
        /**
         * An API, or a revision as the API that it was
         * @description The entity tag changes with each change of the API; it goes into `If-Match` of what is meant for this version.
         */
        get: operations["getApi"];
        /**
         * Replace what an API says
         * @description Members that are left out get their defaults, so send all that was read. Who may publish but not create can change tags, business plans, visibility, business information, properties and categories alone.
         */
        put: operations["changeApi"];
        post?: never;
        /** Delete an API with its revisions, deployments and documents */
        delete: operations["deleteApi"];
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
        /** The comments of an API, each with its first replies */
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
         * @description One's own; that of others with the scope apim:comment_manage or apim:admin.
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
    "/apis/{apiId}/definition-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Breaking and other changes of the definition since a revision, and the applications that they concern */
        get: operations["listDefinitionChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/validate-openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check an OpenAPI definition
         * @description What is wrong with it is the answer, not an error. Exactly one of file, url and inlineAPIDefinition is given.
         */
        post: operations["validateDefinition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/import-openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an API from an OpenAPI definition
         * @description Exactly one of file, url and inlineAPIDefinition is given. `additionalProperties` is the API object as JSON text; it says at least the context, and what it says counts before what the definition says.
         */
        post: operations["importDefinition"];
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
        /** The definition of an API or of a revision */
        get: operations["getDefinition"];
        /**
         * Replace the definition, and with it operations and scopes
         * @description Exactly one of file, url and apiDefinition is given. What a definition leaves open of an operation stays as it was.
         */
        put: operations["changeDefinition"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/deploy-revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a revision on environments
         * @description All of them or none. What stood there is replaced without a gap. The answer waits a moment for what the live gateways say.
         */
        post: operations["deployRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/undeploy-revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a revision from environments
         * @description Without a body, or with `allEnvironments`, from wherever it stands. The answer is what still stands of the API.
         */
        post: operations["undeployRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an API is deployed, and how far each deployment has come */
        get: operations["listDeployments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/deployments/{deploymentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Show a deployment to subscribers, or hide it */
        put: operations["showDeployment"];
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
        /** Add a document */
        post: operations["createDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/documents/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a document has this name
         * @description 404 says that the name is free.
         */
        post: operations["findDocumentName"];
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
        /**
         * Change a document
         * @description Content stays as long as it fits where the content is said to be.
         */
        put: operations["changeDocument"];
        post?: never;
        /** Delete a document */
        delete: operations["deleteDocument"];
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
         * @description Text as plain text, a file to be saved; for a link the answer leads to its address.
         */
        get: operations["getDocumentContent"];
        put?: never;
        /**
         * Give a document its content
         * @description A file for documents of sourceType FILE, inlineContent for INLINE and MARKDOWN.
         */
        post: operations["setDocumentContent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/validate-endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a backend answers
         * @description Asks it for its headers alone, from where the publisher runs; redirects are shown and not followed. That nothing answers is the answer, not an error. Loopback and private addresses are asked only where the operator allows it.
         */
        post: operations["testEndpoint"];
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
        /** The gateway's decisions about a call, told to who may view the API */
        get: operations["explainCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/generate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A key for one API, good for an hour
         * @description It is sent in the header `Internal-Key`.
         */
        post: operations["createInternalKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/change-lifecycle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an API to another state
         * @description CREATED offers Publish and Deploy as a Prototype; PROTOTYPED Publish and Demote to Created; PUBLISHED Block, Deprecate, Demote to Created and Deploy as a Prototype; BLOCKED Re-Publish and Deprecate; DEPRECATED Retire. Publishing needs a business plan and an endpoint.
         */
        post: operations["changeLifecycle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/lifecycle-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The state of an API and where it may go from there */
        get: operations["getLifecycle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/lifecycle-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every move of an API so far */
        get: operations["getLifecycleHistory"];
        put?: never;
        post?: never;
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
        /** The policies of a level */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling-policies/streaming/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plans that count events
         * @description They are for streaming APIs, of which there are none.
         */
        get: operations["listStreamingPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling-policies/{policyLevel}/{policyName}": {
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
    "/apis/{apiId}/subscription-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The business plans that an API offers */
        get: operations["listPlansOfApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The revisions of an API, oldest first */
        get: operations["listRevisions"];
        put?: never;
        /** Make a revision of the API as it is now */
        post: operations["createRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/revisions/{revisionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A revision and where it is deployed */
        get: operations["getRevision"];
        put?: never;
        post?: never;
        /** Delete a revision that is deployed nowhere */
        delete: operations["deleteRevision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/restore-revision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the working copy what a revision holds */
        post: operations["restoreRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scopes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shared scopes */
        get: operations["listScopes"];
        put?: never;
        /** Make a shared scope */
        post: operations["createScope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scopes/{scopeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A shared scope */
        get: operations["getScope"];
        /**
         * Change a shared scope, for all APIs that use it at once
         * @description Its name stays; tokens and operations go by it.
         */
        put: operations["changeScope"];
        post?: never;
        /** Delete a shared scope that no API uses */
        delete: operations["deleteScope"];
        options?: never;
        /**
         * Whether a scope has this name
         * @description The name as it is, or in base64url.
         */
        head: operations["findScopeName"];
        patch?: never;
        trace?: never;
    };
    "/scopes/{scopeId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which operations need a shared scope */
        get: operations["getScopeUsage"];
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
        /** APIs and documents, by what is written in them */
        get: operations["search"];
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
        /**
         * Settings
         * @description Without a token the scopes alone, which is what to ask for at the log-in.
         */
        get: operations["getSettings"];
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
        /** Who may issue tokens for APIs */
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
        /** Tenants that the caller may know of */
        get: operations["listTenants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tenants/{tenantDomain}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Whether there is such a tenant */
        head: operations["findTenant"];
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
        /** Categories that an API may stand in */
        get: operations["listCategories"];
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
        /** Subscriptions, newest first */
        get: operations["listSubscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/{subscriptionId}/subscriber-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who subscribed */
        get: operations["getSubscriber"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/subscriptions/block-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse the calls of a subscription */
        post: operations["blockSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/unblock-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the calls of a subscription pass again */
        post: operations["unblockSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions/change-business-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a subscription another plan of those that its API offers */
        post: operations["changeSubscriptionPlan"];
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
        /**
         * Give an API its picture
         * @description PNG, JPEG, GIF, WebP or SVG of at most 1 MiB; an SVG that could run or fetch anything is refused.
         */
        put: operations["setThumbnail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage of all APIs of the organization, or of one */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/apis/{apiId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage of an API */
        get: operations["getApiUsage"];
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
        /** @description What its makers decide of an API. Members that are not named here are kept and given back. */
        ApiBody: {
            description?: string | null;
            displayName?: string | null;
            type?: "HTTP" | null;
            transport?: ("http" | "https")[] | null;
            tags?: string[] | null;
            policies?: string[] | null;
            apiThrottlingPolicy?: string | null;
            authorizationHeader?: string | null;
            apiKeyHeader?: string | null;
            securityScheme?: ("oauth2" | "api_key" | "oauth_basic_auth_api_key_mandatory")[] | null;
            maxTps?: ({
                production?: number | null;
                sandbox?: number | null;
            } & {
                [key: string]: unknown;
            }) | null;
            visibility?: ("PUBLIC" | "PRIVATE" | "RESTRICTED") | null;
            visibleRoles?: string[] | null;
            accessControl?: "NONE" | null;
            businessInformation?: ({
                businessOwner?: string | null;
                businessOwnerEmail?: string | null;
                technicalOwner?: string | null;
                technicalOwnerEmail?: string | null;
            } & {
                [key: string]: unknown;
            }) | null;
            corsConfiguration?: {
                corsConfigurationEnabled?: boolean | null;
                accessControlAllowOrigins?: string[] | null;
                accessControlAllowCredentials?: boolean | null;
                accessControlAllowHeaders?: string[] | null;
                accessControlAllowMethods?: string[] | null;
            } & {
                [key: string]: unknown;
            };
            endpointConfig?: ({
                /** @enum {string} */
                endpoint_type: "http" | "load_balance" | "failover";
                production_endpoints?: (({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                }) | ({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                })[]) | null;
                sandbox_endpoints?: (({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                }) | ({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                })[]) | null;
                production_failovers?: ({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                })[] | null;
                sandbox_failovers?: ({
                    url: string;
                    /** @description `actionDuration`: longest wait for the backend, in milliseconds, as text or number. */
                    config?: ({
                        actionDuration?: (string | number) | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                })[] | null;
                endpoint_security?: ({
                    production?: ({
                        enabled?: false | null;
                        password?: "" | null;
                        clientSecret?: "" | null;
                        apiKeyValue?: "" | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    sandbox?: ({
                        enabled?: false | null;
                        password?: "" | null;
                        clientSecret?: "" | null;
                        apiKeyValue?: "" | null;
                    } & {
                        [key: string]: unknown;
                    }) | null;
                } & {
                    [key: string]: unknown;
                }) | null;
            } & {
                [key: string]: unknown;
            }) | null;
            operations?: ({
                target: string;
                /** @enum {string} */
                verb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "TRACE";
                authType?: ("None" | "Application" | "Application User" | "Application & Application User" | "Any") | null;
                throttlingPolicy?: string | null;
                scopes?: string[] | null;
            } & {
                [key: string]: unknown;
            })[] | null;
            scopes?: ({
                scope: {
                    name: string;
                    displayName?: string | null;
                    description?: string | null;
                    bindings?: string[] | null;
                } & {
                    [key: string]: unknown;
                };
                shared?: boolean | null;
            } & {
                [key: string]: unknown;
            })[] | null;
            categories?: string[] | null;
            additionalProperties?: ({
                name: string;
                value: string;
                display?: boolean | null;
            } & {
                [key: string]: unknown;
            })[] | null;
            audiences?: string[] | null;
            keyManagers?: string[] | null;
            gatewayType?: string | null;
            gatewayVendor?: string | null;
            subscriptionAvailability?: "CURRENT_TENANT" | null;
            endpointImplementationType?: "ENDPOINT" | null;
            enableSchemaValidation?: false | null;
            responseCachingEnabled?: false | null;
            cacheTimeout?: number | null;
            isDefaultVersion?: boolean | null;
        } & {
            [key: string]: unknown;
        };
        /** @description An API to be */
        NewApi: {
            name: string;
            version: string;
            context: string;
        } & components["schemas"]["ApiBody"];
        /** @description An API. Members that clients sent beyond those named here are given back as they came. */
        Api: {
            id: string;
            name: string;
            /** @description Where it stands below the gateway's address, without its version */
            context: string;
            version: string;
            /** @description The user who made it */
            provider: string;
            lifeCycleStatus: components["schemas"]["LifecycleState"];
            description: string;
            displayName?: string;
            /** @enum {string} */
            type: "HTTP";
            transport: ("http" | "https")[];
            tags: string[];
            /** @description Names of the business plans that subscribers may choose */
            policies: string[];
            /** @description Limits all calls of the API together; absent when there is no such limit */
            apiThrottlingPolicy?: string;
            /** @description The header that carries the token */
            authorizationHeader: string;
            /** @description The header that carries the API key */
            apiKeyHeader: string;
            securityScheme: ("oauth2" | "api_key" | "oauth_basic_auth_api_key_mandatory")[];
            maxTps?: components["schemas"]["MaxTps"];
            visibility: components["schemas"]["Visibility"];
            /** @description Who sees it when its visibility is RESTRICTED */
            visibleRoles: string[];
            /** @enum {string} */
            accessControl: "NONE";
            businessInformation: components["schemas"]["BusinessInformation"];
            corsConfiguration: components["schemas"]["CorsConfiguration"];
            endpointConfig?: components["schemas"]["EndpointConfig"];
            operations: components["schemas"]["ApiOperation"][];
            scopes: components["schemas"]["ApiScope"][];
            categories: string[];
            additionalProperties: components["schemas"]["ApiProperty"][];
            additionalPropertiesMap: {
                [key: string]: components["schemas"]["ApiProperty"];
            };
            audiences: string[];
            keyManagers: string[];
            gatewayType: string;
            gatewayVendor: string;
            /** @enum {string} */
            subscriptionAvailability: "CURRENT_TENANT";
            /** @enum {string} */
            endpointImplementationType: "ENDPOINT";
            enableSchemaValidation: boolean;
            responseCachingEnabled: boolean;
            cacheTimeout: number;
            /** @description Whether it answers at its context without a version too */
            isDefaultVersion: boolean;
            hasThumbnail: boolean;
            isRevision: boolean;
            /** @description The API that a revision is of */
            revisionedApiId?: string;
            /** @description Number of the revision; 0 of the working copy */
            revisionId: number;
            /** @description Milliseconds since 1970 */
            createdTime: string;
            /** @description Milliseconds since 1970 */
            lastUpdatedTime: string;
            /** @description Milliseconds since 1970 */
            lastUpdatedTimestamp: string;
        } & {
            [key: string]: unknown;
        };
        /** @description An API in a list */
        ApiInfo: {
            id: string;
            name: string;
            description: string;
            context: string;
            version: string;
            provider: string;
            type: string;
            subtype: string;
            lifeCycleStatus: components["schemas"]["LifecycleState"];
            hasThumbnail: boolean;
            isDefaultVersion: boolean;
            securityScheme: string[];
            tags: string[];
            additionalProperties: components["schemas"]["ApiProperty"][];
            additionalPropertiesMap: {
                [key: string]: components["schemas"]["ApiProperty"];
            };
            gatewayVendor: string;
            gatewayType: string;
            advertiseOnly: boolean;
            /** @description Milliseconds since 1970 */
            createdTime: string;
            /** @description Milliseconds since 1970 */
            updatedTime: string;
        };
        ApiList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["ApiInfo"][];
            pagination: components["schemas"]["Pagination"];
        };
        /** @enum {string} */
        LifecycleState: "CREATED" | "PROTOTYPED" | "PUBLISHED" | "BLOCKED" | "DEPRECATED" | "RETIRED";
        /**
         * @description Everybody, users of the organization, or users with one of the roles
         * @enum {string}
         */
        Visibility: "PUBLIC" | "PRIVATE" | "RESTRICTED";
        /** @description A verb and URI template, and who may call it how often */
        ApiOperation: {
            /** @description URI template below the API's context */
            target: string;
            verb: components["schemas"]["HttpVerb"];
            /** @enum {string} */
            authType: "None" | "Application" | "Application User" | "Application & Application User";
            throttlingPolicy: string;
            /** @description Names of the API's scopes of which a caller needs one */
            scopes: string[];
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        HttpVerb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS" | "TRACE";
        ApiScope: {
            /** @description Whether it is one of the organization's, which many APIs use */
            shared: boolean;
            scope: {
                id?: string;
                name: string;
                displayName?: string | null;
                description?: string | null;
                /** @description Roles whose users may have it */
                bindings: string[];
                usageCount?: number;
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        ApiProperty: {
            name: string;
            value: string;
            /** @description Whether developers see it */
            display: boolean;
        } & {
            [key: string]: unknown;
        };
        BusinessInformation: {
            businessOwner?: string | null;
            businessOwnerEmail?: string | null;
            technicalOwner?: string | null;
            technicalOwnerEmail?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description Most calls in a second that the backends are sent */
        MaxTps: {
            production?: number | null;
            sandbox?: number | null;
        } & {
            [key: string]: unknown;
        };
        CorsConfiguration: {
            corsConfigurationEnabled: boolean;
            accessControlAllowOrigins: string[];
            accessControlAllowCredentials: boolean;
            accessControlAllowHeaders: string[];
            accessControlAllowMethods: string[];
        } & {
            [key: string]: unknown;
        };
        /** @description Backends by key type; one of each, or several that share the load or stand in for each other */
        EndpointConfig: {
            /** @enum {string} */
            endpoint_type: "http" | "load_balance" | "failover";
            production_endpoints?: components["schemas"]["Endpoints"];
            sandbox_endpoints?: components["schemas"]["Endpoints"];
            production_failovers?: components["schemas"]["Endpoint"][] | null;
            sandbox_failovers?: components["schemas"]["Endpoint"][] | null;
            endpoint_security?: unknown;
        } & {
            [key: string]: unknown;
        };
        Endpoints: components["schemas"]["Endpoint"] | components["schemas"]["Endpoint"][] | null;
        Endpoint: {
            url: string;
            config?: ({
                /** @description Longest wait for the backend in milliseconds. */
                actionDuration?: string | number | null;
            } & {
                [key: string]: unknown;
            }) | null;
        } & {
            [key: string]: unknown;
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
        DefinitionChanges: {
            /** @description The revision that was compared with; null where nothing is deployed. */
            against: {
                revisionId: string;
                displayName: string;
                /** @description Where it is deployed */
                environments: string[];
            } | null;
            breakingCount: number;
            otherCount: number;
            /** @description Whether all changes are listed */
            complete: boolean;
            changes: components["schemas"]["DefinitionChange"][];
            subscribers: {
                count: number;
                /** @description At most 1000, by name */
                list: components["schemas"]["AffectedSubscriber"][];
            };
        };
        DefinitionChange: {
            /** @description Such as parameter.became-required */
            kind: string;
            /** @description Also where the comparison cannot tell */
            breaking: boolean;
            /** @description Null for what concerns all operations. */
            operation: {
                verb: string;
                path: string;
            } | null;
            /** @description JSON pointer into the definition */
            at: string;
            /** @description Path of the field within a parameter or body */
            field: string | null;
            sentence: string;
            before: string | null;
            after: string | null;
        };
        AffectedSubscriber: {
            subscriptionId: string;
            applicationId: string;
            name: string;
            owner: string;
            plan: string;
            status: string;
        };
        /** @description An OpenAPI document of an API */
        Definition: {
            [key: string]: unknown;
        };
        DefinitionCheck: {
            isValid: boolean;
            /** @description The definition as JSON, when it was asked for */
            content?: string;
            /** @description What a valid definition says of itself */
            info?: {
                name: string;
                version: string;
                description: string;
                openAPIVersion: string;
                endpoints: string[];
            };
            errors: components["schemas"]["DefinitionFault"][];
        };
        DefinitionFault: {
            code: string;
            message: string;
            /** @description With the place in the definition */
            description: string;
        };
        DeploymentTargets: ({
            name: string;
            vhost?: string | null;
            displayOnDevportal?: boolean | null;
        } & {
            [key: string]: unknown;
        })[];
        DeploymentDisplay: {
            displayOnDevportal: boolean;
        } & {
            [key: string]: unknown;
        };
        Deployment: {
            id: string;
            revisionUuid: string;
            /** @description The environment */
            name: string;
            /** @enum {string} */
            status: "APPROVED";
            vhost: string;
            displayOnDevportal: boolean;
            /** @description Milliseconds since 1970 */
            deployedTime: string;
            liveGatewayCount: number;
            deployedGatewayCount: number;
            failedGatewayCount: number;
            /** @description When the last of all live gateways had it; absent while one of them has not */
            successDeployedTime?: string;
            gateways: components["schemas"]["GatewayReceipt"][];
            propagation: components["schemas"]["Propagation"];
        };
        /** @description What a live gateway says of a deployment */
        GatewayReceipt: {
            gatewayId: string;
            /** @enum {string} */
            outcome: "applied" | "removed" | "refused" | "waiting";
            /** @description Why it refused */
            reason: string | null;
            /** @description Milliseconds since 1970 */
            time: string | null;
            /** @description How long the deployment took to reach it; null when it was not there yet */
            tookMs: number | null;
        };
        Propagation: {
            /** @description Gateways that live now */
            live: number;
            deployed: number;
            failed: number;
            /** @description How long the slowest of those took that serve it */
            milliseconds: number | null;
            /** @description In words, `live on 3 of 3 gateways in 18 ms` */
            text: string;
            failures: {
                gatewayId: string;
                reason: string | null;
            }[];
        };
        DocumentBody: {
            name: string;
            /** @enum {string} */
            type: "HOWTO" | "SAMPLES" | "PUBLIC_FORUM" | "SUPPORT_FORUM" | "API_MESSAGE_FORMAT" | "SWAGGER_DOC" | "OTHER";
            summary?: string | null;
            /** @enum {string} */
            sourceType: "INLINE" | "MARKDOWN" | "URL" | "FILE";
            sourceUrl?: string | null;
            otherTypeName?: string | null;
            /**
             * @default API_LEVEL
             * @enum {string}
             */
            visibility?: "OWNER_ONLY" | "PRIVATE" | "API_LEVEL";
            inlineContent?: string | null;
            documentId?: unknown;
            fileName?: unknown;
            createdTime?: unknown;
            createdBy?: unknown;
            lastUpdatedTime?: unknown;
            lastUpdatedBy?: unknown;
        };
        Document: {
            documentId: string;
            name: string;
            /** @enum {string} */
            type: "HOWTO" | "SAMPLES" | "PUBLIC_FORUM" | "SUPPORT_FORUM" | "API_MESSAGE_FORMAT" | "SWAGGER_DOC" | "OTHER";
            summary?: string;
            /**
             * @description Written here, an address, or a file
             * @enum {string}
             */
            sourceType: "INLINE" | "MARKDOWN" | "URL" | "FILE";
            /** @description Empty unless the sourceType is URL */
            sourceUrl: string;
            /** @description Empty until a file was given */
            fileName: string;
            /** @description What it is when its type is OTHER */
            otherTypeName?: string;
            /**
             * @description Its author, users of the organization, or whoever sees the API
             * @enum {string}
             */
            visibility: "OWNER_ONLY" | "PRIVATE" | "API_LEVEL";
            /** Format: date-time */
            createdTime: string;
            createdBy: string;
            /** Format: date-time */
            lastUpdatedTime: string;
            lastUpdatedBy: string;
        };
        EndpointAnswer: {
            /** @description 0 when nothing answered */
            statusCode: number;
            statusMessage: string;
            /** @description Why nothing answered */
            error: string | null;
            durationMs: number;
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
        Lifecycle: {
            /** @description As people read it, `Published` */
            state: string;
            checkItems: {
                name: string;
                value: boolean;
                requiredStates: string[];
            }[];
            availableTransitions: {
                /** @description The action to ask for */
                event: string;
                targetState: string;
            }[];
        };
        LifecycleChange: {
            /** @enum {string} */
            workflowStatus: "APPROVED";
            lifecycleState: components["schemas"]["Lifecycle"];
        };
        LifecycleMove: {
            previousState?: components["schemas"]["LifecycleState"];
            postState: components["schemas"]["LifecycleState"];
            user: string;
            /** Format: date-time */
            updatedTime: string;
        };
        Policy: {
            name: string;
            displayName: string;
            description: string;
            /** @enum {string} */
            policyLevel: "application" | "subscription" | "api";
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
            monetizationProperties: {
                [key: string]: string;
            };
        };
        PolicyList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Policy"][];
            pagination: components["schemas"]["Pagination"];
        };
        NewRevision: {
            description?: string | null;
        } & {
            [key: string]: unknown;
        };
        Revision: {
            id: string;
            /** @description With its number, `Revision 3` */
            displayName: string;
            description: string;
            /** @description Milliseconds since 1970 */
            createdTime: string;
            apiInfo: {
                id: string;
            };
            /** @description Where it stands now */
            deploymentInfo: components["schemas"]["Deployment"][];
        };
        RevisionList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Revision"][];
        };
        ScopeBody: {
            name: string;
            displayName?: string | null;
            description?: string | null;
            bindings?: string[] | null;
            id?: unknown;
            usageCount?: unknown;
        };
        SharedScope: {
            id: string;
            name: string;
            displayName: string;
            description: string;
            /** @description Roles whose users may have it */
            bindings: string[];
            /** @description How many APIs use it */
            usageCount: number;
        };
        ScopeUsage: {
            id: string;
            name: string;
            usedApiList: {
                name: string;
                context: string;
                version: string;
                provider: string;
                usedResourceList: {
                    target: string;
                    verb: components["schemas"]["HttpVerb"];
                }[];
            }[];
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
            contextTemplate: string;
            version: string;
            provider: string;
            status: components["schemas"]["LifecycleState"];
            advertiseOnly: boolean;
        };
        FoundDocument: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "DOC";
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
            /** @enum {string} */
            associatedType: "API";
        };
        Settings: {
            scopes: string[];
            devportalUrl?: string;
            environment?: components["schemas"]["SettingsEnvironment"][];
            gatewayTypes?: string[];
            monetizationAttributes?: unknown[];
            securityAuditProperties?: Record<string, never>;
            externalStoresEnabled?: boolean;
            docVisibilityEnabled?: boolean;
            crossTenantSubscriptionEnabled?: boolean;
            defaultAdvancePolicy?: string;
            defaultSubscriptionPolicy?: string;
            authorizationHeader?: string;
        };
        SettingsEnvironment: {
            id: string;
            name: string;
            displayName: string;
            description: string;
            provider: string;
            gatewayType: string;
            /** @enum {string} */
            type: "production" | "sandbox" | "hybrid";
            isReadOnly: boolean;
            vhosts: components["schemas"]["Vhost"][];
            serverUrl: string;
            showInApiConsole: boolean;
            endpointURIs: unknown[];
            additionalProperties: unknown[];
        } & {
            [key: string]: unknown;
        };
        Vhost: {
            host: string;
            httpContext: string;
            httpPort: number;
            httpsPort: number;
            wsPort: number;
            wssPort: number;
        };
        KeyManager: {
            id: string;
            name: string;
            displayName: string;
            type: string;
            description: string;
            enabled: boolean;
            additionalProperties: unknown[];
        };
        Subscription: {
            subscriptionId: string;
            applicationInfo: {
                applicationId: string;
                name: string;
                subscriber: string;
                description: string;
                subscriptionCount: number;
            };
            throttlingPolicy: string;
            /** @enum {string} */
            subscriptionStatus: "UNBLOCKED" | "BLOCKED" | "PROD_ONLY_BLOCKED";
        };
        SubscriptionList: {
            /** @description How many are in this answer */
            count: number;
            list: components["schemas"]["Subscription"][];
            pagination: components["schemas"]["Pagination"];
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
            groupBy: ("api" | "version" | "operation" | "application" | "status" | "error") | null;
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
            /** @description Calls that had none, such as those refused before their application was known */
            isNone?: boolean;
            apiId?: string;
            apiName?: string | null;
            apiVersion?: string | null;
            verb?: string;
            /** @description URI template of the operation */
            target?: string;
            applicationId?: string;
            /** @description Null when it is gone */
            applicationName?: string | null;
            applicationOwner?: string | null;
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
        /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
        ifNoneMatch: string;
        /** @description The id of an API. */
        apiId: string;
        includeCommenterInfo: "true" | "false";
        policyLevel: "application" | "subscription" | "api";
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApis: {
        parameters: {
            query?: {
                query?: string;
                sortBy?: "createdTime" | "lastUpdatedTime" | "name" | "apiName" | "version" | "status";
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
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    createApi: {
        parameters: {
            query?: {
                /** @description What the definition is written in that is made from the operations. */
                openAPIVersion?: "v2" | "v3";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApi"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
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
    copyApi: {
        parameters: {
            query: {
                apiId: string;
                newVersion: string;
                /** @description Whether it becomes the version that answers without one. */
                defaultVersion?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
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
    getApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
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
    changeApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiBody"];
            };
        };
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
    deleteApi: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
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
            409: components["responses"]["Error409"];
            412: components["responses"]["Error412"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listComments: {
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
                replyLimit?: number;
                replyOffset?: number;
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
    listDefinitionChanges: {
        parameters: {
            query?: {
                /** @description deployed: the revision that was deployed last; or revision: and the id of one. */
                against?: string;
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
                    "application/json": components["schemas"]["DefinitionChanges"];
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
    validateDefinition: {
        parameters: {
            query?: {
                /** @description Whether the definition comes back as JSON. */
                returnContent?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    url?: string;
                    inlineAPIDefinition?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefinitionCheck"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    importDefinition: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    url?: string;
                    inlineAPIDefinition?: string;
                    additionalProperties: string;
                };
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
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
    getDefinition: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
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
                    "application/json": components["schemas"]["Definition"];
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
    changeDefinition: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    url?: string;
                    apiDefinition?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Definition"];
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
    deployRevision: {
        parameters: {
            query: {
                revisionId: string;
                /** @description Longest wait for the receipts of the live gateways. */
                waitMs?: number;
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
                "application/json": components["schemas"]["DeploymentTargets"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"][];
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
    undeployRevision: {
        parameters: {
            query?: {
                /** @description Needed unless revisionNumber is given. */
                revisionId?: string;
                revisionNumber?: number;
                allEnvironments?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeploymentTargets"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"][];
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
    listDeployments: {
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
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["Deployment"][];
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
    showDeployment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deploymentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeploymentDisplay"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
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
    createDocument: {
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
                "application/json": components["schemas"]["DocumentBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
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
    findDocumentName: {
        parameters: {
            query: {
                name: string;
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
    changeDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                documentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentBody"];
            };
        };
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
    deleteDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
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
    setDocumentContent: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                documentId: string;
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file?: string;
                    inlineContent?: string;
                };
            };
        };
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
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            412: components["responses"]["Error412"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    testEndpoint: {
        parameters: {
            query: {
                endpointUrl: string;
                /** @description An API that it is for; it has to exist. */
                apiId?: string;
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
                    "application/json": components["schemas"]["EndpointAnswer"];
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
    createInternalKey: {
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
                    "application/json": {
                        apikey: string;
                        /** @description Seconds */
                        validityTime: number;
                    };
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
    changeLifecycle: {
        parameters: {
            query: {
                action: string;
                apiId: string;
                /** @description What was ticked, such as `Deprecate old versions after publishing the API:true`. */
                lifecycleChecklist?: string;
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
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
                    "application/json": components["schemas"]["LifecycleChange"];
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
    getLifecycle: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
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
                    "application/json": components["schemas"]["Lifecycle"];
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
    getLifecycleHistory: {
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
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["LifecycleMove"][];
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
                    "application/json": components["schemas"]["PolicyList"];
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
    listStreamingPlans: {
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
                    "application/json": components["schemas"]["PolicyList"];
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
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                policyName: string;
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
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listPlansOfApi: {
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
                    "application/json": components["schemas"]["Policy"][];
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
    listRevisions: {
        parameters: {
            query?: {
                query?: "deployed:true" | "deployed:false";
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
                    "application/json": components["schemas"]["RevisionList"];
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
    createRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewRevision"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
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
    getRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                revisionId: string;
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
                    "application/json": components["schemas"]["Revision"];
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
    deleteRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                revisionId: string;
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
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    restoreRevision: {
        parameters: {
            query: {
                revisionId: string;
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
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Api"];
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
    listScopes: {
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
                        list: components["schemas"]["SharedScope"][];
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
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    createScope: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScopeBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedScope"];
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
    getScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scopeId: string;
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
                    "application/json": components["schemas"]["SharedScope"];
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
    changeScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scopeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScopeBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedScope"];
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
    deleteScope: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scopeId: string;
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
            409: components["responses"]["Error409"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    findScopeName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scopeId: string;
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
    getScopeUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                scopeId: string;
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
                    "application/json": components["schemas"]["ScopeUsage"];
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
    search: {
        parameters: {
            query?: {
                /** @description As that of the list of APIs; a word without a field is looked for everywhere. */
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
            403: components["responses"]["Error403"];
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
                state?: "active" | "inactive";
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
                            status: "active";
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
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    findTenant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenantDomain: string;
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
            403: components["responses"]["Error403"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                apiId?: string;
                /** @description Looked for in the names of application, subscriber and plan. */
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
    getSubscriber: {
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
                    "application/json": {
                        name: string;
                        claims: unknown[];
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
    blockSubscription: {
        parameters: {
            query: {
                subscriptionId: string;
                /** @description Every call, or those with production keys alone. */
                blockState: "BLOCKED" | "PROD_ONLY_BLOCKED";
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
    unblockSubscription: {
        parameters: {
            query: {
                subscriptionId: string;
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
    changeSubscriptionPlan: {
        parameters: {
            query: {
                subscriptionId: string;
                businessPlan: string;
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
                content?: never;
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
    setThumbnail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                /** @description The id of an API. */
                apiId: components["parameters"]["apiId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        relativePath: string;
                        mediaType: string;
                    };
                };
            };
            400: components["responses"]["Error400"];
            401: components["responses"]["Error401"];
            403: components["responses"]["Error403"];
            404: components["responses"]["Error404"];
            412: components["responses"]["Error412"];
            413: components["responses"]["Error413"];
            415: components["responses"]["Error415"];
            500: components["responses"]["Error500"];
            503: components["responses"]["Error503"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                apiId?: string;
                /** @description The first moment that counts; its whole minute, hour or day does. Absent: 24 hours before the end. */
                from?: string;
                /** @description The end of the range; absent: now. */
                to?: string;
                /** @description What one point of the series stands for. Absent: what suits the range; a range has 750 of them at most. Days are those of UTC. */
                granularity?: "minute" | "hour" | "day";
                /** @description What the groups are made by: the name of an API with all its versions, or one version, and so on. Absent: no groups. */
                groupBy?: "api" | "version" | "operation" | "application" | "status" | "error";
                /** @description Groups that are told, those with most calls; the calls of the others are summed up in otherCalls. */
                limit?: number;
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
    getApiUsage: {
        parameters: {
            query?: {
                /** @description The first moment that counts; its whole minute, hour or day does. Absent: 24 hours before the end. */
                from?: string;
                /** @description The end of the range; absent: now. */
                to?: string;
                /** @description What one point of the series stands for. Absent: what suits the range; a range has 750 of them at most. Days are those of UTC. */
                granularity?: "minute" | "hour" | "day";
                /** @description What the groups are made by: the name of an API with all its versions, or one version, and so on. Absent: no groups. */
                groupBy?: "api" | "version" | "operation" | "application" | "status" | "error";
                /** @description Groups that are told, those with most calls; the calls of the others are summed up in otherCalls. */
                limit?: number;
            };
            header?: never;
            path: {
                apiId: string;
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
