// Written by `npm run api-types` from the fragments below openapi/ of the services: changed there, never here.
export interface paths {
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
    "/api-categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories, and how many APIs stand in each */
        get: operations["listCategories"];
        put?: never;
        /** Add a category */
        post: operations["createCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-categories/{apiCategoryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a category
         * @description One that APIs stand in keeps its name.
         */
        put: operations["changeCategory"];
        post?: never;
        /** Delete a category in which no API stands */
        delete: operations["deleteCategory"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The environments */
        get: operations["listEnvironments"];
        put?: never;
        /** Add an environment */
        post: operations["createEnvironment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{environmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change an environment
         * @description Its name stays.
         */
        put: operations["changeEnvironment"];
        post?: never;
        /** Delete an environment on which nothing is deployed */
        delete: operations["deleteEnvironment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{environmentId}/gateways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The gateways of an environment, and how far each has come */
        get: operations["listGateways"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/resync/publisher": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish all APIs, deployments and environments again, so that their topics are what the database is */
        post: operations["resyncPublisher"];
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
        /** The applications of all users of the organization */
        get: operations["listAllApplications"];
        put?: never;
        post?: never;
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
        get?: never;
        put?: never;
        post?: never;
        /** Delete an application with its subscriptions and keys, whoever owns it */
        delete: operations["deleteAnyApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/applications/{applicationId}/change-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an application to another user
         * @description So are its OAuth clients, as soon as the key manager answers. Whether there is such a user is not checked.
         */
        post: operations["changeApplicationOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/resync/devportal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish all applications, keys and subscriptions again, so that their topics are what the database is */
        post: operations["resyncDevportal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/deny-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deny policies */
        get: operations["listDenyPolicies"];
        put?: never;
        /** Deny something from now on */
        post: operations["createDenyPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/deny-policy/{conditionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A deny policy */
        get: operations["getDenyPolicy"];
        put?: never;
        post?: never;
        /** Delete a deny policy */
        delete: operations["deleteDenyPolicy"];
        options?: never;
        head?: never;
        /** Put a deny policy into force, or out of it */
        patch: operations["switchDenyPolicy"];
        trace?: never;
    };
    "/event-hub": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Topics, services, gateways and consumers
         * @description While the hub is away, the answer says what is known without it.
         */
        get: operations["getEventHub"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be handled, newest first */
        get: operations["listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message again to where it was */
        post: operations["replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/resync/traffic-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish all policies again, so that their topics are what the database is */
        post: operations["resyncTrafficManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Policies of all kinds, by kind and name */
        get: operations["searchPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Application policies */
        get: operations["listApplicationPolicies"];
        put?: never;
        /** Add an application policy */
        post: operations["createApplicationPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/application/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application policy */
        get: operations["getApplicationPolicy"];
        /** Change an application policy */
        put: operations["changeApplicationPolicy"];
        post?: never;
        /** Delete an application policy that nobody uses */
        delete: operations["deleteApplicationPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Business plans */
        get: operations["listSubscriptionPolicies"];
        put?: never;
        /** Add a business plan */
        post: operations["createSubscriptionPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/subscription/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A business plan */
        get: operations["getSubscriptionPolicy"];
        /** Change a business plan */
        put: operations["changeSubscriptionPolicy"];
        post?: never;
        /** Delete a business plan that nobody uses */
        delete: operations["deleteSubscriptionPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/advanced": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Policies of APIs and operations */
        get: operations["listAdvancedPolicies"];
        put?: never;
        /** Add a policy for APIs and operations */
        post: operations["createAdvancedPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/advanced/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A policy of APIs and operations */
        get: operations["getAdvancedPolicy"];
        /** Change a policy of APIs and operations */
        put: operations["changeAdvancedPolicy"];
        post?: never;
        /** Delete a policy that no API uses */
        delete: operations["deleteAdvancedPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/custom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Custom rules
         * @description They count across all tenants, so the super tenant alone has them.
         */
        get: operations["listCustomPolicies"];
        put?: never;
        /** Add a custom rule */
        post: operations["createCustomPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/custom/{policyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A custom rule */
        get: operations["getCustomPolicy"];
        /** Change a custom rule */
        put: operations["changeCustomPolicy"];
        post?: never;
        /** Delete a custom rule */
        delete: operations["deleteCustomPolicy"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A policy as a file
         * @description Named by policyId, or by name and, where policies of several kinds have that name, by type.
         */
        get: operations["exportPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/throttling/policies/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a policy from a file, JSON or YAML */
        post: operations["importPolicy"];
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
        /** Quotas in their present windows, or over those that began in a time */
        get: operations["listQuotaUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/event-hub/resync/key-manager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish all signing keys, revocations and tenants again, so that their topics are what the database is */
        post: operations["resyncKeyManager"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits, the oldest first */
        get: operations["listWorkflows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/{externalWorkflowRef}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One task */
        get: operations["getWorkflow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/workflows/update-workflow-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve or reject
         * @description Who is approved may use the developer portal; who is rejected is deleted, and the name is free again. Decided once.
         */
        post: operations["decideWorkflow"];
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
        CategoryBody: {
            name: string;
            description?: string | null;
            id?: unknown;
            numberOfAPIs?: unknown;
        };
        Category: {
            id: string;
            name: string;
            description: string;
            numberOfAPIs: number;
        };
        EnvironmentBody: {
            name: string;
            displayName?: string | null;
            description?: string | null;
            provider?: string | null;
            gatewayType?: string | null;
            type?: ("production" | "sandbox" | "hybrid") | null;
            vhosts: ({
                host: string;
                httpContext?: string | null;
                httpPort?: number | null;
                httpsPort?: number | null;
                wsPort?: number | null;
                wssPort?: number | null;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        Environment: {
            id: string;
            name: string;
            displayName: string;
            description: string;
            provider: string;
            gatewayType: string;
            /** @enum {string} */
            type: "production" | "sandbox" | "hybrid";
            /** @description Comes from the configuration, and is changed there */
            isReadOnly: boolean;
            vhosts: components["schemas"]["Vhost"][];
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
        FleetGateway: {
            gatewayId: string;
            /** @enum {string} */
            status: "ACTIVE" | "EXPIRED";
            /** Format: date-time */
            lastActive: string;
            /** Format: date-time */
            expires: string;
            /** Format: date-time */
            started: string;
            version: string;
            state: string;
            /** @description Age of the state that it serves from its own disk */
            snapshotAgeMs?: number;
            /** @description Longest that a change took to be applied there lately */
            lagMs?: number;
            /** @description The newest version that it applied of each topic. */
            applied: {
                topic: string;
                version: number;
            }[];
            environments: string[];
            deployedCount: number;
            failedCount: number;
            waitingCount: number;
            failures: {
                apiId: string;
                revisionId: string;
                reason: string | null;
                /** Format: date-time */
                time: string;
            }[];
        };
        OwnedApplication: {
            applicationId: string;
            name: string;
            owner: string;
            /** @enum {string} */
            status: "APPROVED";
            /** @description The groups that share it, separated by commas */
            groupId: string;
            throttlingPolicy: string;
            description: string;
            subscriptionCount: number;
            /** @description Milliseconds since 1970 */
            createdTime: string;
        };
        DenyPolicyBody: {
            conditionId?: string | null;
            /** @default true */
            conditionStatus?: boolean;
            /** @constant */
            conditionType: "API";
            /** Format: starts_with */
            conditionValue: string;
        } | {
            conditionId?: string | null;
            /** @default true */
            conditionStatus?: boolean;
            /** @constant */
            conditionType: "APPLICATION";
            conditionValue: string;
        } | {
            conditionId?: string | null;
            /** @default true */
            conditionStatus?: boolean;
            /** @constant */
            conditionType: "IP";
            conditionValue: {
                fixedIp: string;
                /** @default false */
                invert?: boolean;
            };
        } | {
            conditionId?: string | null;
            /** @default true */
            conditionStatus?: boolean;
            /** @constant */
            conditionType: "IPRANGE";
            conditionValue: {
                startingIp: string;
                endingIp: string;
                /** @default false */
                invert?: boolean;
            };
        } | {
            conditionId?: string | null;
            /** @default true */
            conditionStatus?: boolean;
            /** @constant */
            conditionType: "USER";
            conditionValue: string;
        };
        DenyPolicySwitch: {
            conditionId?: string | null;
            conditionStatus: boolean;
        };
        DenyPolicy: {
            conditionId: string;
            /** @enum {string} */
            conditionType: "API" | "APPLICATION" | "IP" | "IPRANGE" | "USER";
            /** @description A context, an `owner:application`, a user, or an object with addresses. */
            conditionValue: string | {
                fixedIp: string;
                invert: boolean;
            } | {
                startingIp: string;
                endingIp: string;
                invert: boolean;
            };
            /** @description Whether it is in force */
            conditionStatus: boolean;
        };
        EventHub: {
            hub: {
                /** @enum {string} */
                kind: "kafka" | "memory";
                reachable: boolean;
                reason?: string;
            };
            topics?: components["schemas"]["HubTopic"][];
            services: components["schemas"]["HubService"][];
            gateways: components["schemas"]["HubGateway"][];
            consumers?: {
                group: string;
                topic: string;
                members: number;
                lag: number;
            }[];
            deadLetters?: {
                count: number;
            };
        };
        HubTopic: {
            name: string;
            partitions: number;
            records: number;
            bytes?: number;
            /** @description Keys that its owners published and did not delete */
            entries?: number;
            /** @description Of those keys and their versions */
            digest?: string;
            /** @description Settings that are not as they should be. */
            differences: {
                setting: string;
                wanted: string;
                found: unknown;
            }[];
        };
        HubService: {
            service: string;
            instanceId: string;
            /** @enum {string} */
            status: "ACTIVE" | "EXPIRED";
            /** Format: date-time */
            started: string;
            /** Format: date-time */
            lastReport: string;
            version: string;
            outbox: {
                /** @description Events that wait to be published */
                waiting: number;
                /** @description Age of the oldest of them */
                oldestMs?: number;
                /** @description Events that the hub could never take */
                refused: number;
                relaying: boolean;
                lastVersion: number;
            };
        };
        HubGateway: {
            gatewayId: string;
            /** @enum {string} */
            status: "ACTIVE" | "EXPIRED";
            state: string;
            snapshotAgeMs?: number;
            lagMs?: number;
            version: string;
            environments: string[];
            /** Format: date-time */
            lastReport: string;
            /** @description Topics of which it holds something else than its owners published */
            differs: components["schemas"]["HubDifference"][];
        };
        HubDifference: {
            topic: string;
            /** Format: date-time */
            since: string;
            expected: {
                entries: number;
                digest: string;
            };
            found: {
                entries: number;
                digest: string;
            };
        };
        DeadLetter: {
            id: string;
            topic: string;
            partition: number;
            offset: string;
            key: string;
            /** @description Why it could not be handled */
            reason: string;
            type: string;
            source: string;
            /** Format: date-time */
            time: string;
            /** @description Its first 4 kB; null for a deletion, or when it was left out */
            value: string | null;
        };
        Resync: {
            owner: string;
            topics: {
                name: string;
                written: number;
                deleted: number;
            }[];
        };
        PolicySummary: {
            policyId: number;
            uuid: string;
            policyName: string;
            displayName: string;
            description: string;
            isDeployed: boolean;
            /** @enum {string} */
            type: "app" | "sub" | "api" | "global";
        };
        /** @description How much is allowed in a window; the member that belongs to the type is there */
        ThrottleLimit: {
            /** @enum {string} */
            type: "REQUESTCOUNTLIMIT" | "BANDWIDTHLIMIT" | "EVENTCOUNTLIMIT" | "AIAPIQUOTALIMIT";
            requestCount?: {
                requestCount: number;
                timeUnit: string;
                unitTime: number;
            };
            bandwidth?: {
                dataAmount: number;
                /** @enum {string} */
                dataUnit: "KB" | "MB";
                timeUnit: string;
                unitTime: number;
            };
            eventCount?: {
                eventCount: number;
                timeUnit: string;
                unitTime: number;
            };
            aiApiQuota?: {
                requestCount?: number | null;
                totalTokenCount?: number | null;
                promptTokenCount?: number | null;
                completionTokenCount?: number | null;
                timeUnit: string;
                unitTime: number;
            };
        };
        /** @description How a limit is kept */
        Enforcement: {
            /**
             * @description Never over it, or each gateway lets its allowance pass before it has asked
             * @enum {string}
             */
            mode: "strict" | "fast";
            /** @description Calls that a gateway may let pass in a window before its first lease; of the mode fast */
            allowance: number;
            /**
             * @description When the ledger does not answer
             * @enum {string}
             */
            whenUnreachable: "allow" | "deny" | "local";
            /** @enum {string} */
            window: "aligned" | "first-call" | "sliding";
        };
        ApplicationPolicyBody: {
            policyName: string;
            displayName?: string | null;
            description?: string | null;
            defaultLimit: components["schemas"]["ThrottleLimit"];
            burstLimit?: {
                rateLimitCount?: number;
                /** @enum {string} */
                rateLimitTimeUnit?: "sec" | "min" | "hour" | "day";
            } | null;
            enforcement?: components["schemas"]["EnforcementBody"];
            policyId?: string | null;
            isDeployed?: boolean | null;
            type?: string | null;
        };
        ApplicationPolicy: {
            policyId: string;
            policyName: string;
            displayName: string;
            description: string;
            isDeployed: boolean;
            /** @enum {string} */
            type: "ApplicationThrottlePolicy";
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["Enforcement"];
            burstLimit?: {
                rateLimitCount: number;
                rateLimitTimeUnit: string;
            };
        };
        SubscriptionPolicyBody: {
            policyName: string;
            displayName?: string | null;
            description?: string | null;
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["EnforcementBody"];
            /** @description Against bursts; 0 for no such limit */
            rateLimitCount?: number;
            /** @enum {string} */
            rateLimitTimeUnit?: "sec" | "min" | "hour" | "day";
            /** @description Off, calls beyond the quota pass and are only marked */
            stopOnQuotaReach?: boolean;
            /** @enum {string} */
            billingPlan?: "FREE" | "COMMERCIAL";
            permissions?: components["schemas"]["PlanPermissions"] | null;
            customAttributes?: components["schemas"]["PlanAttribute"][] | null;
            subscriberCount?: number | null;
            graphQLMaxComplexity?: number | null;
            graphQLMaxDepth?: number | null;
            policyId?: string | null;
            isDeployed?: boolean | null;
            type?: string | null;
        };
        SubscriptionPolicy: {
            policyId: string;
            policyName: string;
            displayName: string;
            description: string;
            isDeployed: boolean;
            /** @enum {string} */
            type: "SubscriptionThrottlePolicy";
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["Enforcement"];
            stopOnQuotaReach: boolean;
            /** @enum {string} */
            billingPlan: "FREE" | "COMMERCIAL";
            permissions?: components["schemas"]["PlanPermissions"];
            customAttributes: components["schemas"]["PlanAttribute"][];
            /** @description Against bursts; 0 when there is no such limit */
            rateLimitCount: number;
            rateLimitTimeUnit?: string;
            subscriberCount: number;
            graphQLMaxComplexity: number;
            graphQLMaxDepth: number;
        };
        /** @description Who may choose the plan - users with one of the roles, or everybody but them */
        PlanPermissions: {
            /** @enum {string} */
            permissionType: "ALLOW" | "DENY";
            roles: string[];
        };
        PlanAttribute: {
            name: string;
            value: string;
        };
        AdvancedPolicyBody: {
            policyName: string;
            displayName?: string | null;
            description?: string | null;
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["EnforcementBody"];
            conditionalGroups?: components["schemas"]["ConditionGroupBody"][] | null;
            policyId?: string | null;
            isDeployed?: boolean | null;
            type?: string | null;
        };
        AdvancedPolicy: {
            policyId: string;
            policyName: string;
            displayName: string;
            description: string;
            isDeployed: boolean;
            /** @enum {string} */
            type: "AdvancedThrottlePolicy";
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["Enforcement"];
            /** @description Calls to which all conditions of one apply have its limit instead */
            conditionalGroups: components["schemas"]["ConditionGroup"][];
        };
        ConditionGroupBody: {
            /** @description Of the group that it was, so that its count goes on */
            groupId?: string | null;
            description?: string | null;
            enabled?: boolean;
            conditions: components["schemas"]["CallCondition"][];
            limit: components["schemas"]["ThrottleLimit"];
        };
        ConditionGroup: {
            groupId: string;
            description: string;
            enabled: boolean;
            conditions: components["schemas"]["CallCondition"][];
            limit: components["schemas"]["ThrottleLimit"];
        };
        /** @description What a call is like; the member that belongs to the type is there */
        CallCondition: {
            /** @enum {string} */
            type: "IPCONDITION" | "HEADERCONDITION" | "QUERYPARAMETERCONDITION" | "JWTCLAIMSCONDITION";
            invertCondition?: boolean;
            ipCondition?: {
                /** @enum {string} */
                ipConditionType: "IPSPECIFIC" | "IPRANGE";
                specificIP?: string;
                startingIP?: string;
                endingIP?: string;
            };
            headerCondition?: {
                headerName: string;
                headerValue: string;
            };
            queryParameterCondition?: {
                parameterName: string;
                parameterValue: string;
            };
            jwtClaimsCondition?: {
                claimUrl: string;
                attribute: string;
            };
        };
        CustomPolicyBody: {
            policyName: string;
            displayName?: string | null;
            description?: string | null;
            /** @description By what calls are counted apart, such as `$userId:$apiContext` */
            keyTemplate: string;
            /** @description Which calls are counted; all of them unless it is said */
            condition?: string | null;
            /** @description Says condition and limit in the language of the older system */
            siddhiQuery?: string | null;
            defaultLimit?: components["schemas"]["ThrottleLimit"] | null;
            enabled?: boolean;
            enforcement?: components["schemas"]["EnforcementBody"];
            policyId?: string | null;
            isDeployed?: boolean | null;
            type?: string | null;
        };
        CustomPolicy: {
            policyId: string;
            policyName: string;
            displayName: string;
            description: string;
            isDeployed: boolean;
            /** @enum {string} */
            type: "CustomRule";
            defaultLimit: components["schemas"]["ThrottleLimit"];
            enforcement?: components["schemas"]["Enforcement"];
            keyTemplate: string;
            condition: string;
            enabled: boolean;
            siddhiQuery?: string;
        };
        EnforcementBody: {
            /**
             * @default strict
             * @enum {string}
             */
            mode?: "strict" | "fast";
            /** @default 0 */
            allowance?: number;
            /**
             * @default allow
             * @enum {string}
             */
            whenUnreachable?: "allow" | "deny" | "local";
            /**
             * @default aligned
             * @enum {string}
             */
            window?: "aligned" | "first-call" | "sliding";
        } | null;
        AnyPolicy: components["schemas"]["ApplicationPolicy"] | components["schemas"]["SubscriptionPolicy"] | components["schemas"]["AdvancedPolicy"] | components["schemas"]["CustomPolicy"];
        PolicyFile: {
            /** @enum {string} */
            type: "rate-limiting policy";
            /** @enum {string} */
            subtype: "application" | "subscription" | "advanced" | "custom";
            version: string;
            data: components["schemas"]["AnyPolicy"];
        };
        PresentUsage: {
            level: string;
            policy: string;
            group: string | null;
            key: string;
            unit: string;
            window: string | null;
            /** Format: date-time */
            windowStart: string;
            /** Format: date-time */
            windowEnd: string;
            limit: number | null;
            used: number;
            /** @description What gateways hold and may be using */
            leased: number;
            /** @description What gateways took with them */
            forfeited: number;
            overLimit: number;
            /** @description What resets gave back */
            setBack: number;
            remaining: number | null;
            usedUp: boolean;
            opensAt: string | null;
            gateways: {
                gatewayId: string;
                used: number;
                leased: number;
            }[];
        };
        PeriodUsage: {
            level: string;
            policy: string;
            group: string | null;
            key: string;
            unit: string;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            windows: number;
            windowsUsedUp: number;
            used: number;
            overLimit: number;
            granted: number;
            returned: number;
            forfeited: number;
        };
        WorkflowDecision: {
            /** @enum {string} */
            status: "APPROVED" | "REJECTED";
            attributes?: {
                [key: string]: string;
            } | null;
            description?: string | null;
        };
        Workflow: {
            /** @enum {string} */
            workflowType: "USER_SIGNUP";
            /** @enum {string} */
            workflowStatus: "CREATED" | "APPROVED" | "REJECTED";
            /** Format: date-time */
            createdTime: string;
            /** Format: date-time */
            updatedTime: string;
            referenceId: string;
            properties: {
                /** @description Without the tenant */
                username: string;
                email?: string;
                givenName?: string;
                familyName?: string;
                /** @description The administrator */
                decidedBy?: string;
                comment?: string;
            };
            description: string;
        };
        WorkflowPage: {
            count: number;
            next: string;
            previous: string;
            list: components["schemas"]["Workflow"][];
            pagination: components["schemas"]["Pagination"];
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
        /** @description How many entries the answer may have; the whole list unless it is said. */
        wholeLimit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
                        list: components["schemas"]["Category"][];
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
    createCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
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
    changeCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiCategoryId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Category"];
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
    deleteCategory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                apiCategoryId: string;
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
    listEnvironments: {
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
                        list: components["schemas"]["Environment"][];
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
    createEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnvironmentBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
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
    changeEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnvironmentBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Environment"];
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
    deleteEnvironment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
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
    listGateways: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
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
                        list: components["schemas"]["FleetGateway"][];
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
    resyncPublisher: {
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
                    "application/json": components["schemas"]["Resync"];
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
    listAllApplications: {
        parameters: {
            query?: {
                /** @description Only those that this user owns. */
                user?: string;
                /** @description Looked for in the names. */
                name?: string;
                /** @description The organization of the caller; any other is refused. */
                tenantDomain?: string;
                sortBy?: "name" | "owner" | "createdTime";
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
                    "application/json": {
                        /** @description How many are in this answer */
                        count: number;
                        list: components["schemas"]["OwnedApplication"][];
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
    deleteAnyApplication: {
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
    changeApplicationOwner: {
        parameters: {
            query: {
                owner: string;
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
    resyncDevportal: {
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
                    "application/json": components["schemas"]["Resync"];
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
    listDenyPolicies: {
        parameters: {
            query?: {
                /** @description conditionType:<type>, conditionValue:<value>, or both with & between them. */
                query?: string;
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["DenyPolicy"][];
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
    createDenyPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DenyPolicyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DenyPolicy"];
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
    getDenyPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                conditionId: string;
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
                    "application/json": components["schemas"]["DenyPolicy"];
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
    deleteDenyPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                conditionId: string;
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
    switchDenyPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                conditionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DenyPolicySwitch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DenyPolicy"];
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
    getEventHub: {
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
                    "application/json": components["schemas"]["EventHub"];
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
    listDeadLetters: {
        parameters: {
            query?: {
                limit?: number;
                offset?: number;
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
                        count: number;
                        list: components["schemas"]["DeadLetter"][];
                        pagination: {
                            offset: number;
                            limit: number;
                            total: number;
                        };
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
    replayDeadLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
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
                        id: string;
                        outcome: string;
                    };
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
    resyncTrafficManager: {
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
                    "application/json": components["schemas"]["Resync"];
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
    searchPolicies: {
        parameters: {
            query?: {
                /** @description Such as `type:sub` or `name:Gold`; types are app, sub, api and global. */
                query?: string;
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["PolicySummary"][];
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
    listApplicationPolicies: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["ApplicationPolicy"][];
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
    createApplicationPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPolicyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPolicy"];
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
    getApplicationPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                policyId: string;
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
                    "application/json": components["schemas"]["ApplicationPolicy"];
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
    changeApplicationPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationPolicyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPolicy"];
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
    deleteApplicationPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
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
    listSubscriptionPolicies: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["SubscriptionPolicy"][];
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
    createSubscriptionPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionPolicyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionPolicy"];
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
    getSubscriptionPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                policyId: string;
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
                    "application/json": components["schemas"]["SubscriptionPolicy"];
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
    changeSubscriptionPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionPolicyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionPolicy"];
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
    deleteSubscriptionPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
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
    listAdvancedPolicies: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["AdvancedPolicy"][];
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
    createAdvancedPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvancedPolicyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvancedPolicy"];
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
    getAdvancedPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                policyId: string;
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
                    "application/json": components["schemas"]["AdvancedPolicy"];
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
    changeAdvancedPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvancedPolicyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvancedPolicy"];
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
    deleteAdvancedPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
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
    listCustomPolicies: {
        parameters: {
            query?: {
                /** @description How many entries the answer may have; the whole list unless it is said. */
                limit?: components["parameters"]["wholeLimit"];
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
                        list: components["schemas"]["CustomPolicy"][];
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
    createCustomPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomPolicyBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomPolicy"];
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
    getCustomPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                policyId: string;
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
                    "application/json": components["schemas"]["CustomPolicy"];
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
    changeCustomPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomPolicyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomPolicy"];
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
    deleteCustomPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                policyId: string;
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
    exportPolicy: {
        parameters: {
            query?: {
                policyId?: string;
                name?: string;
                /** @description sub, app, api or global. */
                type?: string;
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
                    "application/json": components["schemas"]["PolicyFile"];
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
    importPolicy: {
        parameters: {
            query?: {
                /** @description Whether it takes the place of one with its name. */
                overwrite?: "true" | "false";
            };
            header?: never;
            path?: never;
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
                    "application/json": components["schemas"]["AnyPolicy"];
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
    listQuotaUsage: {
        parameters: {
            query?: {
                level?: "api" | "operation" | "subscription" | "burst" | "application" | "application-burst" | "custom";
                policy?: string;
                group?: string;
                /** @description What is limited, several times for several. */
                key?: string[];
                applicationId?: string;
                subscriptionId?: string;
                /** @description Asks for a time instead of the present; at most 400 days. */
                from?: string;
                to?: string;
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
                        list: (components["schemas"]["PresentUsage"] | components["schemas"]["PeriodUsage"])[];
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
    resyncKeyManager: {
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
                    "application/json": components["schemas"]["Resync"];
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
    listWorkflows: {
        parameters: {
            query?: {
                /** @description Of all kinds but AM_USER_SIGNUP there is nothing. */
                workflowType?: "AM_APPLICATION_CREATION" | "AM_SUBSCRIPTION_CREATION" | "AM_APPLICATION_UPDATE" | "AM_USER_SIGNUP" | "AM_APPLICATION_REGISTRATION_PRODUCTION" | "AM_APPLICATION_REGISTRATION_SANDBOX" | "AM_SUBSCRIPTION_DELETION" | "AM_APPLICATION_DELETION" | "AM_API_STATE" | "AM_API_PRODUCT_STATE" | "AM_REVISION_DEPLOYMENT";
                /** @description What was decided, and by whom, is listed when it is asked for. */
                workflowStatus?: "CREATED" | "APPROVED" | "REJECTED";
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
                    "application/json": components["schemas"]["WorkflowPage"];
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
    getWorkflow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
            path: {
                externalWorkflowRef: string;
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
                    "application/json": components["schemas"]["Workflow"];
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
    decideWorkflow: {
        parameters: {
            query: {
                workflowReferenceId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkflowDecision"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkflowDecision"];
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
}
