// Written by `npm run api-types` from the fragments below openapi/ of the services: changed there, never here.
export interface paths {
    "/ServiceProviderConfig": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What of SCIM is offered */
        get: operations["getServiceProviderConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Schemas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The attributes of users and roles */
        get: operations["listSchemas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Schemas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The attributes of one of them */
        get: operations["getSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ResourceTypes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is, and where */
        get: operations["listResourceTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ResourceTypes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["getResourceType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/Roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles by filter, in order, page by page; without their members */
        get: operations["listRoles"];
        put?: never;
        /** Add a role */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/Roles/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list, with its parameters in a body */
        post: operations["searchRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v2/Roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A role with who has it, where they are not more than 1000 */
        get: operations["getRole"];
        /**
         * Rename a role, and say who has it
         * @description Members that are not named at all stay. Roles of the system are not renamed.
         */
        put: operations["replaceRole"];
        post?: never;
        /** Delete a role, also from who has it; not one of the system */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /** Give a role to users, take it away, rename it */
        patch: operations["changeRole"];
        trace?: never;
    };
    "/Users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users by filter, in order, page by page */
        get: operations["listUsers"];
        put?: never;
        /** Add a user */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Users/.search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same list, with its parameters in a body */
        post: operations["searchUsers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/Users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A user */
        get: operations["getUser"];
        /**
         * Replace what is kept of a user
         * @description A password that is not given stays, and so does whether the user is active. Other roles or another password end what the user has open.
         */
        put: operations["replaceUser"];
        post?: never;
        /** Delete a user */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user attribute by attribute
         * @description With `active` false the user does not log in, and all tokens end.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/Me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user who calls */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own names, address or password
         * @description Another `password` needs `currentPassword` beside it, and ends everything that is open, this session too.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One fault of the input */
        FieldFault: {
            /** @description The field, its parts separated by dots; empty when the fault is not one of a field */
            code: string;
            /** @description What is wrong with it */
            message: string;
            /** @description Both in one sentence */
            description: string;
        };
        ScimThingList: {
            schemas: string[];
            totalResults: number;
            startIndex: number;
            itemsPerPage: number;
            Resources: {
                [key: string]: unknown;
            }[];
        };
        ScimRoleBody: {
            schemas?: string[];
            id?: unknown;
            meta?: unknown;
            permissions?: unknown;
            "urn:quintet:scim:schemas:extension:1.0:Account"?: unknown;
            displayName: string;
            users?: (string | {
                value: string;
            })[];
        };
        /** @description A role; where attributes were named, with those alone */
        ScimRole: {
            schemas: string[];
            id: string;
            displayName?: string;
            users?: ({
                /** @description The user's id */
                value?: string;
                display?: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description The scopes of the management APIs that it opens */
            permissions?: {
                value?: string;
                display?: string;
            }[];
            "urn:quintet:scim:schemas:extension:1.0:Account"?: {
                /** @description It comes with the system */
                systemRole?: boolean;
            };
            meta?: components["schemas"]["ScimMeta"];
        };
        ScimRoleList: {
            schemas: string[];
            totalResults: number;
            startIndex: number;
            itemsPerPage: number;
            Resources: components["schemas"]["ScimRole"][];
        };
        NewScimUser: {
            schemas?: string[];
            id?: unknown;
            meta?: unknown;
            "urn:quintet:scim:schemas:extension:1.0:Account"?: unknown;
            externalId?: string | null;
            userName: string;
            password: string;
            displayName?: string | null;
            name?: {
                givenName?: string | null;
                familyName?: string | null;
                formatted?: unknown;
            } | null;
            emails?: (string | {
                /** Format: email */
                value: string;
                /** @default work */
                type?: string;
                primary?: boolean;
                display?: string;
            })[];
            active?: boolean | ("true" | "false" | "True" | "False");
            roles?: (string | {
                value: string;
            })[];
        };
        ChangedScimUser: {
            schemas?: string[];
            id?: unknown;
            meta?: unknown;
            "urn:quintet:scim:schemas:extension:1.0:Account"?: unknown;
            externalId?: string | null;
            userName: string;
            password?: string;
            displayName?: string | null;
            name?: {
                givenName?: string | null;
                familyName?: string | null;
                formatted?: unknown;
            } | null;
            emails?: (string | {
                /** Format: email */
                value: string;
                /** @default work */
                type?: string;
                primary?: boolean;
                display?: string;
            })[];
            active?: boolean | ("true" | "false" | "True" | "False");
            roles?: (string | {
                value: string;
            })[];
        };
        ScimSearch: {
            schemas?: string[];
            filter?: string;
            startIndex?: number;
            count?: number;
            sortBy?: string;
            /** @enum {string} */
            sortOrder?: "ascending" | "descending";
            attributes?: string[];
            excludedAttributes?: string[];
        };
        /** @description What is to be changed (RFC 7644 section 3.5.2) */
        ScimPatch: {
            schemas?: string[];
            Operations: {
                /** @enum {string} */
                op: "add" | "replace" | "remove";
                /** @description An attribute, a part of it, or elements by filter */
                path?: string;
                value?: unknown;
            }[];
        };
        /** @description A user; where attributes were named, with those alone */
        ScimUser: {
            schemas: string[];
            id: string;
            /** @description In a tenant with @ and the tenant behind it */
            userName?: string;
            externalId?: string;
            displayName?: string;
            name?: {
                formatted?: string;
                givenName?: string;
                familyName?: string;
            };
            emails?: {
                value?: string;
                type?: string;
                primary?: boolean;
            }[];
            active?: boolean;
            roles?: {
                value?: string;
                display?: string;
            }[];
            "urn:quintet:scim:schemas:extension:1.0:Account"?: {
                /** @description Signed up and not approved yet */
                awaitsApproval?: boolean;
            };
            meta?: components["schemas"]["ScimMeta"];
        };
        ScimUserList: {
            schemas: string[];
            totalResults: number;
            startIndex: number;
            itemsPerPage: number;
            Resources: components["schemas"]["ScimUser"][];
        };
        ScimMeta: {
            resourceType?: string;
            /** Format: date-time */
            created?: string;
            /** Format: date-time */
            lastModified?: string;
            /** Format: uri */
            location?: string;
            /** @description The entity tag */
            version?: string;
        };
        /** @description An error of SCIM (RFC 7644 section 3.12), with the members of the other APIs' errors beside */
        ScimError: {
            schemas: string[];
            status: string;
            /** @enum {string} */
            scimType?: "invalidFilter" | "tooMany" | "uniqueness" | "mutability" | "invalidSyntax" | "invalidPath" | "noTarget" | "invalidValue";
            detail: string;
            code: number;
            message: string;
            description: string;
            moreInfo: string;
            error: components["schemas"]["FieldFault"][];
        };
    };
    responses: {
        /** @description The request is not understood */
        ScimError400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description The caller is not known */
        ScimError401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description The caller may not do this */
        ScimError403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description There is no such thing */
        ScimError404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description The state does not allow it */
        ScimError409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description It was changed in the meantime */
        ScimError412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description Too large */
        ScimError413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description Of a kind that is not read here */
        ScimError415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description Too many requests */
        ScimError429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description A fault of ours */
        ScimError500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
        /** @description Not now */
        ScimError503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/scim+json": components["schemas"]["ScimError"];
            };
        };
    };
    parameters: {
        /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
        ifMatch: string;
        /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
        ifNoneMatch: string;
        /** @description What of it is meant (RFC 7644 section 3.4.2.2): `eq`, `ne`, `co`, `sw`, `ew`, `gt`, `ge`, `lt`, `le`, `pr`, with `and`, `or`, `not`, brackets, and `emails[type eq "work"]`. */
        scimFilter: string;
        /** @description Number of the first one, counted from 1. */
        startIndex: number;
        /** @description How many at most; more than 1000 are not given. */
        count: number;
        /** @description The attribute that decides the order. */
        sortBy: string;
        sortOrder: "ascending" | "descending";
        /** @description Names of attributes with commas between: these alone are answered, with the id. */
        attributes: string;
        /** @description Names of attributes with commas between: these are left out. */
        excludedAttributes: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getServiceProviderConfig: {
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
                    "application/scim+json": {
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
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    listSchemas: {
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
                    "application/scim+json": components["schemas"]["ScimThingList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    getSchema: {
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
                    "application/scim+json": {
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
            400: components["responses"]["ScimError400"];
            404: components["responses"]["ScimError404"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    listResourceTypes: {
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
                    "application/scim+json": components["schemas"]["ScimThingList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    getResourceType: {
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
                    "application/scim+json": {
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
            400: components["responses"]["ScimError400"];
            404: components["responses"]["ScimError404"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    listRoles: {
        parameters: {
            query?: {
                /** @description What of it is meant (RFC 7644 section 3.4.2.2): `eq`, `ne`, `co`, `sw`, `ew`, `gt`, `ge`, `lt`, `le`, `pr`, with `and`, `or`, `not`, brackets, and `emails[type eq "work"]`. */
                filter?: components["parameters"]["scimFilter"];
                /** @description Number of the first one, counted from 1. */
                startIndex?: components["parameters"]["startIndex"];
                /** @description How many at most; more than 1000 are not given. */
                count?: components["parameters"]["count"];
                /** @description The attribute that decides the order. */
                sortBy?: components["parameters"]["sortBy"];
                sortOrder?: components["parameters"]["sortOrder"];
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
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
                    "application/scim+json": components["schemas"]["ScimRoleList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    createRole: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimRoleBody"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimRole"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            409: components["responses"]["ScimError409"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    searchRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimRoleList"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    getRole: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
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
                    "application/scim+json": components["schemas"]["ScimRole"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    replaceRole: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimRoleBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimRole"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    deleteRole: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    changeRole: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimRole"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description What of it is meant (RFC 7644 section 3.4.2.2): `eq`, `ne`, `co`, `sw`, `ew`, `gt`, `ge`, `lt`, `le`, `pr`, with `and`, `or`, `not`, brackets, and `emails[type eq "work"]`. */
                filter?: components["parameters"]["scimFilter"];
                /** @description Number of the first one, counted from 1. */
                startIndex?: components["parameters"]["startIndex"];
                /** @description How many at most; more than 1000 are not given. */
                count?: components["parameters"]["count"];
                /** @description The attribute that decides the order. */
                sortBy?: components["parameters"]["sortBy"];
                sortOrder?: components["parameters"]["sortOrder"];
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
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
                    "application/scim+json": components["schemas"]["ScimUserList"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    createUser: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["NewScimUser"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            409: components["responses"]["ScimError409"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    searchUsers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimSearch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUserList"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
            };
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
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    replaceUser: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ChangedScimUser"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, and there is nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    changeUser: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            409: components["responses"]["ScimError409"];
            412: components["responses"]["ScimError412"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    getMe: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description Entity tags that the caller has. When one of them is still that of the answer, 304 is answered without a body. */
                "If-None-Match"?: components["parameters"]["ifNoneMatch"];
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
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            /** @description The caller has it already */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
    changeMe: {
        parameters: {
            query?: {
                /** @description Names of attributes with commas between: these alone are answered, with the id. */
                attributes?: components["parameters"]["attributes"];
                /** @description Names of attributes with commas between: these are left out. */
                excludedAttributes?: components["parameters"]["excludedAttributes"];
            };
            header?: {
                /** @description The entity tag of the version that the request means. When there is another one by now, the answer is 412. */
                "If-Match"?: components["parameters"]["ifMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/scim+json": components["schemas"]["ScimPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/scim+json": components["schemas"]["ScimUser"];
                };
            };
            400: components["responses"]["ScimError400"];
            401: components["responses"]["ScimError401"];
            403: components["responses"]["ScimError403"];
            404: components["responses"]["ScimError404"];
            412: components["responses"]["ScimError412"];
            413: components["responses"]["ScimError413"];
            415: components["responses"]["ScimError415"];
            429: components["responses"]["ScimError429"];
            500: components["responses"]["ScimError500"];
            503: components["responses"]["ScimError503"];
        };
    };
}
